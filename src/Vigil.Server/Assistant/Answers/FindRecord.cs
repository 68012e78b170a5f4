using System.Globalization;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Live;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Answers;

/// <summary>The record that a question means, as its customer may see it.</summary>
/// <param name="Kind">One of <see cref="AnswerKinds"/>.</param>
/// <param name="Available">False while the exchange does not answer.</param>
/// <param name="Any">True if there is any record of the kind, meant or not.</param>
internal sealed record Found(string Kind, bool Available, bool Any = false, RecordCard? Card = null, AccountProfile? Account = null, PlatformParameters? Parameters = null)
{
    /// <summary>The coin or sum that the customer named where the record is of another, and that one; null where it is of the one named, or none was.</summary>
    public (string Said, string Found)? Other { get; init; }

    /// <summary>There is something to answer from.</summary>
    public bool IsThere => Card is not null || Account is not null;

    /// <summary>What the state is called in articles; for a freeze its reason where that may be told.</summary>
    public string? Situation => this switch
    {
        { Card.Withdrawal: { } w } => w.State,
        { Card.Deposit: { } d } => d.State,
        { Card.C2c: { } c } => c.State,
        { Card.Freeze: { } f } => f.Reason ?? "generic",
        { Card.Liquidation: not null } => "liquidated",
        { Kind: AnswerKinds.Lock, Account: not null } => "locked",
        { Account: { } a } => a.IdentityState is "rejected" ? a.IdentityReason ?? a.IdentityState : a.IdentityState,
        _ => null,
    };

    /// <summary>The record, where it is of coins that move; null for any other.</summary>
    public RecordCard? Moving => Card is { Withdrawal: not null } or { Deposit: not null } ? Card : null;

    /// <summary>A restriction whose reason may not be told: nothing of it is, beyond one sentence.</summary>
    public bool IsWithheld => Card is { Freeze.Reason: null, Freeze: not null };

    /// <summary>Under this name everything is remembered of which nothing may be told.</summary>
    public const string Withheld = "freeze:";

    /// <summary>Under which name it is remembered that it was told. What is withheld has one name for all, so that not even its number shows.</summary>
    public string Remembered => IsWithheld ? Withheld : Name;

    /// <summary>Quotes from it.</summary>
    /// <exception cref="InvalidOperationException">There is no record.</exception>
    public RecordFacts Facts => Card is { } card ? new RecordFacts(Kind, card.Id, card.Version)
        : Account is { } account ? new RecordFacts("account", account.Uid, account.Version)
        : throw new InvalidOperationException("Nothing was found to quote from.");

    /// <summary>Its name for the staff's timeline, such as <c>withdrawal:W2026…</c>.</summary>
    public string Name => Card is { } card ? $"{card.Kind}:{card.Id}" : $"account:{Account?.Uid}";
}

/// <summary>Reads the record that a question means, fresh from the exchange.</summary>
internal sealed class FindRecord(ExchangeRecords records, RecordCards cards, TimeProvider clock)
{
    // Sums that differ by less are one, told with and without the fee.
    private const decimal SameSum = 0.05m;

    /// <param name="kind">One of <see cref="AnswerKinds"/> that can be answered from.</param>
    /// <param name="named">What the customer named.</param>
    /// <param name="text">The words of it, in which a coin may be named; null where they do not matter.</param>
    /// <param name="except">Names of records that are not meant.</param>
    public Task<Found> ReadAsync(string kind, string topic, IReadOnlyList<Entity> named, string uid, CancellationToken cancellationToken, string? text = null, IReadOnlySet<string>? except = null) => kind switch
    {
        AnswerKinds.Withdrawals => AmongAsync<Withdrawal>(kind, uid, w => ChooseRecord.Withdrawal(w, named), cards.ToCard, cancellationToken, w => (w.Coin, w.Amount, RecordCards.IsInMotion(w)), Said(named, text), except),
        AnswerKinds.Deposits => AmongAsync<Deposit>(kind, uid, d => ChooseRecord.Deposit(d, named), cards.ToCard, cancellationToken, d => (d.Coin, d.Amount, RecordCards.IsInMotion(d)), Said(named, text), except),
        AnswerKinds.Freezes => AmongAsync<Freeze>(kind, uid, f => ChooseRecord.Freeze(f, topic), (f, _) => cards.ToCard(f), cancellationToken),
        AnswerKinds.C2cOrders => AmongAsync<C2cOrder>(kind, uid, o => ChooseRecord.C2cOrder(o, named, topic), (o, _) => cards.ToCard(o), cancellationToken, except: except),
        AnswerKinds.Liquidations => AmongAsync<Liquidation>(kind, uid, l => ChooseRecord.Liquidation(l, named), (l, _) => cards.ToCard(l), cancellationToken, except: except),
        _ => AccountAsync(kind, topic, uid, cancellationToken),
    };

