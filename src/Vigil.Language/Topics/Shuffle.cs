namespace Vigil.Language.Topics;

/// <summary>A seeded source of chance whose numbers stay the same in every version of .NET (xorshift64*, Vigna 2016), which <see cref="Random"/> does not promise.</summary>
internal sealed class Shuffle(int seed)
{
    private ulong _state = ((ulong)(uint)seed * 0x9E3779B97F4A7C15UL) | 1;

    public void Apply(int[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = (int)(Next() % (ulong)(i + 1));
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>A number from 0 up to, but not, 1.</summary>
    public float Chance() => (Next() >> 40) * (1f / (1 << 24));

    private ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 0x2545F4914F6CDD1DUL;
    }
}
