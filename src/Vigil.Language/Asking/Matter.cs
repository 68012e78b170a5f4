namespace Vigil.Language.Asking;

/// <summary>A part of a message that is about one matter.</summary>
/// <param name="IsNamed">Words announce it as a further one: 'also', '另外', '2.'.</param>
/// <param name="Asks">It holds a question or a wish.</param>
internal sealed record Matter(string Text, bool IsNamed, bool Asks)
{
    /// <summary>Where a message may hold more than one matter, its parts in the order of the text; else empty. Never throws.</summary>
    public static IReadOnlyList<Matter> Of(IReadOnlyList<Clause> clauses)
    {
        var parts = new List<Part>();
        var sentenceBegins = true;
        foreach (var clause in clauses)
        {
            var question = clause.Ends == '?' || AskWords.Question.IsMatch(clause.Text);
            var named = AskWords.Further.IsMatch(clause.Text) || (sentenceBegins && parts.Count > 0 && AskWords.And.IsMatch(clause.Text));
            var begins = parts is not [.., var last] || named || (last.Questions && (question || sentenceBegins));
            if (begins)
            {
                parts.Add(new Part(named));
            }

            parts[^1].Take(clause, question);
            sentenceBegins = clause.EndsSentence;
        }

        return Joined(parts);
    }

    // What asks nothing and is not announced belongs to what it follows: 'When will it arrive? I sent it yesterday.'
    private static IReadOnlyList<Matter> Joined(List<Part> parts)
    {
        var matters = new List<Part>();
        foreach (var part in parts)
        {
            if (matters is [.., var before] && (before.IsBare || (!part.Named && !part.Asks)))
            {
                before.Take(part);
            }
            else
            {
                matters.Add(part);
            }
        }

        return matters.Count < 2 ? [] : [.. matters.Select(m => new Matter(m.Text, m.Named, m.Asks))];
    }

    private sealed class Part(bool named)
    {
        // A clause of so few characters announces and says nothing yet: 'By the way,', '两个问题:'.
        private const int Announcement = 5;

        private readonly List<string> _clauses = [];

        public bool Named { get; private set; } = named;

        public bool Questions { get; private set; }

        public bool Asks { get; private set; }

        public string Text => string.Join(", ", _clauses);

        public bool IsBare => Named && _clauses.TrueForAll(c => c.Length <= Announcement || AskWords.Announces.IsMatch(c));

        public void Take(Clause clause, bool question)
        {
            _clauses.Add(clause.Text);
            Questions |= question;
            Asks |= question || AskWords.Wish.IsMatch(clause.Text);
        }

        public void Take(Part other)
        {
            _clauses.AddRange(other._clauses);
            (Named, Questions, Asks) = (Named || other.Named, Questions || other.Questions, Asks || other.Asks);
        }
    }
}
