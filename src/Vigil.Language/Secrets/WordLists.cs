using Vigil.Language.Text;

namespace Vigil.Language.Secrets;

/// <summary>The word lists of BIP 39, folded as <see cref="SecretText"/> folds what customers write.</summary>
internal static class WordLists
{
    public const int Words = 2048;

    /// <summary>BIP 39: the first four letters tell English words apart.</summary>
    public const int BeginningLength = 4;

    public const int English = 0;

    private static readonly string[] Names = ["english", "spanish", "french", "italian", "portuguese", "czech", "russian", "turkish", "japanese", "korean"];
    private static readonly Dictionary<string, ushort>[] Lists = [.. Names.Select(name => Load(name, word => word.Plain))];
    private static readonly Dictionary<string, int> Memberships = Merge();
    private static readonly Dictionary<string, string> Beginnings = Lists[English].Keys.Where(word => word.Length > BeginningLength).ToDictionary(word => word[..BeginningLength], StringComparer.Ordinal);
    private static readonly Dictionary<char, ushort>[] Characters = [.. new[] { "chinese_simplified", "chinese_traditional" }.Select(name => Load(name, word => word.Folded).ToDictionary(pair => pair.Key[0], pair => pair.Value))];

    /// <summary>How many lists of written words there are.</summary>
    public static int Count => Names.Length;

    /// <summary>How many lists of Chinese characters there are.</summary>
    public static int ChineseCount => Characters.Length;

    /// <summary>A bit for each list that has the word, in lower case.</summary>
    public static int ListsWith(ReadOnlySpan<char> word) => Memberships.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var lists) ? lists : 0;

    /// <summary>The place of a word in its list, or -1.</summary>
    public static int IndexOf(int list, ReadOnlySpan<char> word) => Lists[list].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var index) ? index : -1;

    /// <summary>The place of the English word that these four letters begin, where they are not a word themselves; otherwise -1.</summary>
    public static int IndexOfBeginning(ReadOnlySpan<char> letters) =>
        letters.Length == BeginningLength && Beginnings.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters, out var word) ? Lists[English][word] : -1;

    /// <summary>The place of a character in a Chinese list, or -1. The lists are ordered by how often a character is used, the commonest first.</summary>
    public static int IndexOf(int list, char character) => Characters[list].TryGetValue(character, out var index) ? index : -1;

    private static Dictionary<string, ushort> Load(string name, Func<SecretText, string> form) =>
        Resources.Lines("bip39/" + name).Select((word, index) => (Word: form(SecretText.Of(word)), Index: (ushort)index)).ToDictionary(entry => entry.Word, entry => entry.Index, StringComparer.Ordinal);

    private static Dictionary<string, int> Merge()
    {
        var merged = new Dictionary<string, int>(Lists.Length * Words, StringComparer.Ordinal);
        for (var list = 0; list < Lists.Length; list++)
        {
            foreach (var word in Lists[list].Keys)
            {
                merged[word] = merged.GetValueOrDefault(word) | (1 << list);
            }
        }

        return merged;
    }
}
