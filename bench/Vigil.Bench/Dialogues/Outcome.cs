using System.Globalization;
using System.Text.Json;

namespace Vigil.Bench.Dialogues;

/// <summary>How a dialogue ended, told from its timeline. Whether an answer was the right one no timeline tells: for that somebody reads it.</summary>
internal static class Outcome
{
    /// <summary>A person was, or is to be, asked: the case went into a queue.</summary>
    public const string HandedOver = "handed_over";

    /// <summary>No person: the assistant answered from an article or from records.</summary>
    public const string Answered = "answered";

    /// <summary>No person and no answer: asked back, greeted, not understood.</summary>
    public const string Open = "open";

    /// <param name="timeline">The entries as staff read them.</param>
    public static string Of(IReadOnlyList<JsonElement> timeline) =>
        timeline.Any(e => KindOf(e) == "queued") ? HandedOver
        : timeline.Any(Answers) ? Answered
        : Open;

    /// <summary>One line of counts and shares.</summary>
    public static string Summary(string name, IReadOnlyCollection<string> outcomes)
    {
        string Share(string outcome) => string.Create(CultureInfo.InvariantCulture, $"{outcomes.Count(o => o == outcome)} ({100.0 * outcomes.Count(o => o == outcome) / outcomes.Count:0.0} %)");
        return $"{name}: {outcomes.Count} dialogues, answered without a person {Share(Answered)}, handed over {Share(HandedOver)}, neither {Share(Open)}";
    }

    private static bool Answers(JsonElement entry) => KindOf(entry) switch
    {
        "message" => entry.GetProperty("author").GetProperty("kind").GetString() == "assistant" && entry.TryGetProperty("parts", out var parts) && parts.ValueKind is JsonValueKind.Object
            && (HasAny(parts, "cards") || HasAny(parts, "articles")),
        "understood" => HasAny(entry.GetProperty("understood"), "records"),
        _ => false,
    };

    private static string? KindOf(JsonElement entry) => entry.GetProperty("kind").GetString();

    private static bool HasAny(JsonElement parent, string list) => parent.TryGetProperty(list, out var items) && items.ValueKind is JsonValueKind.Array && items.GetArrayLength() > 0;
}
