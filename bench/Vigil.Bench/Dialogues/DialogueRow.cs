using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vigil.Bench.Driving;

namespace Vigil.Bench.Dialogues;

/// <summary>What one customer says, turn by turn.</summary>
/// <param name="Lang">BCP 47, such as zh or en: the language of the customer's messenger.</param>
/// <param name="Turns">The customer's messages; what the assistant says between them is what is looked for.</param>
/// <param name="Persona">Optional: a customer of the demo exchange by id or by situation, who is signed in. Without it a visitor speaks.</param>
internal sealed partial record DialogueRow(string Id, string Lang, IReadOnlyList<string> Turns, string? Persona)
{
    private const string Expected = "a row {id,lang,turns[]} expected";

    /// <summary>Reads JSON lines.</summary>
    /// <exception cref="BadInputException">The file or a line of it cannot be used; the message names file, line and what was expected.</exception>
    public static IReadOnlyList<DialogueRow> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInputException($"{path}: a readable file of JSON lines {{id,lang,turns[]}} expected ({missing.Message.ReplaceLineEndings(" ")}).");
        }

        var rows = lines.Select((line, i) => (Line: line, Number: i + 1)).Where(l => !string.IsNullOrWhiteSpace(l.Line))
            .Select(l => Parse(l.Line, string.Create(CultureInfo.InvariantCulture, $"{path}: line {l.Number}"))).ToList();
        return rows.GroupBy(r => r.Id, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice ? throw new BadInputException($"{path}: the id '{twice.Key}' stands there twice.")
            : rows.Count > 0 ? rows
            : throw new BadInputException($"{path}: line 1: {Expected}, but the file is empty.");
    }

    private static DialogueRow Parse(string line, string place)
    {
        DialogueRow? row;
        try
        {
            row = JsonSerializer.Deserialize<DialogueRow>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException broken)
        {
            throw new BadInputException($"{place}: {Expected} ({broken.Message.ReplaceLineEndings(" ")}).");
        }

        return row is not { Id.Length: > 0, Lang.Length: > 0, Turns.Count: > 0 } || row.Turns.Any(string.IsNullOrWhiteSpace) ? throw new BadInputException($"{place}: {Expected}, each turn a text.")
            : FileName.IsMatch(row.Id) ? row
            : throw new BadInputException($"{place}: an id of letters, digits, '.', '-' and '_' expected, for a file is named by it; found '{row.Id}'.");
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName { get; }
}
