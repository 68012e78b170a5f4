using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Vigil.Language.Text;

namespace Vigil.Language.Secrets.Judging;

/// <summary>
/// Trains the judge by AdaGrad from the marked rows of content/secrets. The rate, the decay and the number of epochs were chosen by cross-validation over the rows' authors (docs/decisions/0035).
/// One thread, a fixed order: the same rows give the same judge.
/// </summary>
internal static class JudgeTraining
{
    private const int UsualTraits = 1 << 17;
    private const int Epochs = 20;
    private const float Rate = 0.05f;
    private const float Decay = 0.01f;
    private const float Smallest = 1e-4f;

    // Of what is as certain as this nothing more is learnt.
    private const double Certain = 0.998;

    /// <summary>The rows that are embedded in this assembly.</summary>
    public static IEnumerable<MarkedRow> Rows() => Resources.Names("secrets/").SelectMany(Resources.Lines).Select(MarkedRow.Parse);

    public static Judge Train(IEnumerable<MarkedRow> rows)
    {
        Dictionary<uint, int> places = new(UsualTraits);
        List<(int[] Places, int Class)> seen = [];
        foreach (var example in rows.SelectMany(Example.Of))
        {
            seen.Add((PlacesOf(example.Traits, places), example.Class));
        }

        var weights = new Vector128<float>[places.Count];
        var squares = new Vector128<float>[places.Count];
        var order = Enumerable.Range(0, seen.Count).ToArray();
        var random = 1u;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            Shuffle(order, ref random);
            foreach (var at in order)
            {
                Learn(seen[at].Places, seen[at].Class, weights, squares);
            }
        }

        return new Judge(places.Keys, trait => AsFloats(weights, places[trait]));
    }

    private static int[] PlacesOf(IReadOnlyList<uint> traits, Dictionary<uint, int> places)
    {
        var own = new int[traits.Count];
        for (var i = 0; i < own.Length; i++)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, traits[i], out var isKnown);
            place = isKnown ? place : places.Count - 1;
            own[i] = place;
        }

        return own;
    }

    // Called a hundred thousand times at once, before the runtime would compile it a second time for speed.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Learn(int[] places, int kind, Vector128<float>[] weights, Vector128<float>[] squares)
    {
        var sum = Vector128<float>.Zero;
        foreach (var place in places)
        {
            sum += weights[place];
        }

        Span<double> shares = [sum[0], sum[1], sum[2], sum[3]];
        Judge.Normalize(shares);
        if (shares[kind] > Certain)
        {
            return;
        }

        shares[kind] -= 1;
        var error = Vector128.Create((float)shares[0], (float)shares[1], (float)shares[2], (float)shares[3]);
        foreach (var place in places)
        {
            var slope = error + (weights[place] * Decay);
            squares[place] += slope * slope;
            weights[place] -= slope * Rate / (Vector128.Sqrt(squares[place]) + Vector128.Create(Smallest));
        }
    }

    // Numerical Recipes' congruential generator: any order does, as long as it is the same one.
    private static void Shuffle(int[] order, ref uint random)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            random = (random * 1664525) + 1013904223;
            var j = (int)((random >> 8) % (uint)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }

    private static ReadOnlySpan<float> AsFloats(Vector128<float>[] weights, int place) => MemoryMarshal.Cast<Vector128<float>, float>(weights.AsSpan(place, 1));
}
