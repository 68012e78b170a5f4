using System.ComponentModel.DataAnnotations;

namespace Vigil.Server.Assistant.Wording;

/// <summary>A language model that words answers, reached over an OpenAI-compatible endpoint. Configuration section <c>LanguageModel</c>; nothing set, nothing is sent to anybody.</summary>
public sealed class LanguageModelOptions
{
    /// <summary>Base address of the endpoint, such as <c>https://models.example/v1</c>. Empty, the default: no model, and every answer is the built-in one.</summary>
    public string Url { get; set; } = "";

    /// <summary>Takes http for <see cref="Url"/> where it leads into the house (RFC 1918, RFC 4193, RFC 6598), over a network of which nobody else has hold. The default is false: http on this very machine only. An address on the internet is never called over http.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Name of the model as the endpoint knows it. Needed with <see cref="Url"/>.</summary>
    public string Model { get; set; } = "";

    /// <summary>Key of the endpoint, a secret: it is sent to the endpoint and written nowhere. Empty for one that asks for none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Seconds that the words of one answer may take, look-ups included; after that the built-in answer is given. The default is 3: people wait that long for an answer without wondering.</summary>
    [Range(0.1, 20)]
    public double TimeoutSeconds { get; set; } = 3;

    /// <summary>The most tokens that the model may write in one turn. The default is 600, enough for the longest answer that is let through.</summary>
    [Range(16, 4096)]
    public int MaxTokens { get; set; } = 600;

    /// <summary>Price of a million tokens read, in whatever currency the bill is; for the cost in the metrics only. The default is 0.</summary>
    [Range(0.0, 100_000.0)]
    public double InputPrice { get; set; }

    /// <summary>Price of a million tokens written, in the same currency. The default is 0.</summary>
    [Range(0.0, 100_000.0)]
    public double OutputPrice { get; set; }
}
