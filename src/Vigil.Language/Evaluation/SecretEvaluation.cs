using System.Text.Json;
using Vigil.Language.Secrets;

namespace Vigil.Language.Evaluation;

/// <summary>How often one kind of secret was found and missed; a share is null where nothing was there to be measured.</summary>
/// <param name="Rows">Rows that contain the kind.</param>
/// <param name="Found">Those of them where it was found.</param>
/// <param name="FalseAlarms">Rows without it where it was found.</param>
public sealed record SecretKindFigures(int Rows, int Found, int FalseAlarms)
{
    public double? Recall => Rows == 0 ? null : (double)Found / Rows;

    public double? Precision => Found + FalseAlarms == 0 ? null : (double)Found / (Found + FalseAlarms);
}

/// <summary>What the detector reached on a file. A row and a kind make a pair; shares go from 0 to 1 and are 1 where there is no pair to be measured on.</summary>
public sealed record SecretFigures(int Rows, double Recall, double Precision, IReadOnlyDictionary<string, SecretKindFigures> ByKind, IReadOnlyList<string> MissedIds, IReadOnlyList<string> FalseAlarmIds);

/// <summary>Measures the detector of secrets on rows <c>{id, lang, text, contains[]}</c>, one JSON object on each line.</summary>
public static class SecretEvaluation
{
    /// <summary>Reads the file and measures.</summary>
    /// <exception cref="EvaluationInputException">The file is missing, or a line is not what it must be.</exception>
    public static SecretFigures Run(string path) => Measure(ReadRows(path));

    private static SecretFigures Measure(List<Row> rows)
    {
        var byKind = SecretKinds.All.Order(StringComparer.Ordinal).ToDictionary(kind => kind, _ => new SecretKindFigures(0, 0, 0), StringComparer.Ordinal);
        List<string> missed = [];
        List<string> alarms = [];
        foreach (var row in rows)
        {
            var found = SecretDetector.Find(row.Text).Select(finding => finding.Kind).ToHashSet(StringComparer.Ordinal);
            foreach (var kind in SecretKinds.All)
            {
                var (there, seen) = (row.Contains.Contains(kind), found.Contains(kind));
                var figures = byKind[kind];
                byKind[kind] = new SecretKindFigures(figures.Rows + (there ? 1 : 0), figures.Found + (there && seen ? 1 : 0), figures.FalseAlarms + (!there && seen ? 1 : 0));
            }

            if (!row.Contains.IsSubsetOf(found))
            {
                missed.Add(row.Id);
            }

            if (!found.IsSubsetOf(row.Contains))
            {
                alarms.Add(row.Id);
            }
        }

        var total = byKind.Values.Aggregate(new SecretKindFigures(0, 0, 0), (a, b) => new SecretKindFigures(a.Rows + b.Rows, a.Found + b.Found, a.FalseAlarms + b.FalseAlarms));
        return new SecretFigures(rows.Count, total.Recall ?? 1, total.Precision ?? 1, byKind, missed, alarms);
    }

    private static List<Row> ReadRows(string path)
    {
        List<Row> rows = [];
        HashSet<string> ids = [];
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var row = ReadRow(path, number, line);
            rows.Add(ids.Add(row.Id) ? row : throw EvaluationInputException.At(path, number, $"every id once expected, '{row.Id}' stands there twice."));
        }

        return rows.Count > 0 ? rows : throw EvaluationInputException.Of(path, "at least one row expected, the file is empty.");
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

    private static Row ReadRow(string path, int number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            if (row.ValueKind != JsonValueKind.Object)
            {
                throw EvaluationInputException.At(path, number, "a JSON object {id, lang, text, contains[]} expected.");
            }

            return new Row(Text(row, "id"), Text(row, "text"), Kinds(row));

            string Text(JsonElement element, string key) => element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : throw EvaluationInputException.At(path, number, $"the key '{key}' with a string expected.");

            HashSet<string> Kinds(JsonElement element)
            {
                if (!element.TryGetProperty("contains", out var value) || value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(kind => kind.ValueKind != JsonValueKind.String))
                {
                    throw EvaluationInputException.At(path, number, "the key 'contains' with a list of strings expected.");
                }

                HashSet<string> kinds = [.. value.EnumerateArray().Select(kind => kind.GetString()!)];
                return kinds.FirstOrDefault(kind => !SecretKinds.All.Contains(kind, StringComparer.Ordinal)) is { } unknown
                    ? throw EvaluationInputException.At(path, number, $"one of {string.Join(", ", SecretKinds.All)} expected in 'contains', not '{unknown}'.")
                    : kinds;
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape that is no valid UTF-16, such as a lone surrogate.
            throw EvaluationInputException.At(path, number, "one JSON object {id, lang, text, contains[]} expected on the line.", fault);
        }
    }

    private sealed record Row(string Id, string Text, HashSet<string> Contains);
}
