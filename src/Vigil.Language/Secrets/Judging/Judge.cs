namespace Vigil.Language.Secrets.Judging;

/// <summary>
/// Multinomial logistic regression over the traits of a candidate. Weights are whole numbers, so that the last bits of a machine's arithmetic do not count;
/// they lie in one open table, a word of 32 bits for the trait and one for its four weights.
/// </summary>
internal sealed class Judge
{
    /// <summary>No secret, then the kinds that the judge knows; a class is an index here.</summary>
    public static readonly string?[] Kinds = [null, SecretKinds.Code, SecretKinds.Password, SecretKinds.ApiSecret];

    public const int Classes = 4;

    // Weights reach from -1 to 1.
    private const int Scale = 127;

    private readonly uint[] _traits;
    private readonly uint[] _weights;

    /// <param name="traits">What was learnt from, each once.</param>
    /// <param name="weights">Of each trait, its weights by class.</param>
    public Judge(IReadOnlyCollection<uint> traits, Func<uint, ReadOnlySpan<float>> weights)
    {
        var size = 16;
        while (size * 2 < traits.Count * 3)
        {
            size *= 2;
        }

        _traits = new uint[size];
        _weights = new uint[size];
        foreach (var trait in traits)
        {
            var place = PlaceOf(trait);
            _traits[place] = trait;
            var of = weights(trait);
            for (var kind = 0; kind < Classes; kind++)
            {
                var whole = (sbyte)Math.Clamp(MathF.Round(of[kind] * Scale), -Scale, Scale);
                _weights[place] |= (uint)(byte)whole << (8 * kind);
            }
        }
    }

    /// <summary>How probable each class is.</summary>
    public void Weigh(IReadOnlyList<uint> traits, Span<double> shares)
    {
        Span<int> sums = stackalloc int[Classes];
        for (var i = 0; i < traits.Count; i++)
        {
            var place = PlaceOf(traits[i]);
            if (_traits[place] != 0)
            {
                for (var kind = 0; kind < Classes; kind++)
                {
                    sums[kind] += (sbyte)(_weights[place] >> (8 * kind));
                }
            }
        }

        for (var kind = 0; kind < Classes; kind++)
        {
            shares[kind] = (double)sums[kind] / Scale;
        }

        Normalize(shares);
    }

    /// <summary>Softmax: sums of weights become shares of 1.</summary>
    public static void Normalize(Span<double> shares)
    {
        var (most, total) = (shares[0], 0.0);
        foreach (var share in shares)
        {
            most = Math.Max(most, share);
        }

        for (var kind = 0; kind < shares.Length; kind++)
        {
            shares[kind] = Math.Exp(shares[kind] - most);
            total += shares[kind];
        }

        for (var kind = 0; kind < shares.Length; kind++)
        {
            shares[kind] /= total;
        }
    }

    // Where it is, or where there is room for it.
    private int PlaceOf(uint trait)
    {
        var place = (int)(trait & (uint)(_traits.Length - 1));
        while (_traits[place] != 0 && _traits[place] != trait)
        {
            place = (place + 1) & (_traits.Length - 1);
        }

        return place;
    }
}
