namespace Vigil.Language.Secrets.Judging;

/// <summary>The traits of one candidate, each a number made of a name and of what was seen.</summary>
internal sealed class Traits
{
    // The beginning of a word tells it apart; a text made up of one endless word costs no more.
    private const int LongestText = 24;

    // FNV-1a, whose numbers are the same on every machine.
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    private readonly List<uint> _numbers = new(160);

    public IReadOnlyList<uint> Numbers => _numbers;

    public void Add(Trait name, ReadOnlySpan<char> text) => Keep(Of(Of(Basis, (int)name), text));

    public void Add(Trait name, int value, ReadOnlySpan<char> text) => Keep(Of(Of(Of(Basis, (int)name), value), text));

    public void Add(Trait name, ReadOnlySpan<char> first, ReadOnlySpan<char> second) => Keep(Of(Of(Of(Of(Basis, (int)name), first), '\u0001'), second));

    public void Add(Trait name, int value) => Keep(Of(Of(Basis, (int)name), value));

    public void Add(Trait name, int first, int second) => Keep(Of(Of(Of(Basis, (int)name), first), second));

    private static uint Of(uint hash, int value) => (hash ^ (uint)value) * Prime;

    private static uint Of(uint hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text[..Math.Min(LongestText, text.Length)])
        {
            hash = Of(hash, c);
        }

        return hash;
    }

    // The last bits of FNV are its weakest; a table is looked up by them. Zero stands for an empty place there.
    private void Keep(uint hash)
    {
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6D;
        hash ^= hash >> 13;
        _numbers.Add(Math.Max(1, hash));
    }
}