    private async Task<Found> AmongAsync<T>(
        string kind, string uid, Func<IReadOnlyList<T>, T?> choose, Func<T, PlatformParameters?, RecordCard> toCard, CancellationToken cancellationToken, Func<T, (string Coin, string Amount, bool InMotion)>? of = null, NamingText? said = null, IReadOnlySet<string>? except = null)
        where T : class
    {
        var read = await records.LatestAsync<T>(uid, kind, cancellationToken);
        if (read.Value is not { } all)
        {
            return new Found(kind, Available: false);
        }

        var newestFirst = except is null ? all : [.. all.Where(r => toCard(r, null) is var card && !except.Contains($"{card.Kind}:{card.Id}"))];
        var parameters = await records.ParametersAsync(cancellationToken);
        var coins = said is null || parameters is null ? [] : NamedCoins.In(said, NamedCoins.KnownBeside(parameters.Coins.Select(c => c.Coin)));

        // What is under way is meant sooner than what is done, whichever coin was written: in a hurry they are mixed up.
        var ofCoin = coins.Count == 0 ? [] : newestFirst.Where(r => coins.Contains(of!(r).Coin, StringComparer.Ordinal)).ToList();
        var meant = choose(ofCoin.Count > 0 && (ofCoin.Exists(r => of!(r).InMotion) || !newestFirst.Any(r => of!(r).InMotion)) ? ofCoin : newestFirst);
        return new Found(kind, Available: true, newestFirst.Count > 0, meant is null ? null : toCard(meant, parameters), null, parameters)
        {
            Other = said is null || meant is null ? null
                : coins.Count > 0 && !coins.Contains(of!(meant).Coin, StringComparer.Ordinal) ? (coins[0], of(meant).Coin)
                : OtherSum(said.Named, of!(meant)),
        };
    }

    // One sum that no record has: told of another they would take it for that one. What a fee makes of a sum is the same one.
    private static (string Said, string Found)? OtherSum(IReadOnlyList<Entity> named, (string Coin, string Amount, bool InMotion) meant) =>
        named.Where(e => e.Kind is EntityKind.Amount).ToList() is [var sum] && string.Equals(sum.Unit, meant.Coin, StringComparison.OrdinalIgnoreCase)
        && decimal.TryParse(sum.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var said) && decimal.TryParse(meant.Amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var found)
        && Math.Abs(said - found) > Math.Max(said, found) * SameSum
            ? ($"{sum.Value} {meant.Coin}", $"{Numbers.Group(meant.Amount)} {meant.Coin}") : null;

    // A number, a transaction or a sum says which one is meant better than a coin does.
    private static NamingText? Said(IReadOnlyList<Entity> named, string? text) =>
        text is null || named.Any(e => e.Kind is EntityKind.RecordId or EntityKind.TransactionId) ? null : new NamingText(text, named);

    private async Task<Found> AccountAsync(string kind, string topic, string uid, CancellationToken cancellationToken)
    {
        var read = await records.AccountAsync(uid, cancellationToken);
        if (!read.Available)
        {
            return new Found(kind, Available: false);
        }

        var tells = read.Value is { } account && (kind is AnswerKinds.Lock ? account.LockedUntil > clock.GetUtcNow() : topic != "kyc.more_documents" || account.IdentityState is not "verified");
        return new Found(kind, Available: true, read.Value is not null, null, tells ? read.Value : null, await records.ParametersAsync(cancellationToken));
    }
}
