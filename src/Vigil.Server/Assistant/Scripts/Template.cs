using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>
/// A sentence with slots, as a support editor writes it: <c>{name}</c> is filled from the record, <c>{name.format}</c> in another form of it, <c>{field:words}</c> quotes a
/// field in words, and what stands in <c>[brackets]</c> is left out where a slot in it has nothing to say. Any other slot without a value makes the whole unusable.
/// </summary>
internal sealed class Template
{
    private readonly IReadOnlyList<Part> _parts;

    private Template(IReadOnlyList<Part> parts) => _parts = parts;

    /// <summary>The slots in it, without their formats, and the fields that it quotes.</summary>
    public IEnumerable<(string Name, string? Format, bool Quoted)> Slots => Of(_parts);

    /// <exception cref="FormatException">Braces or brackets do not close, or one stands in another; the message says which.</exception>
    public static Template Parse(string text)
    {
        var at = 0;
        var parts = Parse(text, ref at, inOption: false);
        return new Template(parts);
    }

    /// <summary>The sentence; null where a slot that it needs has no value.</summary>
    public Said? Fill(RecordView view)
    {
        var said = new Said(0, 0);
        return TryFill(_parts, view, said) ? said : null;
    }

    private static bool TryFill(IReadOnlyList<Part> parts, RecordView view, Said said)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case Literal literal:
                    said.AppendLiteral(literal.Text);
                    break;
                case Quote quote:
                    said.AppendFormatted(view.Telling.Of(quote.Field, quote.Words));
                    break;
                case Option option:
                    var inner = new Said(0, 0);
                    if (TryFill(option.Parts, view, inner))
                    {
                        said.AppendFormatted(inner);
                    }

                    break;
                case Slot slot when view.Fill(slot.Name, slot.Format) is { } value:
                    said.AppendFormatted(value);
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static List<Part> Parse(string text, ref int at, bool inOption)
    {
        var parts = new List<Part>();
        var from = at;
        while (at < text.Length)
        {
            var sign = text[at];
            if (sign is not ('{' or '[' or ']' or '}'))
            {
                at++;
                continue;
            }

            if (at > from)
            {
                parts.Add(new Literal(text[from..at]));
            }

            at++;
            switch (sign)
            {
                case '{':
                    var end = text.IndexOfAny(['}', '{', '[', ']'], at);
                    if (end < 0 || text[end] != '}')
                    {
                        throw new FormatException($"'{{' at character {at} does not close");
                    }

                    parts.Add(SlotOf(text[at..end], at));
                    at = end + 1;
                    break;
                case '[' when !inOption:
                    parts.Add(new Option(Parse(text, ref at, inOption: true)));
                    break;
                case ']' when inOption:
                    return parts;
                default:
                    throw new FormatException($"'{sign}' at character {at} has no counterpart");
            }

            from = at;
        }

        if (inOption)
        {
            throw new FormatException("'[' does not close");
        }

        if (at > from)
        {
            parts.Add(new Literal(text[from..at]));
        }

        return parts;
    }

    private static Part SlotOf(string text, int at)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (head, words) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..].Trim());
        var name = head.Split('.');
        return name.Length > 2 || name.Any(n => n.Length == 0 || !n.All(char.IsAsciiLetterOrDigit)) || words is ""
            ? throw new FormatException($"'{{{text}}}' at character {at} is no slot")
            : words is null ? new Slot(name[0], name.Length > 1 ? name[1] : null) : new Quote(name[0], words);
    }

    private static IEnumerable<(string Name, string? Format, bool Quoted)> Of(IReadOnlyList<Part> parts) => parts.SelectMany(p => p switch
    {
        Slot slot => [(slot.Name, slot.Format, false)],
        Quote quote => [(quote.Field, null, true)],
        Option option => Of(option.Parts),
        _ => Enumerable.Empty<(string, string?, bool)>(),
    });

    private abstract record Part;

    private sealed record Literal(string Text) : Part;

    private sealed record Slot(string Name, string? Format) : Part;

    private sealed record Quote(string Field, string Words) : Part;

    private sealed record Option(IReadOnlyList<Part> Parts) : Part;
}
