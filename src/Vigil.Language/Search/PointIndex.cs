using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Vigil.Language.Text;

namespace Vigil.Language.Search;

/// <summary>A piece of text that answers by itself, in a sentence or a few.</summary>
/// <param name="Key">What a hit answers with.</param>
/// <param name="Context">What it belongs to: the names of the matter, which count less than its own words.</param>
/// <param name="Heading">What it stands under.</param>
/// <param name="Case">The case that it speaks of, such as the name of a table's row; empty where it holds in general.</param>
/// <param name="Asked">What is asked when it answers, in the words of those who ask.</param>
public sealed record Point<TKey>(TKey Key, string Context, string Heading, string Text, string Case = "", string Asked = "");

/// <summary>A point found.</summary>
/// <param name="Fit">How much of the question it covers, by the rarity of the words and by what is asked for. About 1 where nothing is left open; comparable between questions.</param>
/// <param name="Own">The share of the question itself, without what was asked earlier, that stands in its own words, without what it belongs to; from 0 to 1.</param>
/// <param name="Tells">What the question asks for is told, such as an amount or a reason.</param>
/// <param name="Case">The share of the point's case that the question, or the one before it, names; 1 where it has none.</param>
public readonly record struct PointHit<TKey>(TKey Key, double Fit, double Own, bool Tells, double Case);

/// <summary>
/// Finds the point that a question is about. Unlike the search, which ranks, it says how much of the question is covered, so that one may tell whether anything answers it at all.
/// Held in memory and never changed after building, so it may be read from any thread.
/// </summary>
public sealed class PointIndex<TKey>
{
    private readonly PointWeights _weights;
    private readonly TKey[] _keys;
    private readonly PointForms[] _forms;

    // What the words of each heading are worth together.
    private readonly float[] _headings;

    // The same of the words of each case: of those that do not name the whole matter too, where there are any.
    private readonly float[] _cases;
    private readonly bool[] _hasOwnCase;
    private readonly Dictionary<string, Found[]> _terms;

    /// <summary>Builds the index; the order of the points settles ties.</summary>
    public PointIndex(IReadOnlyList<Point<TKey>> points, PointWeights? weights = null)
    {
        _weights = weights ?? PointWeights.Default;
        _keys = [.. points.Select(p => p.Key)];
        _forms = [.. points.Select(p => AskedForms.ToldBy(TextNormalizer.Normalize(p.Heading), TextNormalizer.Normalize(p.Text)))];
        (_headings, _cases, _hasOwnCase) = (new float[points.Count], new float[points.Count], new bool[points.Count]);
        var found = new Dictionary<string, List<Found>>(StringComparer.Ordinal);
        for (var at = 0; at < points.Count; at++)
        {
            var places = new Dictionary<string, PointPlace>(StringComparer.Ordinal);
            Mark(places, points[at].Context, PointPlace.Context);
            Mark(places, points[at].Text, PointPlace.Text);
            Mark(places, points[at].Heading, PointPlace.Heading);
            Mark(places, points[at].Case, PointPlace.Case);
            Mark(places, points[at].Asked, PointPlace.Asked);
            foreach (var (term, place) in places)
            {
                (found.TryGetValue(term, out var list) ? list : found[term] = []).Add(new Found(at, place));
            }
        }

        _terms = found.ToDictionary(f => f.Key, f => f.Value.ToArray(), StringComparer.Ordinal);
        foreach (var (term, list) in _terms)
        {
            foreach (var (point, place) in list)
            {
                _hasOwnCase[point] |= PointTerms.WorthOf(term) > 0 && (place & (PointPlace.Case | PointPlace.Context)) is PointPlace.Case;
            }
        }

        foreach (var (term, list) in _terms)
        {
            var worth = (float)(PointTerms.WorthOf(term) * Rarity(list.Length));
            foreach (var (point, place) in list)
            {
                _headings[point] += place.HasFlag(PointPlace.Heading) ? worth : 0;
                _cases[point] += IsOfCase(point, place) ? worth : 0;
            }
        }
    }

