using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Secrets.Judging;

/// <summary>Whether a text is markup, a program or an attack on one: its names look like values that are told, and nobody tells a secret so. The rules read it all the same.</summary>
internal static partial class ProgramText
{
    public static bool IsIn(string plain) => Marks.IsMatch(plain);

    [GeneratedRegex(
        @"</|<(script|img|a|div|span|p|br|svg|body|iframe|input|style|link|meta|html|form|video|audio|math|object|embed|table|base|frameset|layer|xss|\?xml|!doctype|!element|!\[cdata)\b|<[^>]{0,10}\\x|"
        + @"&(lt|gt|amp|quot|apos|#[0-9x]{1,6}[0-9a-f]{0,6});|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\bjavascript:|\(u\+[0-9a-f]{4,6}\)|\{\{|\}\}|\(\) ?\{|\.\./|/etc/|\b(drop|truncate) table\b|\bexec [a-z]+_|__[a-z]+__|\[[0-9]{1,2};[0-9]{1,2}m|\[0m|onload[^a-z ]",
        Pattern.Options)]
    private static partial Regex Marks { get; }
}
