using Shouldly;
using Vigil.Contracts.Exchange;
using Xunit;

namespace Vigil.Server.Tests.Sandbox;

/// <summary>Every situation of the contract exists, and its records say what its name says.</summary>
public sealed class SituationTests : IDisposable
{
    private static readonly string[] PersonaFields = ["id", "uid", "name", "situation", "language"];
    private readonly Meridian meridian = new();

    /// <summary>Situation and what has to be true of the account, as a name in <see cref="Truths"/>.</summary>
    public static TheoryData<string> Situations => [.. Truths.Keys];

    private static Dictionary<string, Action<Dossier>> Truths { get; } = new(StringComparer.Ordinal)
    {
        ["withdrawal.confirming"] = d => d.Withdrawal.ShouldSatisfyAllConditions(w => w.State.ShouldBe("confirming"), w => w.Amount.ShouldBe("1250"), w => w.Chain.ShouldBe("ERC20"), w => w.Confirmations.ShouldBe(27), w => w.RequiredConfirmations.ShouldBe(64), w => w.Review!.Reason.ShouldBe("new_address"), w => w.Review!.Outcome.ShouldBe("approved"), w => w.TxId.ShouldNotBeNull(), w => w.Cancellable.ShouldBeFalse()),
        ["withdrawal.failed"] = d => d.Withdrawal.ShouldSatisfyAllConditions(w => w.State.ShouldBe("failed"), w => w.FailureCode.ShouldBe("contract_rejected"), w => w.DoneAt.ShouldBeNull()),
        ["withdrawal.review"] = d => d.Withdrawal.ShouldSatisfyAllConditions(w => w.State.ShouldBe("reviewing"), w => w.Review!.Outcome.ShouldBe("pending"), w => w.TxId.ShouldBeNull(), w => w.Cancellable.ShouldBeTrue()),
        ["withdrawal.not_credited"] = d => d.Withdrawal.ShouldSatisfyAllConditions(w => w.State.ShouldBe("done"), w => w.TxId.ShouldNotBeNull(), w => w.DoneAt.ShouldNotBeNull()),
        ["deposit.confirming"] = d => d.Deposit.ShouldSatisfyAllConditions(x => x.State.ShouldBe("confirming"), x => x.Confirmations.ShouldBe(14), x => x.EstimatedCreditedAt.ShouldNotBeNull()),
        ["deposit.wrong_network"] = d => d.Deposit.ShouldSatisfyAllConditions(x => x.State.ShouldBe("wrong_network"), x => x.CreditedAt.ShouldBeNull(), x => x.ProblemCode.ShouldBe("unsupported_network")),
        ["deposit.missing_memo"] = d => d.Deposit.ShouldSatisfyAllConditions(x => x.State.ShouldBe("missing_memo"), x => x.Memo.ShouldBeNull(), x => x.CreditedAt.ShouldBeNull()),
        ["freeze.withdrawal"] = d => d.Freeze.ShouldSatisfyAllConditions(f => f.Kind.ShouldBe("withdrawal"), f => f.Reason.ShouldBe("security_change"), f => f.EndsAt.ShouldNotBeNull(), f => f.Active.ShouldBeTrue()),
        ["freeze.trading"] = d => d.Freeze.ShouldSatisfyAllConditions(f => f.Kind.ShouldBe("trading"), f => f.Active.ShouldBeTrue(), f => f.Documents.ShouldNotBeEmpty()),
        ["freeze.funds"] = d => d.Freeze.ShouldSatisfyAllConditions(f => f.Kind.ShouldBe("funds"), f => f.Amount.ShouldBe("3500"), f => f.Active.ShouldBeTrue(), _ => d.Balances.ShouldContain(b => b.Currency == "USDT" && b.Held == "3500")),
        ["freeze.confidential"] = d => d.Freeze.ShouldSatisfyAllConditions(f => f.Disclosure.ShouldBe(Disclosure.Never), f => f.Reason.ShouldBeNull(), f => f.Active.ShouldBeTrue()),
        ["account.locked"] = d => d.ShouldSatisfyAllConditions(_ => d.Profile.State.ShouldBe("locked"), _ => d.Profile.LockedUntil.ShouldNotBeNull(), _ => d.SignIns.Count(s => !s.Succeeded).ShouldBe(5)),
        ["two_factor.lost"] = d => d.ShouldSatisfyAllConditions(_ => d.Profile.RiskFlags.ShouldContain(f => f.Code == "factor_lost"), _ => d.Freeze.Reason.ShouldBe("factor_lost")),
        ["c2c.buyer_paid"] = d => d.C2c.ShouldSatisfyAllConditions(o => o.Role.ShouldBe("buyer"), o => o.State.ShouldBe("paid"), o => o.ReleaseBy!.Value.ShouldBeLessThan(d.Now), o => o.Chat.ShouldNotBeEmpty()),
        ["c2c.seller_unpaid"] = d => d.C2c.ShouldSatisfyAllConditions(o => o.Role.ShouldBe("seller"), o => o.State.ShouldBe("paid"), o => o.PayerNameMatch.ShouldBe("unknown"), _ => d.Balances.ShouldContain(b => b.Held == "1500")),
        ["c2c.cancelled_after_payment"] = d => d.C2c.ShouldSatisfyAllConditions(o => o.State.ShouldBe("cancelled"), o => o.PaidAt.ShouldNotBeNull(), o => o.CancelledAt.ShouldNotBeNull()),
        ["liquidated"] = d => d.Liquidations.ShouldHaveSingleItem().ShouldSatisfyAllConditions(l => l.Leverage.ShouldBe(20), l => decimal.Parse(l.TriggerPrice, null).ShouldBeLessThanOrEqualTo(decimal.Parse(l.LiquidationPrice, null)), l => l.MarginCallAt.ShouldBeLessThan(l.At)),
        ["kyc.rejected"] = d => d.Profile.ShouldSatisfyAllConditions(p => p.IdentityState.ShouldBe("rejected"), p => p.IdentityReason.ShouldBe("document_blurred"), p => p.IdentityLevel.ShouldBe(0)),
        ["kyc.pending"] = d => d.Profile.ShouldSatisfyAllConditions(p => p.IdentityState.ShouldBe("pending"), p => p.IdentitySubmittedAt.ShouldNotBeNull()),
        ["stolen"] = d => d.ShouldSatisfyAllConditions(_ => d.SignIns.ShouldContain(s => s.NewDevice && s.NewLocation), _ => d.Withdrawal.Cancellable.ShouldBeTrue(), _ => d.ApiKeys.ShouldContain(k => k.Active), _ => d.Profile.RiskFlags.ShouldContain(f => f.Code == "new_location")),
        ["api.errors"] = d => d.ShouldSatisfyAllConditions(_ => d.Logs.Count(l => l.Source == "api" && l.Level == "error" && l.RequestId is not null).ShouldBeGreaterThan(10), _ => d.ApiKeys.ShouldNotBeEmpty(), _ => d.Profile.Language.ShouldBe("en")),
        ["novice"] = d => d.Profile.ShouldSatisfyAllConditions(p => p.Experience.ShouldBe("novice"), p => p.IdentityLevel.ShouldBe(1), p => p.Level.ShouldBe("Lv1")),
        ["professional"] = d => d.ShouldSatisfyAllConditions(_ => d.Profile.Experience.ShouldBe("professional"), _ => d.Positions.ShouldNotBeEmpty(), _ => d.Fills.Count.ShouldBeGreaterThan(80)),
    };

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task A_situations_records_say_what_its_name_says(string situation)
    {
        var (id, uid) = await meridian.Persona(situation);
        await meridian.IdentityToken(id);
        var dossier = await Read(uid);
        Truths[situation](dossier);
        dossier.Profile.Uid.ShouldBe(uid);
        dossier.Balances.ShouldAllBe(b => decimal.Parse(b.Available, null) >= 0 && decimal.Parse(b.Held, null) >= 0);
        dossier.Withdrawals.ShouldAllBe(w => w.Steps.Zip(w.Steps.Skip(1)).All(p => p.First.At <= p.Second.At) && w.UpdatedAt <= dossier.Now);
    }

