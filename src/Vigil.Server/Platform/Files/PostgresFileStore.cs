using System.Data.Common;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Platform.Files;

/// <summary>Beside PostgreSQL: pieces in tables, so that every node reads what any node took, and bytes and rows are one transaction.</summary>
internal sealed class PostgresFileStore(Database database, WriteGate gate) : IFileStore
{
    // Small enough to be read into memory while a client is slow, large enough for few round trips.
    private const int PieceSize = 256 * 1024;

    /// <inheritdoc/>
    public Task<bool> AppendAsync(Guid upload, long offset, ReadOnlyMemory<byte> piece, Func<WriteSession, Task<bool>> note) => gate.WriteAsync(async session =>
    {
        // First the note, which locks the upload's row: of two that stand at the same place one comes too late.
        if (!await note(session))
        {
            return false;
        }

        await RunAsync(session, "insert into upload_pieces (upload_id, position, bytes) values (@p0, @p1, @p2)", upload, offset, piece.ToArray());
        return true;
    }, CancellationToken.None);

    /// <inheritdoc/>
    public async Task<byte[]> ReadUploadAsync(Guid upload, int length, CancellationToken cancellationToken)
    {
        var whole = new MemoryStream(length);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = Command(connection, "select bytes from upload_pieces where upload_id = @p0 order by position", upload);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            whole.Write((byte[])rows[0]);
        }

        return whole.Length == length ? whole.ToArray() : throw new InvalidDataException($"Upload {upload} has {whole.Length} bytes and not the {length} that are noted.");
    }

    /// <inheritdoc/>
    public Task RemoveUploadAsync(Guid upload) => gate.WriteAsync(session => RunAsync(session, "delete from upload_pieces where upload_id = @p0", upload), CancellationToken.None);

    /// <inheritdoc/>
    public Task KeepAsync(ReadOnlyMemory<byte> content, Func<WriteSession, string, Task> together) => gate.WriteAsync(async session =>
    {
        var hash = BlobRows.HashOf(content);
        if (await BlobRows.UseAsync(session, hash, content.Length))
        {
            for (var at = 0; at < content.Length; at += PieceSize)
            {
                await RunAsync(session, "insert into blob_pieces (hash, position, bytes) values (@p0, @p1, @p2)", hash, at / PieceSize, content.Slice(at, Math.Min(PieceSize, content.Length - at)).ToArray());
            }
        }

        await together(session, hash);
        return true;
    }, CancellationToken.None);

    /// <inheritdoc/>
    public async Task CopyToAsync(string hash, Stream to, CancellationToken cancellationToken)
    {
        // A connection for each piece: a client that reads slowly must not hold one.
        for (var position = 0; await PieceAsync(hash, position, cancellationToken) is { } piece; position++)
        {
            await to.WriteAsync(piece, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task RemoveUnusedAsync(CancellationToken cancellationToken) =>
        gate.WriteAsync(async session => await BlobRows.RemoveAsync(session, await BlobRows.UnusedAsync(session.Db, cancellationToken)), cancellationToken); // Its pieces go with a row (on delete cascade).

    private async Task<byte[]?> PieceAsync(string hash, int position, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = Command(connection, "select bytes from blob_pieces where hash = @p0 and position = @p1", hash, position);
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] bytes ? bytes
            : position == 0 ? throw new FileNotFoundException($"No content with the hash {hash} is stored.")
            : null;
    }

    private static async Task<int> RunAsync(WriteSession session, string sql, params object[] values)
    {
        await using var command = Command(session.Connection, sql, values);
        command.Transaction = session.Transaction;
        return await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static DbCommand Command(DbConnection connection, string sql, params object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i}", values[i]);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
