using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Files;

namespace Vigil.Server.Staff.Trail;

/// <summary>Checkpoints in a folder: for each key a file of JSON lines that only grows, and the public key beside it.</summary>
internal sealed class CheckpointFolder(IOptions<TrailOptions> options, IOptions<DatabaseOptions> database)
{
    /// <summary>Where this server keeps them.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.CheckpointFolder is { Length: > 0 } named ? named : System.IO.Path.Combine(database.Value.Data, "audit"));

    /// <summary>Adds one, durably: when this returns it outlives the machine.</summary>
    public async Task KeepAsync(Checkpoint made, ECDsa key)
    {
        DurableFolder.Make(Path);
        var publicKey = System.IO.Path.Combine(Path, $"{made.Key}.pub.pem");
        var file = System.IO.Path.Combine(Path, $"{made.Key}.jsonl");
        var isNew = !File.Exists(file);
        if (isNew)
        {
            await File.WriteAllTextAsync(publicKey, key.ExportSubjectPublicKeyInfoPem());
        }

        await using (var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read))
        {
            if (stream.Length > 0)
            {
                // A line that a power cut has torn stays alone.
                stream.Seek(-1, SeekOrigin.End);
                if (stream.ReadByte() != '\n')
                {
                    stream.WriteByte((byte)'\n');
                }
            }

            await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(Line.Of(made)));
            stream.WriteByte((byte)'\n');
            stream.Flush(flushToDisk: true);
        }

        if (isNew)
        {
            DurableFolder.Sync(Path);
        }
    }

    /// <summary>Reads all checkpoints of a folder.</summary>
    /// <param name="folder">Any folder of this form.</param>
    /// <returns>Each with the file and line it stands in; what cannot be read as one is null.</returns>
    public static async Task<List<KeptCheckpoint>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var found = new List<KeptCheckpoint>();
        foreach (var file in Files(folder, "*.jsonl"))
        {
            var number = 0;
            await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
            {
                number++;
                found.Add(new KeptCheckpoint(string.Create(CultureInfo.InvariantCulture, $"{System.IO.Path.GetFileName(file)} line {number}"), Line.Read(line)));
            }
        }

        return found;
    }

    /// <summary>The public keys that lie in a folder, by what they are called.</summary>
    public static async Task<Dictionary<string, ECDsa>> KeysAsync(string folder, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, ECDsa>(StringComparer.Ordinal);
        foreach (var file in Files(folder, "*.pub.pem"))
        {
            var key = ECDsa.Create();
            try
            {
                key.ImportFromPem(await File.ReadAllTextAsync(file, cancellationToken));
                keys[Checkpoint.KeyId(key)] = key;
            }
            catch (Exception failure) when (failure is ArgumentException or CryptographicException)
            {
                // No key: whatever it should have vouched for is told as signed by nobody known.
                key.Dispose();
            }
        }

        return keys;
    }

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal) : [];

    private sealed record Line(long Seq, string Hash, DateTimeOffset At, string Key, string Signature)
    {
        public static Line Of(Checkpoint made) => new(made.Seq, Convert.ToHexStringLower(made.Hash), Microseconds.ToTime(made.At), made.Key, Convert.ToBase64String(made.Signature));

        public static Checkpoint? Read(string text)
        {
            try
            {
                return JsonSerializer.Deserialize<Line>(text) is { Hash: not null, Key: not null, Signature: not null } line
                    ? new Checkpoint(line.Seq, Convert.FromHexString(line.Hash), line.At.ToMicroseconds(), line.Key, Convert.FromBase64String(line.Signature))
                    : null;
            }
            catch (Exception failure) when (failure is JsonException or FormatException)
            {
                return null;
            }
        }
    }
}

/// <summary>What stands in a line of a file of checkpoints.</summary>
/// <param name="Where">File and line, for people.</param>
/// <param name="Read">Null where it is none.</param>
internal sealed record KeptCheckpoint(string Where, Checkpoint? Read);
