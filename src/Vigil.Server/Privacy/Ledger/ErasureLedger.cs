using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Files;
using Vigil.Server.Privacy.Erasing;

namespace Vigil.Server.Privacy.Ledger;

/// <summary>
/// A file of JSON lines outside of the database that only grows: who was erased, by ids that tell nobody who that was. An older copy of the database does not know of later
/// erasures; this file does.
/// </summary>
internal sealed class ErasureLedger(IOptions<PrivacyOptions> options, IOptions<DatabaseOptions> database)
{
    private const string FileName = "erasures.jsonl";
    private const int Version = 1;

    private readonly string _file = Path.Combine(
        Path.GetFullPath(options.Value.LedgerFolder is { Length: > 0 } named ? named : Path.Combine(database.Value.Data, "erasures")), FileName);

    /// <summary>Adds one, durably: when this returns it outlives the machine. Twice does no harm.</summary>
    /// <exception cref="IOException">It cannot be written, or another node is writing: to be tried again.</exception>
    public async Task AppendAsync(Erasure erasure)
    {
        var folder = Path.GetDirectoryName(_file)!;
        DurableFolder.Make(folder);
        var isNew = !File.Exists(_file);
        var open = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            open.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var stream = new FileStream(_file, open))
        {
            await DropTornLineAsync(stream);
            await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new Line(Version, erasure.Id, erasure.At, erasure.PersonIds, erasure.CaseIds), JsonSerializerOptions.Web));
            stream.WriteByte((byte)'\n');
            stream.Flush(flushToDisk: true);
        }

        if (isNew)
        {
            DurableFolder.Sync(folder);
        }
    }

    /// <summary>Reads all of it, in order.</summary>
    /// <exception cref="InvalidDataException">A line is none of ours; the message names file and line.</exception>
    public async Task<IReadOnlyList<RecordedErasure>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_file))
        {
            return [];
        }

        // What stands behind the last end of a line was torn by a power cut: its erasure is recorded anew.
        var text = await File.ReadAllTextAsync(_file, cancellationToken);
        return [.. text.Split('\n')[..^1].Select((line, i) => Read(line) ?? throw new InvalidDataException(
            string.Create(CultureInfo.InvariantCulture, $"{_file} line {i + 1} is no line of the ledger of erasures. Without it somebody who was erased could come back: restore the file from its copy.")))];
    }

    private static RecordedErasure? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, JsonSerializerOptions.Web) is { V: Version, Persons: { } persons, Cases: { } cases } line ? new RecordedErasure(line.Approval, line.At, persons, cases) : null;
        }
        catch (JsonException)
        {
            // Told by the caller, with its place.
            return null;
        }
    }

    private static async Task DropTornLineAsync(FileStream stream)
    {
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        stream.SetLength(end);
        stream.Seek(end, SeekOrigin.Begin);
    }

    private sealed record Line(int V, ApprovalId Approval, DateTimeOffset At, IReadOnlyList<CustomerId> Persons, IReadOnlyList<CaseId> Cases);
}

/// <summary>An erasure as the ledger has it.</summary>
internal sealed record RecordedErasure(ApprovalId Id, DateTimeOffset At, IReadOnlyList<CustomerId> Persons, IReadOnlyList<CaseId> Cases);
