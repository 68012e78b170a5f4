using System.Text.Json;

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
    public static IReadOnlyList<AskRow> Read(string path)
    {
        var rows = new List<AskRow>();
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                rows.Add(Parse(path, number, line));
            }
        }

        return rows.Count > 0 ? rows : throw EvaluationInputException.Of(path, $"at least one row {Form} expected, the file is empty.");
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw EvaluationInputException.Of(path, "a readable file of JSON lines expected.", fault);
        }
    }

    private static AskRow Parse(string path, int number, string line)
    {
        AskRow? row;
        try
        {
            row = JsonSerializer.Deserialize<AskRow>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException fault)
        {
            throw EvaluationInputException.At(path, number, $"a JSON object {Form} expected.", fault);
        }

        if (row is not { Id.Length: > 0, Kind.Length: > 0, Text: not null, Answer.Count: > 0, Asks.Count: > 0 })
        {
            throw EvaluationInputException.At(path, number, $"a JSON object {Form} expected.");
        }

        return row.Answer.Concat(row.Asks.SelectMany(a => a)).FirstOrDefault(t => IntentVocabulary.Find(t) is null) is { } unknown
            ? throw EvaluationInputException.At(path, number, $"a topic of the vocabulary expected; there is no '{unknown}'.")
            : row;
    }
}
