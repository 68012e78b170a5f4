using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vigil.Durability.Tests.History;

/// <summary>Writes the record of a run as it happens, one JSON object a line, so that it is there whatever becomes of the run.</summary>
public sealed class Recorder : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _one = new();
    private readonly List<Happening> _all = [];
    private readonly StreamWriter _file;
    private readonly TimeProvider _clock;

    public Recorder(string file, TimeProvider clock)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        (File, _file, _clock) = (file, new StreamWriter(file) { AutoFlush = true }, clock);
    }

    /// <summary>Where it is written.</summary>
    public string File { get; }

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<Happening> All
    {
        get
        {
            lock (_one)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>Adds a line behind all others.</summary>
    public void Add(Happening happening)
    {
        lock (_one)
        {
            var line = happening with { At = _clock.GetUtcNow() };
            _all.Add(line);
            _file.WriteLine(LineOf(line));
        }
    }

    /// <summary>A happening as a line.</summary>
    public static string LineOf(Happening happening) => JsonSerializer.Serialize(happening, Json);

    /// <summary>A line as a happening.</summary>
    public static Happening Read(string line) => JsonSerializer.Deserialize<Happening>(line, Json)!;

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
