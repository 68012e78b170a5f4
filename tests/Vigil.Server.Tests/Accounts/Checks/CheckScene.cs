using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Assistant;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Accounts.Checks;

/// <summary>A customer with a mailbox, a telephone and an authenticator, and the agent who has their case.</summary>
internal sealed partial record CheckScene(VigilApplication App, FakeExchange Exchange, Customer Customer, StaffClient Lin, CaseId Case)
{
    public const string Uid = ConsoleScene.Uid;

    /// <summary>What the customer's authenticator shows.</summary>
    public const string Shown = "318064";

    public static void SetUp(FakeExchange exchange, DateTimeOffset now)
    {
        exchange.Accounts[Uid] = Meridians.Account(now);
        exchange.Contacts[Uid] = new AccountContacts(Uid, "zh-CN", "Asia/Shanghai",
        [
            new ContactPoint("c-mail", "email", "w•••@m•••.example", null),
            new ContactPoint("c-phone", "sms", "•••14", null),
            new ContactPoint("c-old", "sms", "•••99", now.AddDays(-9)),
        ]);
        exchange.Authenticators[Uid] = Shown;
    }

    /// <summary>A case that this customer opens and 小林 takes.</summary>
    public static async Task<CheckScene> StartAsync(VigilApplication app, FakeExchange exchange)
    {
        var customer = await Customer.StartAsync(app, exchange.Identity.For(Uid));
        var lin = await new Shift(app).OnBreakAsync(Shift.Lin);
        return new CheckScene(app, exchange, customer, lin, await TakenAsync(customer, lin));
    }

    /// <summary>Another case of the same customer with the same agent.</summary>
    public static async Task<CaseId> TakenAsync(Customer customer, StaffClient lin)
    {
        var id = await ConsoleScene.QueuedAsync(customer);
        await Shift.RowAsync(Shift.AssignAsync(lin, id));

        // Nobody waits, so that the case stays where it is when the calendar goes on.
        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(lin, id, "我来处理")).StatusCode);
        return id;
    }

    public string Path => $"/api/console/cases/{Case}/checks";

    public Task<HttpResponseMessage> TryAskAsync(string purpose) => Lin.PostAsync(Path, new RequestCheck(purpose));

    /// <summary>A new check.</summary>
    public async Task<CheckId> AskAsync(string purpose = "reveal_identity") => (await Customer.ReadAsync<AskedCheckView>(await TryAskAsync(purpose), HttpStatusCode.Created)).Id;

    public string At(CheckId check, string? what = null) => $"/api/messenger/cases/{Case}/checks/{check}{(what is null ? "" : $"/{what}")}";

    public async Task<CheckView> ReadAsync(CheckId check) => await Customer.ReadAsync<CheckView>(await Customer.GetAsync(At(check)), HttpStatusCode.OK);

    public Task<HttpResponseMessage> TrySendAsync(CheckId check, string way) => Customer.PostAsync(At(check, "code"), new SendCheckCodeTo(way));

    /// <summary>Has a code sent, and reads it from the message.</summary>
    public async Task<string> SentAsync(CheckId check, string way)
    {
        await Customer.ReadAsync<CheckView>(await TrySendAsync(check, way), HttpStatusCode.OK);
        return CodeIn(Exchange.Delivered.Last(d => d.Channel == way).Text);
    }

    public Task<HttpResponseMessage> EnterAsync(CheckId check, string code, string way = "authenticator") => Customer.PostAsync(At(check, "try"), new TryCheckCode(way, code));

    /// <summary>Passes it with the authenticator.</summary>
    public async Task<CheckView> PassAsync(CheckId check)
    {
        Exchange.Authenticators[Uid] = Shown;
        var view = await Customer.ReadAsync<CheckView>(await EnterAsync(check, Shown), HttpStatusCode.OK);
        Assert.Equal("passed", view.State);
        return view;
    }

    public Task<ChecksView> ConsoleAsync() => Lin.ReadAsync<ChecksView>(Path);

    /// <summary>The newest check as the console shows it.</summary>
    public async Task<CaseCheckView> NewestAsync() => (await ConsoleAsync()).Checks[0];

    /// <summary>Whether the purpose is given now.</summary>
    public async Task<bool> IsMetAsync(string purpose = "reveal_identity") => (await ConsoleAsync()).Purposes.Single(p => p.Purpose == purpose).Met;

    /// <summary>The steps that a timeline tells of.</summary>
    public static IEnumerable<string> StepsIn(IEnumerable<EntryView> entries) => entries.Select(e => e.Check?.Step).OfType<string>();

    /// <summary>A code that is not this one.</summary>
    public static string Other(string code) => ((int.Parse(code, CultureInfo.InvariantCulture) + 1) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    public static string CodeIn(string text) => Digits().Match(text).Value;

    [GeneratedRegex(@"\b[0-9]{6}\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
