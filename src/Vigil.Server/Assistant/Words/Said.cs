using System.Runtime.CompilerServices;
using Vigil.Contracts.Console;

namespace Vigil.Server.Assistant.Words;

/// <summary>A figure, name or state as people read it, and where in which record it stands. A ref struct, so that no ordinary string can swallow it: a sentence that would lose the source does not compile.</summary>
internal readonly ref struct Fact(string text, FactView source)
{
    /// <summary>As people read it.</summary>
    public string Text { get; } = text;

    /// <summary>Where it stands.</summary>
    public FactView Source { get; } = source;

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Quotes from one reading of one record.</summary>
/// <param name="Kind">Kind of record in the plural, as the records panel names it, or <c>account</c>.</param>
internal sealed record RecordFacts(string Kind, string Id, long Version)
{
    /// <summary>A quote of one field.</summary>
    public Fact Of(string field, string text) => new(text, new FactView(Kind, Id, field, Version));
}

/// <summary>
/// Words in which every quote of a record is still known as one. Written as an interpolated string: a <see cref="Fact"/> in a hole
/// stays a fact, everything else becomes plain text. What customers read and what agents are offered are made of the same sentences.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Said
{
    private readonly List<DraftSegment> _segments;

    public Said(int literalLength, int formattedCount) => _segments = new List<DraftSegment>(formattedCount + (literalLength > 0 ? formattedCount + 1 : 0));

    /// <summary>The parts in order; joined together they are the text.</summary>
    public IReadOnlyList<DraftSegment> Segments => _segments;

    /// <summary>Words that no record gave.</summary>
    public static Said Plain(string text) => $"{text}";

    /// <summary>One after the other, with a gap between them.</summary>
    public static Said Join(string gap, IEnumerable<Said> sentences)
    {
        var joined = new Said(0, 0);
        foreach (var sentence in sentences)
        {
            if (joined._segments.Count > 0)
            {
                joined.AppendLiteral(gap);
            }

            joined.AppendFormatted(sentence);
        }

        return joined;
    }

    public void AppendLiteral(string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        // Plain text beside plain text is one part.
        if (_segments is [.., { Fact: null } last])
        {
            _segments[^1] = last with { Text = last.Text + value };
        }
        else
        {
            _segments.Add(new DraftSegment(value, null));
        }
    }

    public void AppendFormatted(string value) => AppendLiteral(value);

    public void AppendFormatted(Fact value) => _segments.Add(new DraftSegment(value.Text, value.Source));

    public void AppendFormatted(Said value)
    {
        foreach (var segment in value._segments)
        {
            if (segment.Fact is null)
            {
                AppendLiteral(segment.Text);
            }
            else
            {
                _segments.Add(segment);
            }
        }
    }

    /// <summary>The text.</summary>
    public override string ToString() => string.Concat(_segments.Select(s => s.Text));
}
