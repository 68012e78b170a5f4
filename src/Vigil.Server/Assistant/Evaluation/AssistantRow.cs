using Vigil.Language;
using Vigil.Language.Evaluation;

namespace Vigil.Server.Assistant.Evaluation;

/// <summary>One question whose topic is known.</summary>
/// <param name="Accept">Every topic that a fair expert accepts, <paramref name="Intent"/> among them.</param>
internal sealed record AssistantRow(string Id, string Lang, string Text, string Intent, IReadOnlyList<string> Accept)
{
    /// <summary>Reads JSON lines.</summary>
    /// <exception cref="EvaluationInputException">The file or a line of it cannot be used; the message names file, line and what was expected.</exception>
    public static IReadOnlyList<AssistantRow> Read(string path) =>
        [.. JsonLines.Read<AssistantRow>(path, "{id,lang,text,intent,accept[]}", Fault).Select(row => row.Accept is { Count: > 0 } ? row : row with { Accept = [row.Intent] })];

    private static string? Fault(AssistantRow row) =>
        row is not { Id.Length: > 0, Lang.Length: > 0, Text: not null, Intent.Length: > 0 } ? "id, lang, text and intent expected."
            : (row.Accept ?? []).Append(row.Intent).FirstOrDefault(a => IntentVocabulary.Find(a) is null) is { } unknown ? $"a topic of the vocabulary expected; there is no '{unknown}'."
            : null;
}
