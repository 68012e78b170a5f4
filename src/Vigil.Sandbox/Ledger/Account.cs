using System.Text.Json.Serialization;
using Vigil.Contracts.Exchange;

namespace Vigil.Sandbox.Ledger;

/// <summary>One change of identity verification.</summary>
internal sealed record IdentityStep(string State, int Level, string? Reason, DateTimeOffset At);

/// <summary>A sign-in lock.</summary>
internal sealed record SignInLock(DateTimeOffset At, DateTimeOffset Until);

/// <summary>A risk flag and when it was taken off.</summary>
internal sealed record FlagScript(string Code, Disclosure Disclosure, DateTimeOffset Since, DateTimeOffset? EndedAt = null);

/// <summary>An action that was carried out or refused, and what it came to, so that the same key is answered the same way for good.</summary>
/// <param name="Code">Why it was refused; null when it was done.</param>
/// <param name="DoneAt">When a pending action completes by itself; null when it is complete.</param>
internal sealed record ToldAction(ExchangeActionRequest Request, string? Code, IReadOnlyList<string> Effects, DateTimeOffset? DoneAt, DateTimeOffset At);

/// <summary>How an account holder can be reached and addressed. Addresses are made up and lie under .example.</summary>
/// <param name="Phrase">The anti-phishing phrase that stands in every message to them; null where they have chosen none.</param>
internal sealed record Person(string DisplayName, string? Salutation, string Email, string? Phone, string? Phrase = null);

/// <summary>A contact that another has taken the place of.</summary>
/// <param name="Channel">email or sms.</param>
internal sealed record ReplacedContact(string Channel, string Address, DateTimeOffset At);

/// <summary>One customer's account with everything that happened to it. Lists are newest last; reads turn them round.</summary>
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
internal sealed class Account
{
    public required string Uid { get; init; }

    public required Person Person { get; init; }

    public required string Level { get; init; }

    public required string Region { get; init; }

    public required string Language { get; init; }

    public required string TimeZone { get; init; }

    public required string Experience { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Contacts that were on file before.</summary>
    public List<ReplacedContact> Replaced { get; } = [];

    public List<IdentityStep> Identity { get; } = [];

    public List<SignInLock> Locks { get; } = [];

    public List<FlagScript> Flags { get; } = [];

    public List<FreezeScript> Freezes { get; } = [];

    public List<WithdrawalScript> Withdrawals { get; } = [];

    public List<DepositScript> Deposits { get; } = [];

    public List<C2cScript> C2cOrders { get; } = [];

    public List<TradeOrder> Orders { get; } = [];

    public List<Fill> Fills { get; } = [];

    public List<Position> Positions { get; } = [];

    public List<Liquidation> Liquidations { get; } = [];

    public List<InternalTransfer> Transfers { get; } = [];

    public List<SignInRecord> SignIns { get; } = [];

    public List<Device> Devices { get; } = [];

    /// <summary>Sign-ins to Meridian's pages: the newest of them, ended ones too, for the event stream tells of them.</summary>
    public List<SignedIn> Sessions { get; } = [];

    public List<AccountLog> Logs { get; } = [];

    public List<ApiKey> ApiKeys { get; } = [];

    /// <summary>What support asked to be done to this account, in order.</summary>
    public List<ToldAction> Actions { get; } = [];

    /// <summary>Coins per wallet before anything that is in motion.</summary>
    [JsonIgnore]
    public Dictionary<(string Wallet, string Currency), decimal> Holdings { get; } = [];

    public bool Frozen(DateTimeOffset now, params ReadOnlySpan<string> kinds)
    {
        foreach (var freeze in Freezes)
        {
            if (freeze.ActiveAt(now) && kinds.Contains(freeze.Kind))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Ends the sign-ins that are meant and go on.</summary>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<string> EndSessions(DateTimeOffset now, Func<SignedIn, bool> meant)
    {
        var ended = new List<string>();
        for (var i = 0; i < Sessions.Count; i++)
        {
            if (Sessions[i].EndedAt is null && meant(Sessions[i]))
            {
                Sessions[i] = Sessions[i] with { EndedAt = now };
                ended.Add(Sessions[i].Id);
            }
        }

        return ended;
    }

    public DateTimeOffset? LockedUntil(DateTimeOffset now) => Locks.FindLast(l => l.At <= now && now < l.Until)?.Until;

    /// <summary>The profile as it is at <paramref name="now"/>.</summary>
    public AccountProfile Profile(DateTimeOffset now, bool cleared)
    {
        var identity = Identity.FindLast(s => s.At <= now) ?? new IdentityStep("none", 0, null, RegisteredAt);
        var lockedUntil = LockedUntil(now);
        var flags = Flags.Where(f => f.Since <= now && !(f.EndedAt <= now))
            .Select(f => new RiskFlag(f.Disclosure == Disclosure.Never && !cleared ? null : f.Code, f.Since, f.Disclosure)).ToList();
        var state = lockedUntil is not null ? "locked" : Freezes.Exists(f => f.ActiveAt(now)) ? "restricted" : "active";
        return new AccountProfile(
            Uid, Version(now), Person.DisplayName, Person.Salutation, Masks.Email(Person.Email), Masks.Phone(Person.Phone), Level,
            identity.State, identity.Level, identity.Reason, Identity.FindLast(s => s.State == "pending" && s.At <= now)?.At, Region, Language, TimeZone,
            Experience, state, lockedUntil, flags, RegisteredAt);
    }

    /// <summary>One more for everything about the profile that has changed by now. Only what has not happened yet is ever taken back, so it never shrinks.</summary>
    public long Version(DateTimeOffset now) =>
        1 + Identity.Select(s => s.At)
            .Concat(Locks.SelectMany(l => new[] { l.At, l.Until }))
            .Concat(Flags.Select(f => f.Since)).Concat(Flags.Where(f => f.EndedAt is not null).Select(f => f.EndedAt!.Value))
            .Concat(Freezes.SelectMany(f => f.Changes()))
            .LongCount(at => at <= now);
}
