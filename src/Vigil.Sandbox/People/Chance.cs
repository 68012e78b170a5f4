using System.Text;

namespace Vigil.Sandbox.People;

/// <summary>Deterministic chance (SplitMix64, Steele et al. 2014): the same seed tells the same story on every machine. Never for secrets.</summary>
internal sealed class Chance(ulong seed)
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private ulong state = seed;

    /// <summary>Chance seeded by a text, through FNV-1a.</summary>
    public static Chance From(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 1099511628211UL);
        }

        return new Chance(hash);
    }

    /// <summary>From <paramref name="min"/> up to, not including, <paramref name="max"/>.</summary>
    public int Int(int min, int max) => min + (int)(Next() % (ulong)(max - min));

    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Likely(double share) => Unit() < share;

    public T Pick<T>(IReadOnlyList<T> of) => of[Int(0, of.Count)];

    public decimal Amount(decimal min, decimal max, int decimals) => Math.Round(min + ((max - min) * (decimal)Unit()), decimals);

    public TimeSpan Span(TimeSpan min, TimeSpan max) => min + ((max - min) * Unit());

    public string Hex(int length) => Letters("0123456789abcdef", length);

    public string Digits(int length) => Letters("0123456789", length);

    public string Code(int length) => Letters(Crockford, length);

    /// <summary>A made-up address in the shape of the chain; checksums are not kept.</summary>
    public string Address(string chain) => chain switch
    {
        "BTC" => "bc1q" + Letters("023456789acdefghjklmnpqrstuvwxyz", 38),
        "TRC20" => "T" + Letters(Base58, 33),
        "SOL" => Letters(Base58, 44),
        "TON" => "UQ" + Letters(Base58, 46),
        _ => "0x" + Hex(40),
    };

    /// <summary>A made-up transaction id in the shape of the chain.</summary>
    public string TxId(string chain) => chain switch
    {
        "BTC" or "TRC20" or "TON" => Hex(64),
        "SOL" => Letters(Base58, 88),
        _ => "0x" + Hex(64),
    };

    private string Letters(string alphabet, int length) => string.Create(length, (this, alphabet), static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = from.alphabet[from.Item1.Int(0, from.alphabet.Length)];
        }
    });

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
