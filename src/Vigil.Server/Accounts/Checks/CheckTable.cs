using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts.Console;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Accounts.Checks;

/// <summary>
/// Which level each action and each field of account help needs: <c>content/checks.tsv</c>, described in docs/operate/checks.md. Read whole and checked at the start; a mistake
/// stops it and names the line.
/// </summary>
internal sealed class CheckTable
{
    private const string File = "checks.tsv";
    private const string Heading = "purpose\tlevel\tcovers\tzh\ttw\ten";

    private static readonly Dictionary<string, CheckLevel> Levels = Enum.GetValues<CheckLevel>().ToDictionary(EnumCode.Of, StringComparer.Ordinal);

    private readonly Dictionary<string, CheckRow> _byField;

    private CheckTable(IReadOnlyList<CheckRow> rows)
    {
        Rows = rows;
        _byField = rows.SelectMany(row => row.Covers.Select(field => (field, row))).ToDictionary(pair => pair.field, pair => pair.row, StringComparer.Ordinal);
    }

    /// <summary>All rows, in the file's order.</summary>
    public IReadOnlyList<CheckRow> Rows { get; }

    /// <summary>The table of this build.</summary>
    /// <exception cref="InvalidDataException">A line is not as described.</exception>
    public static CheckTable Load()
    {
        using var reader = new StreamReader(typeof(CheckTable).Assembly.GetManifestResourceStream(File) ?? throw new InvalidDataException($"{File} is missing from the build."));
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDataException">A line is not as described; the message names it and what was expected.</exception>
    public static CheckTable Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (lines[0] != Heading)
        {
            throw Error(1, $"the heading must be {Heading.Replace("\t", ", ", StringComparison.Ordinal)}");
        }

        var (rows, purposes, fields) = (new List<CheckRow>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (i, line) in lines.Index().Skip(1))
        {
            var row = RowOf(i + 1, line);
            if (!purposes.Add(row.Purpose))
            {
                throw Error(i + 1, $"the purpose {row.Purpose} stands here twice");
            }

            if (row.Covers.FirstOrDefault(field => !fields.Add(field)) is { } twice)
            {
                throw Error(i + 1, $"the field {twice} stands here twice");
            }

            rows.Add(row);
        }

        // A field that somebody forgot would need nothing.
        return PersonalFields.Names.FirstOrDefault(field => !fields.Contains(field)) is { } missing ? throw Error(lines.Length, $"no row covers {missing}") : new CheckTable(rows);
    }

    /// <summary>The row of a purpose; null where there is none.</summary>
    public CheckRow? Find(string? purpose) => Rows.FirstOrDefault(row => row.Purpose == purpose);

    /// <summary>The row that covers a field that can be revealed.</summary>
    public CheckRow OfField(string kind, string field) => _byField[$"{kind}.{field}"];

    private static CheckRow RowOf(int number, string line)
    {
        if (line.Split('\t') is not [var purpose, var level, var covers, { Length: > 0 } zh, { Length: > 0 } tw, { Length: > 0 } en])
        {
            throw Error(number, "six columns with tabs between them expected, none of them empty");
        }

        if (purpose.Length is 0 or > 40 || !purpose.All(c => char.IsAsciiLetterLower(c) || c is '_'))
        {
            throw Error(number, "a purpose has 1 to 40 small letters and underscores");
        }

        if (!Levels.TryGetValue(level, out var known))
        {
            throw Error(number, $"a level is one of {string.Join(", ", Levels.Keys)}");
        }

        IReadOnlyList<string> fields = covers == "-" ? [] : covers.Split(' ');
        return fields.FirstOrDefault(field => !PersonalFields.Names.Contains(field, StringComparer.Ordinal)) is { } unknown
            ? throw Error(number, $"'{unknown}' is no covered field; those are {string.Join(", ", PersonalFields.Names)}, or - for none")
            : new CheckRow(purpose, known, fields, new PurposeWords(zh, tw, en));
    }

    private static InvalidDataException Error(int line, string what) => new($"{File}: line {line}: {what}.");
}
