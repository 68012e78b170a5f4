using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Http.Outgoing;

namespace Vigil.Server.Platform.Files.Scanning;

/// <summary>
/// Speaks with clamd: one connection, one INSTREAM command (clamd(8)). The content goes in chunks, each behind its length in four bytes of
/// network order; a length of zero ends it. The <c>z</c> before the command says that it and the answer end with a zero byte.
/// </summary>
internal sealed class Clamd(OutgoingGate gate, IOptions<ScannerOptions> options)
{
    private const int ChunkSize = 64 * 1024;

    // An answer is one line: a prefix and the name of a signature.
    private const int LongestReply = 4 * 1024;

    /// <summary>Sends content and reads clamd's verdict.</summary>
    /// <exception cref="IOException">The connection broke, the host must not be called, or the answer has no end.</exception>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    public async Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using var stream = await ConnectAsync(cancellationToken);
        return await AskAsync(stream, content, cancellationToken);
    }

    /// <summary>The same over a connection. Whoever answers before they had all of it can refuse a file and cannot let it through.</summary>
    internal static async Task<ScanVerdict> AskAsync(Stream stream, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // Read from the beginning on: over a size limit clamd answers before all has been sent, and hangs up.
        var (reply, whole) = (ReadAsync(stream, cancellationToken), false);
        try
        {
            await WriteAsync(stream, content, cancellationToken);
            whole = !reply.IsCompleted;
            await stream.WriteAsync(new byte[sizeof(uint)], cancellationToken);
        }
        catch (IOException)
        {
            // Why it does not want the rest, the answer says; where there is none, its own failure tells of the break.
            whole = false;
        }

        return ScanVerdict.Read(await reply) is var verdict && verdict.Outcome is ScanOutcome.Clean && !whole ? new(ScanOutcome.NoAnswer) : verdict;
    }

    private Task<Stream> ConnectAsync(CancellationToken cancellationToken) =>
        options.Value.Socket is { } socket ? OutgoingGate.ConnectAsync(socket, cancellationToken)
        : options.Value.Host is var (name, port) ? gate.ConnectAsync(name, port, own: true, cancellationToken)
        : throw new InvalidOperationException("Checked at start.");

    private static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        var length = new byte[sizeof(uint)];
        for (var at = 0; at < content.Length; at += ChunkSize)
        {
            var chunk = content.Slice(at, Math.Min(ChunkSize, content.Length - at));
            BinaryPrimitives.WriteUInt32BigEndian(length, (uint)chunk.Length);
            await stream.WriteAsync(length, cancellationToken);
            await stream.WriteAsync(chunk, cancellationToken);
        }
    }

    private static async Task<string> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var (reply, length) = (new byte[LongestReply], 0);
        while (length < reply.Length && await stream.ReadAsync(reply.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (reply.AsSpan(0, length).IndexOf((byte)0) is >= 0 and var end)
            {
                return Encoding.ASCII.GetString(reply, 0, end);
            }
        }

        throw new IOException("The virus scanner hung up before its answer was whole.");
    }
}
