using System.Text;

namespace Vigil.Language.Tests;

/// <summary>Reads the quoted CSV of the public data sets, without its heading (RFC 4180).</summary>
internal static class Csv
{
    public static IEnumerable<string[]> Rows(string path) => Parse(File.ReadAllText(path)).Skip(1);

    private static IEnumerable<string[]> Parse(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                {
                    yield return [.. row];
                    row.Clear();
                }
            }
            else
            {
                cell.Append(c);
            }
        }
    }
}
