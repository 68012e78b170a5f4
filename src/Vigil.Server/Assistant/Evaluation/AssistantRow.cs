using System.Text.Json;
using Vigil.Language;
using Vigil.Language.Evaluation;

namespace Vigil.Server.Assistant.Evaluation;

/// <summary>One question whose topic is known.</summary>
/// <param name="Accept">Every topic that a fair expert accepts, <paramref name="Intent"/> among them.</param>
internal sealed record AssistantRow(string Id, string Lang, string Text, string Intent, IReadOnlyList<string> Accept)
{
    /// <summary>Reads JSON lines.</summary>
    /// <exception cref="EvaluationInputException">The file or a line of it cannot be used; the message names file, line and what was expected.</exception>
    public static IReadOnlyList<AssistantRow> Read(string path)
    {
        var rows = new List<AssistantRow>();
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                rows.Add(Parse(line, $"{path}: line {number}"));
            }
        }

        return rows.Count > 0 ? rows : throw new EvaluationInputException($"{path}: line 1: a row {{id,lang,text,intent,accept[]}} expected, but the file is empty.");
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new EvaluationInputException($"{path}: a readable file of JSON lines {{id,lang,text,intent,accept[]}} expected ({missing.Message.ReplaceLineEndings(" ")}).", missing);
        }
    }

    private static AssistantRow Parse(string line, string place)
    {
        AssistantRow? row;
        try
        {
            row = JsonSerializer.Deserialize<AssistantRow>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException broken)
        {
            throw new EvaluationInputException($"{place}: a JSON object {{id,lang,text,intent,accept[]}} expected ({broken.Message.ReplaceLineEndings(" ")}).", broken);
        }

        if (row is not { Id.Length: > 0, Lang.Length: > 0, Text: not null, Intent.Length: > 0 })
        {
            throw new EvaluationInputException($"{place}: id, lang, text and intent expected.");
        }

        row = row with { Accept = row.Accept is { Count: > 0 } accept ? accept : [row.Intent] };
        return row.Accept.Append(row.Intent).FirstOrDefault(a => IntentVocabulary.Find(a) is null) is { } unknown
            ? throw new EvaluationInputException($"{place}: a topic of the vocabulary expected; there is no '{unknown}'.")
            : row;
    }
}