    [Fact]
    public async Task The_table_and_the_personas_are_the_same_set()
    {
        var personas = await meridian.Personas();
        personas.Select(p => p.GetProperty("situation").GetString()).ShouldBe(Truths.Keys, ignoreOrder: true);
        personas.Select(p => p.GetProperty("uid").GetString()).ShouldBeUnique();
        personas.Count(p => p.GetProperty("language").GetString() == "en").ShouldBeGreaterThanOrEqualTo(3);
        personas.ShouldAllBe(p => p.EnumerateObject().Select(x => x.Name).SequenceEqual(PersonaFields));
    }

    [Fact]
    public async Task The_withdrawal_was_asked_for_at_twenty_to_midnight_in_the_customers_zone()
    {
        var (id, uid) = await meridian.Persona("withdrawal.confirming");
        await meridian.IdentityToken(id);
        var dossier = await Read(uid);
        dossier.Withdrawal.RequestedAt.ToOffset(TimeSpan.FromHours(8)).TimeOfDay.ShouldBe(new TimeSpan(23, 40, 0));
        (dossier.Now - dossier.Withdrawal.RequestedAt).ShouldBeInRange(TimeSpan.FromHours(1), TimeSpan.FromHours(25));
        dossier.Profile.ShouldSatisfyAllConditions(p => p.DisplayName.ShouldBe("王**"), p => p.Salutation.ShouldBe("王先生"), p => p.TimeZone.ShouldBe("Asia/Shanghai"), p => p.RiskFlags.ShouldHaveSingleItem().Code.ShouldBe("new_device"));
    }

    public void Dispose() => meridian.Dispose();

    private async Task<Dossier> Read(string uid) => new(
        meridian.Clock.GetUtcNow(), await meridian.Get<AccountProfile>($"/v1/accounts/{uid}"), await meridian.List<Balance>(uid, "balances"), await meridian.List<Withdrawal>(uid, "withdrawals"),
        await meridian.List<Deposit>(uid, "deposits"), await meridian.List<C2cOrder>(uid, "c2c-orders"), await meridian.List<Freeze>(uid, "freezes"), await meridian.List<Liquidation>(uid, "liquidations"),
        await meridian.List<SignInRecord>(uid, "sign-ins"), await meridian.List<AccountLog>(uid, "logs"), await meridian.List<ApiKey>(uid, "api-keys"), await meridian.List<Position>(uid, "positions"), await meridian.List<Fill>(uid, "fills"));

    private sealed record Dossier(
        DateTimeOffset Now, AccountProfile Profile, IReadOnlyList<Balance> Balances, IReadOnlyList<Withdrawal> Withdrawals, IReadOnlyList<Deposit> Deposits, IReadOnlyList<C2cOrder> C2cOrders, IReadOnlyList<Freeze> Freezes,
        IReadOnlyList<Liquidation> Liquidations, IReadOnlyList<SignInRecord> SignIns, IReadOnlyList<AccountLog> Logs, IReadOnlyList<ApiKey> ApiKeys, IReadOnlyList<Position> Positions, IReadOnlyList<Fill> Fills)
    {
        public Withdrawal Withdrawal => Withdrawals[0];

        public Deposit Deposit => Deposits[0];

        public C2cOrder C2c => C2cOrders[0];

        public Freeze Freeze => Freezes[0];
    }
}
