using System.Collections.Frozen;
using Vigil.Language.Topics;

namespace Vigil.Language.Search;

/// <summary>
/// What search counts of a text: Latin words by their stem, Chinese as pairs of characters, words of the trade and, where asked for, single characters, so that a text is found whatever the segmentation;
/// and the concepts of the lexicon, which join the wordings of one thing and the two languages.
/// </summary>
internal static class SearchTerms
{
    // Prefixes that no token can have: tokens are letters, digits and what joins them.
    public const char Concept = '#';
    public const char Character = '~';

    // Say how something is asked and nothing of what.
    private static readonly FrozenSet<string> Small = ("a an the i i'm i've i'd my me we you your it its is are was were be been am do does did to of in on at for from with by and or but if then so that this these those there here " +
        "what why how when where who which can could would should will shall may please just have has had not no any some as into about out up").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> SmallChinese = ("怎么 什么 为什么 如何 怎样 可以 能不 不能 请问 一下 我的 你们 您的 这个 那个 有没 没有 是不 不是 了吗 的吗 么办 怎么办 为何 多少 时候 一直 还是 已经 的话 了怎 我想 想要 这里 么弄 么样 是什 为什 哪里 在哪 是啥").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words of a normal text as they stand there, in their order, repeated ones repeatedly, without those that say nothing.</summary>
    public static IEnumerable<string> Words(string normal) => Segmenter.TokensOfNormal(normal).Where(token => !Small.Contains(token) && !SmallChinese.Contains(token));

    /// <summary>What a word is counted as.</summary>
    public static string Of(string word) => word.Length == 1 && Segmenter.IsCjk(word[0]) ? Character + word : EnglishStem.Of(word);

    /// <summary>Whether it is a plain Latin word, in which a letter may be wrong.</summary>
    public static bool IsLatin(string word) => !word.AsSpan().ContainsAnyExceptInRange('a', 'z');

    /// <summary>The words that hyphens join, as one: 'sub-account' is found by 'subaccount'.</summary>
    public static void AddJoined(string normal, List<string> terms)
    {
        for (var at = normal.IndexOf('-', StringComparison.Ordinal); at >= 0; at = normal.IndexOf('-', at + 1))
        {
            var (from, to) = (at, at + 1);
            while (from > 0 && char.IsAsciiLetter(normal[from - 1]))
            {
                from--;
            }

            while (to < normal.Length && char.IsAsciiLetter(normal[to]))
            {
                to++;
            }

            if (from < at && to > at + 1)
            {
                terms.Add(EnglishStem.Of(string.Concat(normal.AsSpan(from, at - from), normal.AsSpan(at + 1, to - at - 1))));
            }
        }
    }

    /// <summary>The single Chinese characters.</summary>
    public static void AddCharacters(string normal, List<string> terms)
    {
        foreach (var c in normal)
        {
            if (Segmenter.IsCjk(c))
            {
                terms.Add(string.Create(2, c, static (span, of) => (span[0], span[1]) = (Character, of)));
            }
        }
    }

    /// <summary>The concepts that the text names.</summary>
    public static void AddConcepts(string normal, List<string> terms)
    {
        var meanings = new List<Meaning>();
        Lexicon.Product.Find(normal, meanings);
        foreach (var meaning in meanings)
        {
            terms.Add(Concept + meaning.Concept);
        }
    }
}
