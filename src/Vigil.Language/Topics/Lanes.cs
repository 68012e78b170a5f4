using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Vigil.Language.Topics;

/// <summary>Sums over vectors in eight fixed lanes without fused steps, so that every machine rounds alike, whatever the width of its registers.</summary>
internal static class Lanes
{
    private static readonly int Wide = Vector256<float>.Count;

    /// <summary>The sum of the products. Both have the same length.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var sums = Vector256<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Wide; i += Wide)
        {
            sums += Vector256.LoadUnsafe(ref x, (nuint)i) * Vector256.LoadUnsafe(ref y, (nuint)i);
        }

        var sum = 0f;
        for (var lane = 0; lane < Wide; lane++)
        {
            sum += sums[lane];
        }

        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>Adds the scaled vector to the target, which is as long.</summary>
    public static void AddScaled(float scale, ReadOnlySpan<float> vector, Span<float> target)
    {
        ref var x = ref MemoryMarshal.GetReference(vector);
        ref var y = ref MemoryMarshal.GetReference(target);
        var factor = Vector256.Create(scale);
        var i = 0;
        for (; i <= vector.Length - Wide; i += Wide)
        {
            (Vector256.LoadUnsafe(ref y, (nuint)i) + (factor * Vector256.LoadUnsafe(ref x, (nuint)i))).StoreUnsafe(ref y, (nuint)i);
        }

        for (; i < vector.Length; i++)
        {
            target[i] += scale * vector[i];
        }
    }

    /// <summary>The same for a vector of small whole numbers, whose length is a multiple of sixteen.</summary>
    public static void AddScaled(float scale, ReadOnlySpan<sbyte> vector, Span<float> target)
    {
        ref var x = ref MemoryMarshal.GetReference(vector);
        ref var y = ref MemoryMarshal.GetReference(target);
        var factor = Vector256.Create(scale);
        for (var i = 0; i < vector.Length; i += Vector128<sbyte>.Count)
        {
            var numbers = Vector256.Widen(Vector128.LoadUnsafe(ref x, (nuint)i).ToVector256Unsafe()).Lower;
            var (low, high) = Vector256.Widen(numbers);
            (Vector256.LoadUnsafe(ref y, (nuint)i) + (factor * Vector256.ConvertToSingle(low))).StoreUnsafe(ref y, (nuint)i);
            (Vector256.LoadUnsafe(ref y, (nuint)(i + Wide)) + (factor * Vector256.ConvertToSingle(high))).StoreUnsafe(ref y, (nuint)(i + Wide));
        }
    }
}
