using Vigil.Language.Entities;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>What kind of thing a message names.</summary>
public enum EntityKind
{
    /// <summary><c>Value</c> is a plain decimal number, <c>Unit</c> the coin or currency.</summary>
    Amount,

    /// <summary><c>Value</c> is the chain's key: ERC20, TRC20, BTC …</summary>
    Chain,

    /// <summary><c>Value</c> is 64 lower-case hex digits (with 0x for EVM); <c>Unit</c> is EVM, or empty where TRON and BTC look alike.</summary>
    TransactionId,

    /// <summary><c>Unit</c> is EVM, TRON or BTC; <c>Valid</c> tells whether the checksum holds, null where the form carries none.</summary>
    Address,

    /// <summary>The customer number, digits.</summary>
    Uid,

    /// <summary>An order, withdrawal, deposit or case number, upper case.</summary>
    RecordId,

    /// <summary>The status or code that a program got back: 401, -1021.</summary>
    ErrorCode,

    /// <summary><c>From</c> and <c>To</c> span the time meant, in UTC; <c>Value</c> is what was written.</summary>
    Time,
}

/// <summary>A thing named in a message, with its place in the original text.</summary>
public sealed record Entity(EntityKind Kind, string Value, int Start, int Length)
{
    /// <summary>Coin, currency or chain family, as the kind says; empty where there is none.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>The checksum's verdict; null where there is no checksum.</summary>
    public bool? Valid { get; init; }

    /// <summary>Start of the time meant, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the time meant, UTC; never after the message itself.</summary>
    public DateTimeOffset? To { get; init; }
}

/// <summary>Finds amounts, chains, transaction ids, addresses, numbers of records and customers, and times in what a customer wrote.</summary>
public static class EntityReader
{
    /// <summary>The things named, in the order of the text, none overlapping. Never throws.</summary>
    /// <param name="now">When the message was written.</param>
    /// <param name="zone">The customer's time zone, in which 'last night' is meant.</param>
    public static IReadOnlyList<Entity> Read(string text, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        var folded = TextNormalizer.FoldInPlace(text.Length > NormalText.LongestForEntities ? text[..NormalText.LongestForEntities] : text);
        var found = new List<Entity>();
        // The most certain first: a transaction id holds digits that would pass for an amount.
        Take(found, Transactions.Find(folded));
        Take(found, Addresses.Find(folded));
        Take(found, RecordIds.Find(folded));
        Take(found, ErrorCodes.Find(folded));
        Take(found, Times.Find(folded, now, zone));
        Take(found, Amounts.Find(folded));
        Take(found, Chains.Find(folded));
        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    private static void Take(List<Entity> found, IEnumerable<Entity> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (!found.Exists(f => candidate.Start < f.Start + f.Length && f.Start < candidate.Start + candidate.Length))
            {
                found.Add(candidate);
            }
        }
    }
}
