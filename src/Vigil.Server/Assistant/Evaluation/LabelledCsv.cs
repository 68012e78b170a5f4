using System.Globalization;
using CsvHelper;
using Vigil.Language;
using Vigil.Language.Evaluation;

namespace Vigil.Server.Assistant.Evaluation;

/// <summary>Reads labelled texts: CSV (RFC 4180, UTF-8) with the heading <c>text,category</c>, the columns in any order, further ones ignored.</summary>
internal static class LabelledCsv
{
    private static readonly CsvReaderOptions Options = new() { Separator = ',', TrackLineNumbers = true };

    /// <exception cref="EvaluationInputException">The file is missing, lacks a column, or a line is broken; the message names file, line and what was expected.</exception>
    public static IReadOnlyList<LabelledText> Read(string path)
    {
        try
        {
            using var csv = CsvReader.FromFile(path, Options);
            return Rows(csv, path);
        }
        catch (CsvFormatException broken)
        {
            throw new EvaluationInputException(string.Create(CultureInfo.InvariantCulture, $"{path}: line {broken.LineNumber}: 'text,category' expected ({broken.Message.ReplaceLineEndings(" ")})."), broken);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new EvaluationInputException($"{path}: a readable CSV file with the heading 'text,category' expected ({missing.Message.ReplaceLineEndings(" ")}).", missing);
        }
    }

    private static List<LabelledText> Rows(CsvReader csv, string path)
    {
        var (text, category) = (Column(csv, path, "text"), Column(csv, path, "category"));
        var rows = new List<LabelledText>();
        while (csv.Read())
        {
            rows.Add(new LabelledText("", Cell(csv, path, text, "text"), Cell(csv, path, category, "category")));
        }

        return rows.Count > 0 ? rows : throw new EvaluationInputException($"{path}: line 2: at least one row of 'text,category' expected.");
    }

    private static int Column(CsvReader csv, string path, string name) =>
        csv.TryGetFieldIndex(name, out var index) ? index
            : throw new EvaluationInputException($"{path}: line 1: the heading 'text,category' expected, with a column '{name}'; found: {string.Join(", ", csv.Headers)}.");

    private static string Cell(CsvReader csv, string path, int column, string name) =>
        column < csv.FieldCount && csv.GetString(column) is var cell && !string.IsNullOrWhiteSpace(cell) ? cell
            : throw new EvaluationInputException(string.Create(CultureInfo.InvariantCulture, $"{path}: line {csv.LineNumber}: a '{name}' expected, which is missing or empty."));
}
