using System.Buffers.Text;
using System.Text.Json;

namespace Vigil.Bench.Chat;

/// <summary>When each message of one customer was due, and when somebody else's connection received it. Matched by the message's own id.</summary>
/// <param name="most">Messages that the customer sends at most, warm-up included.</param>
internal sealed class Deliveries(int customer, int most, TimeProvider clock)
{
    // By ordinal, which begins with 1. Written by the connection that receives, read when all is over.
    private readonly long[] _arrived = new long[most + 1];
    private int _doubled;

    /// <summary>Messages that arrived more than once at the same connection.</summary>
    public int Doubled => _doubled;

    /// <summary>Takes note of an arrival.</summary>
    public void Arrived(int ordinal)
    {
        if (ordinal < 1 || ordinal > most)
        {
            return;
        }

        if (Interlocked.CompareExchange(ref _arrived[ordinal], clock.GetTimestamp(), 0) != 0)
        {
            Interlocked.Increment(ref _doubled);
        }
    }

    /// <summary>Whether a message has arrived.</summary>
    public bool Has(int ordinal) => Volatile.Read(ref _arrived[ordinal]) != 0;

    /// <summary>From a moment until a message arrived.</summary>
    public TimeSpan Took(int ordinal, long since) => clock.GetElapsedTime(since, Volatile.Read(ref _arrived[ordinal]));

    /// <summary>The id of a message, which says whose it is and which.</summary>
    public string KeyOf(int ordinal) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bench-{customer}-{ordinal}");

    /// <summary>Reads whose message a push brings and which; false where it brings none of ours.</summary>
    public static bool TryRead(ReadOnlySpan<byte> record, out int customer, out int ordinal)
    {
        (customer, ordinal) = (0, 0);
        var reader = new Utf8JsonReader(record);
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("target"u8))
            {
                reader.Read();
                if (!reader.ValueTextEquals("entry"u8))
                {
                    return false;
                }
            }
            else if (reader.ValueTextEquals("clientMessageId"u8))
            {
                reader.Read();
                return reader.TokenType is JsonTokenType.String && Parse(reader.ValueSpan, out customer, out ordinal);
            }
        }

        return false;
    }

    private static bool Parse(ReadOnlySpan<byte> key, out int customer, out int ordinal)
    {
        (customer, ordinal) = (0, 0);
        if (!key.StartsWith("bench-"u8))
        {
            return false;
        }

        key = key["bench-"u8.Length..];
        return Utf8Parser.TryParse(key, out customer, out var used) && used < key.Length && Utf8Parser.TryParse(key[(used + 1)..], out ordinal, out _);
    }
}
