using System.Text.RegularExpressions;

namespace Vigil.Language.Tests.Patterns;

/// <summary>A regular expression as far as it takes to find texts that it may be slow on: what stands beside what, what may be left out, what repeats. Look-around counts as nothing.</summary>
internal abstract record PatternTree
{
    // Tried on every class of characters, besides those that it names.
    private const string Ordinary = "a1 好,-'.A";

    public static PatternTree Of(string pattern) => new Reader(pattern).Choice();

    /// <summary>Some texts that it matches, the shortest first; at most <paramref name="most"/> of them.</summary>
    public abstract IReadOnlyList<string> Words(int most);

    /// <summary>Everything in it that repeats, with the shortest text that leads there.</summary>
    public abstract IEnumerable<(string Before, Repeat Repeat)> Repeats(string before);

    public sealed record Character(IReadOnlyList<string> Samples) : PatternTree
    {
        public override IReadOnlyList<string> Words(int most) => [.. Samples.Take(most)];

        public override IEnumerable<(string Before, Repeat Repeat)> Repeats(string before) => [];
    }

    public sealed record Sequence(IReadOnlyList<PatternTree> Parts) : PatternTree
    {
        // One part after the other takes each of its words while the others keep their first: all of it would be too many.
        public override IReadOnlyList<string> Words(int most)
        {
            var first = Parts.Select(p => p.Words(1)[0]).ToArray();
            return [.. Parts.SelectMany((part, i) => part.Words(most).Select(word => string.Concat([.. first[..i], word, .. first[(i + 1)..]])))
                .Prepend(string.Concat(first)).Distinct(StringComparer.Ordinal).Take(most)];
        }

        public override IEnumerable<(string Before, Repeat Repeat)> Repeats(string before)
        {
            foreach (var part in Parts)
            {
                foreach (var repeat in part.Repeats(before))
                {
                    yield return repeat;
                }

                before += part.Words(1)[0];
            }
        }
    }

    public sealed record Ways(IReadOnlyList<PatternTree> All) : PatternTree
    {
        public override IReadOnlyList<string> Words(int most) => most == 1 ? All[0].Words(1) : [.. All.SelectMany(way => way.Words(most)).Distinct(StringComparer.Ordinal).Take(most)];

        public override IEnumerable<(string Before, Repeat Repeat)> Repeats(string before) => All.SelectMany(way => way.Repeats(before));
    }

    public sealed record Repeat(PatternTree Body, int Least, int Most) : PatternTree
    {
        public override IReadOnlyList<string> Words(int most)
        {
            string[] all = [.. Body.Words(most).Select(word => string.Concat(Enumerable.Repeat(word, Math.Max(1, Least))))];
            all = Most > Math.Max(1, Least) ? [.. all, all[0] + all[0]] : all;
            return [.. (Least == 0 ? all.Prepend(string.Empty) : all).Take(most)];
        }

        public override IEnumerable<(string Before, Repeat Repeat)> Repeats(string before) => Body.Repeats(before).Prepend((before, this));
    }

    private sealed class Reader(string pattern)
    {
        private const RegexOptions Simple = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
        private static readonly PatternTree Nothing = new Sequence([new Character([string.Empty])]);
        private int _at;

        private char Here => _at < pattern.Length ? pattern[_at] : '\0';

        public PatternTree Choice()
        {
            List<PatternTree> ways = [InOrder()];
            while (Here == '|')
            {
                _at++;
                ways.Add(InOrder());
            }

            return ways.Count == 1 ? ways[0] : new Ways(ways);
        }

        private Sequence InOrder()
        {
            List<PatternTree> parts = [];
            while (_at < pattern.Length && Here is not ('|' or ')'))
            {
                parts.Add(Repeated(Single()));
            }

            return new Sequence(parts.Count == 0 ? [Nothing] : parts);
        }

        private PatternTree Repeated(PatternTree body)
        {
            var counts = Regex.Match(pattern[_at..], @"^(?<sign>[*+?]|\{(?<least>[0-9]+)(?<to>,(?<most>[0-9]*))?\})\??", Simple);
            if (!counts.Success)
            {
                return body;
            }

            _at += counts.Length;
            return counts.Groups["sign"].Value switch
            {
                "*" => new Repeat(body, 0, int.MaxValue),
                "+" => new Repeat(body, 1, int.MaxValue),
                "?" => new Repeat(body, 0, 1),
                _ => new Repeat(body, Number(counts.Groups["least"], 0), counts.Groups["to"].Success ? Number(counts.Groups["most"], int.MaxValue) : Number(counts.Groups["least"], 0)),
            };
        }

        private PatternTree Single()
        {
            var start = _at++;
            switch (pattern[start])
            {
                case '(':
                    var kind = Regex.Match(pattern[_at..], @"^\?(<?[=!]|<[a-zA-Z]+>|>|[a-z]*:)", Simple);
                    _at += kind.Length;
                    var inner = Choice();
                    _at++;
                    return kind.Value.EndsWith('=') || kind.Value.EndsWith('!') ? Nothing : inner;
                case '^' or '$':
                    return Nothing;
                case '[':
                    _at += Regex.Match(pattern[_at..], @"^\^?\]?(\\.|[^\]\\])*\]", Simple).Length;
                    return Class(pattern[start.._at]);
                case '.':
                    return Class(".");
                case '\\':
                    _at += pattern[_at] == 'p' ? pattern.IndexOf('}', _at) - _at + 1 : 1;
                    return pattern[start.._at] is @"\b" or @"\B" ? Nothing : Class(pattern[start.._at]);
                default:
                    return new Character([pattern[start].ToString()]);
            }
        }

        private static Character Class(string written) =>
            new([.. (written + Ordinary).Select(c => c.ToString()).Where(c => Regex.IsMatch(c, written, Simple)).Distinct(StringComparer.Ordinal)]);

        private static int Number(Group digits, int missing) => digits.Length == 0 ? missing : int.Parse(digits.ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
    }
}
