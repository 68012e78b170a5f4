using System.Runtime.CompilerServices;
using Vigil.Language.Text;

namespace Vigil.Language.Secrets.Judging;

/// <summary>The words in which customers ask, from our own phrases, and those of the lists of BIP 39, as a set of bits: one word in a hundred that nobody uses passes for one of them.</summary>
internal static class Vocabulary
{
    private const int Bits = 20;
    private const int Longest = 40;
    private static readonly ulong[] Set = Build();

    /// <summary>Whether a word is in use, in lower case and without accents.</summary>
    public static bool Has(ReadOnlySpan<char> word)
    {
        var hash = Hash(word);
        return (Set[hash >> 6] & (1UL << (int)(hash & 63))) != 0;
    }

    private static ulong[] Build()
    {
        var set = new ulong[1 << (Bits - 6)];
        foreach (var line in Resources.Names("phrases/").Concat(Resources.Names("bip39/")).SelectMany(Resources.Lines))
        {
            AddWords(set, line);
        }

        return set;
    }

    // Called for tens of thousands of lines at once, before the runtime would compile it a second time for speed.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddWords(ulong[] set, string line)
    {
        Span<char> word = stackalloc char[Longest];
        var length = 0;
        foreach (var c in line)
        {
            var letter = c < '\u2E80' && char.IsLetter(c) ? Accents.Without(char.ToLowerInvariant(c)) : '\0';
            if (letter != '\0' && length < Longest)
            {
                word[length++] = letter;
            }
            else if (letter == '\0')
            {
                if (length > 0)
                {
                    Add(set, word[..length]);
                }

                length = 0;
            }
        }

        if (length > 0)
        {
            Add(set, word[..length]);
        }
    }

    private static void Add(ulong[] set, ReadOnlySpan<char> word)
    {
        var hash = Hash(word);
        set[hash >> 6] |= 1UL << (int)(hash & 63);
    }

    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
        {
            hash = (hash ^ char.ToLowerInvariant(c)) * 16777619u;
        }

        return (hash ^ (hash >> Bits)) & ((1u << Bits) - 1);
    }
}