    /// <summary>The points that cover most of the question, best first, at most <paramref name="limit"/>.</summary>
    /// <param name="earlier">What was asked before, where the question goes on from it; its words count less.</param>
    /// <param name="among">Which points are looked at.</param>
    public IReadOnlyList<PointHit<TKey>> Find(string question, string? earlier, Func<TKey, bool> among, int limit)
    {
        var normal = TextNormalizer.Normalize(question);
        var asked = new Dictionary<string, double>(StringComparer.Ordinal);
        PointTerms.Add(asked, normal, 1);
        if (earlier is not null)
        {
            PointTerms.Add(asked, TextNormalizer.Normalize(earlier), _weights.Earlier);
        }

        var (all, own, heading, cases) = (new float[_keys.Length], new float[_keys.Length], new float[_keys.Length], new float[_keys.Length]);
        var (reach, ownReach) = (0.0, 0.0);
        foreach (var (term, factor) in asked)
        {
            var places = _terms.GetValueOrDefault(term) ?? [];
            var worth = factor * (places.Length == 0 ? PointTerms.Unknown(term) : PointTerms.WorthOf(term)) * Rarity(places.Length);
            var isOwn = factor >= 1;
            reach += worth;
            ownReach += isOwn ? worth : 0;
            foreach (var (point, place) in places)
            {
                if (place.HasFlag(PointPlace.Heading))
                {
                    heading[point] += (float)worth;
                }

                if (IsOfCase(point, place))
                {
                    // Named before is named.
                    cases[point] += (float)(worth / factor);
                }

                var counts = (place & ~(PointPlace.Context | PointPlace.Asked)) is not PointPlace.None ? 1 : place.HasFlag(PointPlace.Asked) ? _weights.Asked : _weights.Context;
                all[point] += (float)(worth * counts);
                own[point] += isOwn && place is not PointPlace.Context ? (float)(worth * counts) : 0;
            }
        }

        if (reach <= 0)
        {
            return [];
        }

        // 'BTC的' after 'how much is the fee' asks for an amount still.
        var forms = AskedForms.AskedBy(normal) is not PointForms.None and var now ? now : earlier is null ? PointForms.None : AskedForms.AskedBy(TextNormalizer.Normalize(earlier));
        return
        [
            .. Enumerable.Range(0, _keys.Length).Where(at => all[at] > 0 && among(_keys[at]))
                .Select(at => new PointHit<TKey>(_keys[at], (all[at] / reach) + HeadingOf(at, heading[at]) + FormOf(forms, _forms[at]), ownReach > 0 ? own[at] / ownReach : 0, (forms & _forms[at]) is not PointForms.None, _cases[at] > 0 ? cases[at] / _cases[at] : 1))
                .OrderByDescending(h => h.Fit).Take(limit),
        ];
    }

    // 'I cannot find Become a merchant' is the case of not finding it: the merchant is what all of the article is about.
    private bool IsOfCase(int point, PointPlace place) => place.HasFlag(PointPlace.Case) && !(_hasOwnCase[point] && place.HasFlag(PointPlace.Context));

    // A heading that the question says in full names its very case.
    private double HeadingOf(int at, float said) => _headings[at] > 0 ? _weights.Heading * Math.Min(1, said / _headings[at]) : 0;

    private double FormOf(PointForms asked, PointForms told) => asked is PointForms.None ? 0 : (asked & told) is PointForms.None ? -_weights.Form / 2 : _weights.Form;

    private double Rarity(int points) => Math.Log(1 + ((_keys.Length - points + 0.5) / (points + 0.5)));

    private static void Mark(Dictionary<string, PointPlace> places, string text, PointPlace place)
    {
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        PointTerms.Add(terms, TextNormalizer.Normalize(text), 1);
        foreach (var term in terms.Keys)
        {
            places[term] = places.GetValueOrDefault(term) | place;
        }
    }

