using System.Globalization;
using Vigil.Contracts.Exchange;
using Vigil.Language;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Scripts;

namespace Vigil.Server.Assistant.Answers;

/// <summary>Picks the record that a message means: by number, transaction or amount if it names one, then by the time it names, then the newest one in motion, then the newest. Pure.</summary>
internal static class ChooseRecord
{
    // A customer's 'last night' is not a stopwatch: submitted a little before or after still counts.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(2);

    /// <summary>The withdrawal meant, or null if there are none.</summary>
    public static Withdrawal? Withdrawal(IReadOnlyList<Withdrawal> newestFirst, IReadOnlyList<Entity> named) =>
        Choose(newestFirst, named, w => w.Id, w => w.TxId, w => w.Amount, w => w.Coin, w => w.RequestedAt, RecordCards.IsInMotion);

    /// <summary>The deposit meant, or null if there are none.</summary>
    public static Deposit? Deposit(IReadOnlyList<Deposit> newestFirst, IReadOnlyList<Entity> named) =>
        Choose(newestFirst, named, d => d.Id, d => d.TxId, d => d.Amount, d => d.Coin, d => d.SeenAt, RecordCards.IsInMotion);

    /// <summary>The C2C order meant: among those of the side that the topic speaks for, where there are any. Null if there are none.</summary>
    public static C2cOrder? C2cOrder(IReadOnlyList<C2cOrder> newestFirst, IReadOnlyList<Entity> named, string topic)
    {
        var side = TopicScripts.Find(topic)?.Side;
        var fitting = newestFirst.Where(o => side is null || o.Role == side).ToList();
        return Choose(
            fitting.Count > 0 ? fitting : newestFirst, named, o => o.Id, _ => null, o => o.Amount, o => o.Coin, o => o.CreatedAt,
            o => topic == "c2c.cancelled_after_payment" ? o.State is "cancelled" or "expired" : o.State is "unpaid" or "paid" or "appealing");
    }

    /// <summary>The liquidation meant, or null if there are none.</summary>
    public static Liquidation? Liquidation(IReadOnlyList<Liquidation> newestFirst, IReadOnlyList<Entity> named) =>
        Choose(newestFirst, named, l => l.Id, _ => null, l => l.MarginLost, l => l.Currency, l => l.At, _ => true);

    /// <summary>The restriction meant: in force, of a kind that the topic means, the newest of them. Null if there is none.</summary>
    public static Freeze? Freeze(IReadOnlyList<Freeze> newestFirst, string topic)
    {
        var script = TopicScripts.Find(topic) ?? TopicScripts.Find("freeze.account")!;
        var kinds = script.Freezes;
        var meant = newestFirst.Where(f => f.Active && kinds.Contains(f.Kind, StringComparer.Ordinal))
            // The one that may not be explained comes first: beside it, nobody may be promised when the others end.
            .OrderBy(f => f.Disclosure is Disclosure.Full)
            .ThenBy(f => f.Kind == kinds[0] ? 0 : 1)
            .FirstOrDefault();

        // A lost factor is a matter of its own: only the hold that came of it belongs to it.
        return script.Only is { } only && (meant is not { Disclosure: Disclosure.Full } || meant.Reason != only) ? null : meant;
    }

    private static T? Choose<T>(
        IReadOnlyList<T> newestFirst, IReadOnlyList<Entity> named, Func<T, string> id, Func<T, string?> txId, Func<T, string> amount, Func<T, string> coin, Func<T, DateTimeOffset> at, Func<T, bool> inMotion)
        where T : class
    {
        T? Best(Func<T, bool> fits) => newestFirst.FirstOrDefault(r => fits(r) && inMotion(r)) ?? newestFirst.FirstOrDefault(fits);

        foreach (var entity in named)
        {
            var found = entity.Kind switch
            {
                EntityKind.RecordId => Best(r => string.Equals(id(r), entity.Value, StringComparison.OrdinalIgnoreCase)),
                EntityKind.TransactionId => Best(r => string.Equals(Bare(txId(r)), Bare(entity.Value), StringComparison.OrdinalIgnoreCase)),
                EntityKind.Amount => Best(r => IsAmount(amount(r), coin(r), entity)),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        if (named.Any(e => e.Kind is EntityKind.TransactionId && newestFirst.Any(r => txId(r) is not null)) || named.Any(e => e.Kind is EntityKind.RecordId && newestFirst.Any(r => id(r)[0] == e.Value[0])))
        {
            // One that they name and do not have: told of another they would take it for that one.
            return null;
        }

        var inTime = named.Where(e => e is { Kind: EntityKind.Time, From: not null, To: not null })
            .Select(e => Best(r => at(r) >= e.From!.Value - Slack && at(r) <= e.To!.Value + Slack)).FirstOrDefault(r => r is not null);
        return inTime ?? Best(_ => true);
    }

    private static bool IsAmount(string amount, string coin, Entity entity) =>
        string.Equals(coin, entity.Unit, StringComparison.OrdinalIgnoreCase)
        && decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var stored)
        && decimal.TryParse(entity.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var said)
        && stored == said;

    private static string? Bare(string? hex) => hex is not null && hex.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? hex[2..] : hex;
}
