using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant.Live;

/// <summary>A customer, their exchange, which has every wallet of Meridian's open, and people at the console.</summary>
internal sealed record LiveScene(VigilApplication App, FakeExchange Exchange, Customer Customer, TestClock Clock)
{
    /// <summary>Where the wallets are read.</summary>
    public const string Wallets = "/v1/platform/wallets";

    /// <summary>Opens every wallet that the exchange has.</summary>
    public static void OpenWallets(FakeExchange exchange, DateTimeOffset now)
    {
        foreach (var (coin, chain) in from coin in Meridians.Figures().Coins from chain in coin.Chains select (coin.Coin, chain.Chain))
        {
            exchange.Wallets[$"{coin}.{chain}"] = new WalletState(coin, chain, true, true, "normal", "0.05", "0.95", null, now.AddDays(-1));
        }
    }

    /// <summary>Closes one both ways.</summary>
    public void Close(string wallet, TimeSpan? backIn = null, string state = "maintenance") => Exchange.Wallets[wallet] = Exchange.Wallets[wallet] with
    {
        DepositsOpen = false, WithdrawalsOpen = false, State = state, ExpectedBackAt = Clock.Now + backIn, UpdatedAt = Clock.Now.AddMinutes(-5),
    };

    /// <summary>Opens it again.</summary>
    public void Reopen(string wallet) => Exchange.Wallets[wallet] = Exchange.Wallets[wallet] with { DepositsOpen = true, WithdrawalsOpen = true, State = "normal", ExpectedBackAt = null };

    /// <summary>Opens an incident.</summary>
    public void Happen(string id, string component, string title = "Withdrawals are slow", string titleZh = "提币变慢", int minutesAgo = 20, string state = "investigating") =>
        Exchange.Incidents[id] = new Incident(id, title, titleZh, component, state, Clock.Now.AddMinutes(-minutesAgo), null);

    /// <summary>Until what was read counts as old.</summary>
    public void LetItAge() => Clock.Advance(TimeSpan.FromSeconds(31));

    /// <summary>The answer to the first message of a new case.</summary>
    public async Task<EntryView> AskAsync(string text) => (await Meridians.AnswersAsync(Customer, await Customer.OpenCaseAsync(text), 1))[0];

    /// <summary>The answer to a further message.</summary>
    public async Task<string> AskOnAsync(CaseId id, string text, int count)
    {
        Assert.Equal(HttpStatusCode.Created, (await Customer.SendAsync(id, text)).StatusCode);
        return (await Meridians.AnswersAsync(Customer, id, count))[count - 1].Text!;
    }

    /// <summary>What is offered for a case, once it waits for a person, to whoever leads and has opened it with a reason.</summary>
    public async Task<AssistView> AssistAsync(CaseId id, int answers = 1)
    {
        await Meridians.AnswersAsync(Customer, id, answers);
        await Customer.SendAsync(id, "转人工");
        await Eventually.HoldsAsync(async () => (await Customer.StateAsync(id)).State == "waiting", "the case waits for a person");
        var jing = await StaffClient.NamedAsync(App, Shift.Jing);
        Assert.Equal(HttpStatusCode.Created, (await Shift.LookAsync(jing, id)).StatusCode);
        return await jing.ReadAsync<AssistView>($"/api/console/cases/{id}/assist");
    }
}
