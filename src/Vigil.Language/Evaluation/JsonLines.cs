using System.Text.Json;

namespace Vigil.Language.Evaluation;

/// <summary>Reads an evaluation's rows, one JSON object a line; empty lines are passed over.</summary>
public static class JsonLines
{
    /// <param name="form">What a row holds, for messages: <c>{id,lang,text}</c>.</param>
    /// <param name="fault">What is wrong with a row, as what was expected instead; null where nothing is.</param>
    /// <exception cref="EvaluationInputException">The file or a line of it cannot be used; the message names file, line and what was expected.</exception>
    public static IReadOnlyList<T> Read<T>(string path, string form, Func<T, string?> fault)
        where T : class
    {
        var rows = new List<T>();
        var number = 0;
        foreach (var line in Lines(path, form))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                rows.Add(Parse(path, number, line, form, fault));
            }
        }

        return rows.Count > 0 ? rows : throw EvaluationInputException.At(path, 1, $"a row {form} expected, but the file is empty.");
    }

    private static string[] Lines(string path, string form)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw EvaluationInputException.Of(path, $"a readable file of JSON lines {form} expected ({fault.Message.ReplaceLineEndings(" ")}).", fault);
        }
    }

    private static T Parse<T>(string path, int number, string line, string form, Func<T, string?> fault)
        where T : class
    {
        try
        {
            var row = JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web) ?? throw EvaluationInputException.At(path, number, $"a JSON object {form} expected.");
            return fault(row) is { } wrong ? throw EvaluationInputException.At(path, number, wrong) : row;
        }
        catch (JsonException broken)
        {
            throw EvaluationInputException.At(path, number, $"a JSON object {form} expected ({broken.Message.ReplaceLineEndings(" ")}).", broken);
        }
    }
}
