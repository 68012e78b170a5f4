using System.Text;
using System.Text.RegularExpressions;

namespace Vigil.Server.Knowledge.Figures;

/// <summary>
/// Fills <c>{{path}}</c>. A reader must never see a wrong figure or a hole, so what cannot be filled takes its surroundings with it:
/// the sentence in running text, the row in a table, the section under a heading.
/// </summary>
internal static partial class Slots
{
    /// <summary>The text with every slot filled, or null where one cannot be.</summary>
    public static string? Fill(string template, FigureTable figures)
    {
        var complete = true;
        var text = Slot().Replace(template, match =>
        {
            var value = figures.Find(match.Groups["path"].Value);
            complete &= value is not null;
            return value ?? "";
        });
        return complete ? text : null;
    }

    /// <summary>The text with a 1 for every slot, for what only needs to know that a figure stands there.</summary>
    public static string Numbered(string template) => Slot().Replace(template, "1");

    /// <summary>The sentences of running text that can be filled; empty where none can.</summary>
    public static string FillSentences(string template, FigureTable figures) =>
        Fill(template, figures) ?? string.Concat(Sentence().Matches(template).Select(m => Fill(m.Value, figures))).Trim();

    /// <summary>The Markdown without what cannot be filled, and whether anything was left out.</summary>
    public static (string Markdown, bool Complete) FillMarkdown(string template, FigureTable figures)
    {
        if (Fill(template, figures) is { } whole)
        {
            return (whole, true);
        }

        var kept = new List<string>();
        var droppedBelow = 0;
        foreach (var line in template.Split('\n'))
        {
            var level = Level(line);
            if (level > 0 && (droppedBelow == 0 || level <= droppedBelow))
            {
                droppedBelow = Fill(line, figures) is null ? level : 0;
            }

            if (droppedBelow == 0 && FillLine(line, figures) is { } filled)
            {
                kept.Add(filled);
            }
        }

        return (WithoutEmptyParts(kept), false);
    }

    // Null where nothing of the line is left.
    private static string? FillLine(string line, FigureTable figures)
    {
        if (Fill(line, figures) is { } filled)
        {
            return filled;
        }

        var marker = line.StartsWith('|') ? null : ListMarker().Match(line).Value;
        return marker is not null && FillSentences(line[marker.Length..], figures) is { Length: > 0 } rest ? marker + rest : null;
    }

    // A table that lost all its rows, and a heading with nothing under it, say nothing.
    private static string WithoutEmptyParts(List<string> lines)
    {
        var kept = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var next = i + 1 < lines.Count ? lines[i + 1] : "";
            if (TableRule().IsMatch(next) && (i + 2 >= lines.Count || !lines[i + 2].StartsWith('|')))
            {
                i++;
                continue;
            }

            var under = lines.Skip(i + 1).FirstOrDefault(l => l.Length > 0);
            if (Level(lines[i]) is > 0 and var level && (under is null || Level(under) is > 0 and var below && below <= level))
            {
                continue;
            }

            kept.Append(lines[i]).Append('\n');
        }

        return kept.ToString();
    }

    private static int Level(string line)
    {
        var marks = line.Length - line.TrimStart('#').Length;
        return marks > 0 && marks < line.Length && line[marks] == ' ' ? marks : 0;
    }

    [GeneratedRegex(@"\{\{\s*(?<path>[A-Za-z0-9_.-]+)\s*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slot();

    // Up to and with the mark that ends a sentence: full-width marks end it by themselves, a Latin full stop with the space after it.
    [GeneratedRegex(@".+?(?:[。！？][”」）]?|[.!?](?=\s)\s*|$)", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^\s*(?:[-*+]\s+|\d+[.)]\s+|>\s+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListMarker();

    [GeneratedRegex(@"^\|[\s:|-]+\|?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TableRule();
}
