using System.Net;
using System.Text;
using System.Text.Json;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>Secrets that people write never reach the database, the log, a colleague or the customer's own screen again.</summary>
public abstract class HiddenSecretTests(TestDatabase database) : SliceTest(database)
{
    // The first of the published test vectors: nobody's.
    private const string Phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    private const string Password = "Tulip-Harbour-93";

    [Fact]
    public async Task A_recovery_phrase_is_taken_out_and_calls_the_security_team_at_once()
    {
        var storage = await CreateStorageAsync();
        var app = await StartAsync(on: storage, assistant: true, settings: Shift.Demo);
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();

        await customer.SendAsync(id, $"钱包打不开了,助记词是 {Phrase} 帮我看看");

        var answer = await AnswerAsync(customer, id);
        var told = (await customer.EntriesAsync(id)).Entries[0];
        Assert.Contains("[•••]", told.Text, StringComparison.Ordinal);
        Assert.Equal(["recovery_phrase"], told.Parts!.Hidden);
        Assert.Contains("您的消息里有助记词，已经隐去，没有保存", answer.Text, StringComparison.Ordinal);
        Assert.Contains("新建一个钱包", answer.Text, StringComparison.Ordinal);
        var seen = await (await new Shift(app).SignInAsync(Shift.Jing)).ReadAsync<CaseRowView>($"/api/console/cases/{id}");
        Assert.Equal(("security", "urgent", "security.secret_exposed"), (seen.Queue, seen.Priority, seen.Topic));
        await NowhereAsync(app, storage, customer, id, "sausage");
    }

    [Fact]
    public async Task A_code_alone_is_explained_and_what_happened_is_asked_for()
    {
        var app = await StartAsync(assistant: true, settings: Shift.Demo);
        var customer = await Customer.StartAsync(app, locale: "en");
        var id = await customer.OpenCaseAsync();

        await customer.SendAsync(id, "my verification code is 482913");

        var answer = await AnswerAsync(customer, id);
        Assert.StartsWith("Your message held a verification code. It was taken out before anything was stored", answer.Text, StringComparison.Ordinal);
        Assert.Contains("tell nobody a code", answer.Text, StringComparison.Ordinal);
        Assert.Equal("open", (await customer.StateAsync(id)).State);
    }

    [Fact]
    public async Task A_repeat_of_a_message_with_a_secret_is_stored_once()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync();
        Assert.Equal(HttpStatusCode.Created, (await customer.SendAsync(id, $"密码是{Password}", "one")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await customer.SendAsync(id, $"密码是{Password}", "one")).StatusCode);
        Assert.Single((await customer.EntriesAsync(id)).Entries);
    }

    [Fact]
    public async Task Notes_words_for_a_colleague_fields_and_ratings_hold_none_either()
    {
        var storage = await CreateStorageAsync();
        var shift = new Shift(await StartAsync(on: storage, settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        var lin = await shift.AvailableAsync(Shift.Lin);
        var opened = await customer.PostAsync("/api/messenger/cases", new OpenCase(Customer.NewKey(), $"the password is {Password}", Customer.NewKey(), null, new Dictionary<string, string>(StringComparer.Ordinal) { ["steps"] = $"my password is {Password}" }));
        var id = (await Customer.ReadAsync<OpenedCase>(opened, HttpStatusCode.Created)).CaseId;
        await customer.PostAsync($"/api/messenger/cases/{id}/human", new { });
        await shift.HasAsync(lin, id);

        await Shift.NoteAsync(lin, id, $"客户的密码是{Password}");
        await Shift.SayAsync(lin, id, $"is your password {Password}?");
        await lin.PostAsync($"/api/console/cases/{id}/resolve", new { });
        await customer.PostAsync($"/api/messenger/cases/{id}/rating", new RatingView(5, $"great, password is {Password}"));

        await NowhereAsync(shift.Application, storage, customer, id, Password);
    }

    [Fact]
    public async Task What_only_looks_like_a_secret_stays()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync();
        string[] said =
        [
            "0x4f7a2c6e8b1d3f5a7c9e0b2d4f6a8c0e2b4d6f8a0c2e4b6d8f0a2c4e6b8d93d1", "订单号 202611280912345678", "1,250 USDT 提到 0x52908400098527886E0F7030069857D2E4169EE7",
            "I did not receive the verification code", "密码忘了怎么办", "error code 1203", "UID 88214307",
        ];
        foreach (var text in said)
        {
            await customer.SendAsync(id, text);
        }

        Assert.Equal(said, (await customer.EntriesAsync(id)).Entries.Select(e => e.Text));
    }

    private static async Task<EntryView> AnswerAsync(Customer customer, CaseId id)
    {
        EntryView? answer = null;
        await Eventually.HoldsAsync(async () => (answer = (await customer.EntriesAsync(id)).Entries.FirstOrDefault(e => e.Author.Kind == "assistant")) is not null, "the assistant answers");
        return answer!;
    }

    // Not on the customer's screen, not on the staff's, in no line of the log and in no byte of the data folder.
    private static async Task NowhereAsync(VigilApplication app, TestStorage storage, Customer customer, CaseId id, string secret)
    {
        var lead = await new Shift(app).SignInAsync(Shift.Jing);
        var read = JsonSerializer.Serialize(await customer.EntriesAsync(id)) + await (await lead.GetAsync($"/api/console/cases/{id}/entries?after=0")).Content.ReadAsStringAsync(Ending)
            + await (await lead.GetAsync($"/api/console/cases/{id}")).Content.ReadAsStringAsync(Ending);
        Assert.DoesNotContain(secret, read, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Log.Lines, l => $"{l.Text} {l.Exception}".Contains(secret, StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(storage.Folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Ending);
            Assert.True(bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, $"{Path.GetFileName(file)} holds the secret");
        }
    }
}

public sealed class HiddenSecretTestsOnSqlite() : HiddenSecretTests(TestDatabase.Sqlite);

public sealed class HiddenSecretTestsOnPostgres(PostgresCluster cluster) : HiddenSecretTests(TestDatabase.Postgres(cluster));
