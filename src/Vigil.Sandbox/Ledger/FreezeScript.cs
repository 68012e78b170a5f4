using System.Collections.Immutable;
using Vigil.Contracts.Exchange;

namespace Vigil.Sandbox.Ledger;

/// <summary>A restriction and when it ends.</summary>
internal sealed record FreezeScript(string Id, string Uid, string Kind, string Reason, Disclosure Disclosure, DateTimeOffset Since)
{
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Set when somebody lifted it before its time.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    public ImmutableArray<string> Documents { get; init; } = [];

    public string? Currency { get; init; }

    public decimal? Amount { get; init; }

    private DateTimeOffset? End => LiftedAt ?? EndsAt;

    public bool ActiveAt(DateTimeOffset now) => Since <= now && !(End <= now);

    /// <summary>The record as it is at <paramref name="now"/>; a reason that may never be told needs clearance.</summary>
    public Freeze At(DateTimeOffset now, bool cleared)
    {
        var withheld = Disclosure == Disclosure.Never && !cleared;
        return new Freeze(
            Id, Uid, Changes().Count(at => at <= now), Kind, withheld ? null : Reason, Disclosure, Since, EndsAt,
            withheld ? [] : Documents, Currency, Amount is { } amount ? Money.Text(amount) : null, ActiveAt(now));
    }

    public IEnumerable<DateTimeOffset> Changes() => End is { } end ? [Since, end] : [Since];
}
