namespace Vigil.Language.Evaluation;

/// <summary>A message whose asks are known.</summary>
/// <param name="Kind">contrast, several, story or plain.</param>
/// <param name="Answer">The topics that may be answered, since they are the most urgent.</param>
/// <param name="Asks">What it asks, in the order of the text, each with every topic that a fair expert accepts for it.</param>
public sealed record AskRow(string Id, string Lang, string Kind, string Text, IReadOnlyList<string> Answer, IReadOnlyList<IReadOnlyList<string>> Asks)
{
    private const string Form = "{id,lang,kind,text,answer[],asks[[]]}";

    /// <summary>Reads JSON lines.</summary>
    /// <exception cref="EvaluationInputException">The file or a line of it cannot be used; the message names file, line and what was expected.</exception>
    public static IReadOnlyList<AskRow> Read(string path) => JsonLines.Read<AskRow>(path, Form, row =>
        row is not { Id.Length: > 0, Kind.Length: > 0, Text: not null, Answer.Count: > 0, Asks.Count: > 0 } ? $"a JSON object {Form} expected."
            : row.Answer.Concat(row.Asks.SelectMany(a => a)).FirstOrDefault(t => IntentVocabulary.Find(t) is null) is { } unknown ? $"a topic of the vocabulary expected; there is no '{unknown}'."
            : null);
}