    // There are millions of them: both in one number.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Found(int Packed)
    {
        private const int Places = 5;

        public Found(int point, PointPlace place)
            : this((point << Places) | (int)place)
        {
        }

        public void Deconstruct(out int point, out PointPlace place) => (point, place) = (Packed >> Places, (PointPlace)(Packed & ((1 << Places) - 1)));
    }
}

/// <summary>Where in a point a word stands.</summary>
[Flags]
internal enum PointPlace
{
    None = 0,
    Context = 1,
    Text = 2,
    Heading = 4,
    Case = 8,
    Asked = 16,
}

/// <summary>How much each sign counts, against 1 for a word of the question that stands in the point.</summary>
public sealed record PointWeights
{
    /// <summary>The present ones.</summary>
    public static PointWeights Default { get; } = new();

    /// <summary>A word that only names what the point belongs to.</summary>
    public double Context { get; init; } = 0.6;

    /// <summary>A word that stands only in what is known to be asked for.</summary>
    public double Asked { get; init; } = 0.8;

    /// <summary>A word of what was asked before.</summary>
    public double Earlier { get; init; } = 0.35;

    /// <summary>A heading all of whose words are in the question.</summary>
    public double Heading { get; init; } = 0.2;

    /// <summary>What is asked for, such as an amount, is told; half of it is lost where it is not.</summary>
    public double Form { get; init; } = 0.1;
}

/// <summary>What a question counts for points: as for the search, but with less weight for what only frames it.</summary>
internal static class PointTerms
{
    private const double OfFrame = 0.45;
    private const double OfConcept = 0.6;
    private const double OfCharacter = 0.25;
    private const double OfUnknownPair = 0.2;

    // Frames a question in Chinese: a pair that holds one of these says little by itself.
    private static readonly FrozenSet<char> Frame = "吗呢啊吧呀嘛啥咋么的了是我你您们要会能可以有没不还就也都在给把被怎什为多少几这那个哪谁请问想用说里又再很得着过来去叫让对跟和与或如果但只才".ToFrozenSet();

    private static readonly FrozenSet<string> EnglishFrame = "much many long get got say said want need still ever even really exactly now there's i'd it's don't can't isn't doesn't won't go make keep one thing".Split(' ').Select(SearchTerms.Of).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Adds the terms of a normal text, each with what it counts; a term that is there already keeps the greater weight.</summary>
    public static void Add(Dictionary<string, double> terms, string normal, double factor)
    {
        foreach (var word in SearchTerms.Words(normal))
        {
            Put(SearchTerms.Of(word));
        }

        var further = new List<string>();
        SearchTerms.AddJoined(normal, further);
        SearchTerms.AddConcepts(normal, further);
        SearchTerms.AddCharacters(normal, further);
        further.ForEach(Put);

        void Put(string term) => terms[term] = Math.Max(terms.GetValueOrDefault(term), factor);
    }

    /// <summary>What a term is worth beside its rarity, from 0 to 1.</summary>
    public static double WorthOf(string term) => term[0] switch
    {
        SearchTerms.Concept => OfConcept,
        SearchTerms.Character => Frame.Contains(term[1]) ? 0 : OfCharacter,
        _ => IsFrame(term) ? OfFrame : 1,
    };

    /// <summary>What a term counts that stands nowhere: a Latin word is a matter that nothing tells of, a pair of characters may only join two words.</summary>
    public static double Unknown(string term) =>
        term[0] is SearchTerms.Concept or SearchTerms.Character || IsFrame(term) ? 0 : Segmenter.IsCjk(term[0]) ? OfUnknownPair : 1;

    private static bool IsFrame(string term) =>
        Segmenter.IsCjk(term[0]) ? !Words.Known.Contains(term) && term.Any(Frame.Contains) : EnglishFrame.Contains(term);
}
