using System.Text;

namespace Vigil.Language.Secrets.Judging;

/// <summary>A message whose values are marked, one line of content/secrets: <c>language, tab, text</c>, with each value as <c>⟦kind:value⟧</c> and <c>\n</c> for a line's end.</summary>
internal sealed record MarkedRow(string Language, string Text, IReadOnlyList<SecretSpan> Marks)
{
    /// <summary>What no secret is marked with.</summary>
    public const string No = "no";

    private static readonly string[] Kinds = [No, SecretKinds.Code, SecretKinds.Password, SecretKinds.ApiSecret];

    /// <exception cref="FormatException">The line is not what it must be.</exception>
    public static MarkedRow Parse(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        if (tab <= 0)
        {
            throw new FormatException($"'language, tab, text' expected: {line}");
        }

        var text = new StringBuilder(line.Length);
        List<SecretSpan> marks = [];
        for (var i = tab + 1; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length && line[i + 1] == 'n')
            {
                text.Append('\n');
                i++;
            }
            else if (line[i] == '⟦')
            {
                var (colon, close) = (line.IndexOf(':', i), line.IndexOf('⟧', i));
                if (colon < 0 || close < colon + 2 || Array.IndexOf(Kinds, line[(i + 1)..colon]) < 0)
                {
                    throw new FormatException($"'⟦kind:value⟧' expected: {line}");
                }

                marks.Add(new SecretSpan(line[(i + 1)..colon], text.Length, text.Length + close - colon - 1));
                text.Append(line, colon + 1, close - colon - 1);
                i = close;
            }
            else
            {
                text.Append(line[i] == '⟧' ? throw new FormatException($"'⟧' without '⟦': {line}") : line[i]);
            }
        }

        return new MarkedRow(line[..tab], text.ToString(), marks);
    }
}
