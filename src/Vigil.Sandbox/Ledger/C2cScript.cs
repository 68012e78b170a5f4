using System.Collections.Immutable;
using Vigil.Contracts.Exchange;

namespace Vigil.Sandbox.Ledger;

/// <summary>A C2C order as its account sees it. An order nobody pays runs out by itself at its deadline.</summary>
internal sealed record C2cScript(
    string Id, string Uid, string Role, string Coin, decimal Amount, string FiatCurrency, decimal Price, string PaymentMethod, string CounterpartyName, ImmutableArray<RecordStep> Steps)
{
    public string PayerNameMatch { get; init; } = "unknown";

    public ImmutableArray<C2cMessage> Chat { get; init; } = [];

    /// <summary>How often and when a decision was put off.</summary>
    public ImmutableArray<DateTimeOffset> MoreTimeAt { get; init; } = [];

    /// <summary>Steps up to now, with the expiry that follows from the clock.</summary>
    public List<RecordStep> Past(DateTimeOffset now, C2cParameters rules)
    {
        var past = Steps.Where(s => s.At <= now).ToList();
        var payBy = Steps[0].At.AddMinutes(rules.PayMinutes);
        if (past.Count == 1 && payBy <= now)
        {
            past.Add(new RecordStep("expired", payBy));
        }

        return past;
    }

    /// <summary>The order as it is at <paramref name="now"/>.</summary>
    public C2cOrder At(DateTimeOffset now, C2cParameters rules)
    {
        var past = Past(now, rules);
        var chat = Chat.Where(m => m.At <= now).ToList();
        var paidAt = past.Find(s => s.State == "paid")?.At;
        var appealedAt = past.Find(s => s.State == "appealing")?.At;
        var extensions = MoreTimeAt.Count(at => at <= now);
        var state = past[^1].State;
        var appeal = appealedAt is null ? null : state switch { "appealing" => extensions > 0 ? "more_time" : "open", "released" => "decided_for_buyer", _ => "decided_for_seller" };
        return new C2cOrder(
            Id, Uid, past.Count + chat.Count + extensions, Role, state, Coin, Money.Text(Amount), FiatCurrency, Money.Text(Math.Round(Amount * Price, 2)), Money.Text(Price),
            PaymentMethod, CounterpartyName, PayerNameMatch, past[0].At, past[0].At.AddMinutes(rules.PayMinutes), paidAt, paidAt?.AddMinutes(ReleaseMinutes(rules)),
            past.Find(s => s.State == "cancelled")?.At, appeal, appealedAt?.AddHours(rules.DecisionHours).AddMinutes(extensions * rules.EvidenceMinutes),
            past.Select(s => s.At).Concat(chat.Select(m => m.At)).Max(), chat);
    }

    private int ReleaseMinutes(C2cParameters rules) => PaymentMethod switch
    {
        "bank_transfer" => rules.ReleaseMinutesBank,
        "bank_transfer_next_day" => rules.ReleaseMinutesNextDay,
        _ => rules.ReleaseMinutesInstant,
    };
}
