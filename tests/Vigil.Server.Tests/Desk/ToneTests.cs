using System.Net;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Desk;

/// <summary>What agents are about to send: secrets are asked of nobody, everything else is only mentioned.</summary>
public abstract class ToneTests(TestDatabase database) : SliceTest(database)
{
    private const string Asking = "请把您收到的验证码发给我";

    [Fact]
    public async Task An_agents_message_that_asks_for_a_secret_is_stored_nowhere_and_kept_in_the_trail_without_its_words()
    {
        var (shift, customer, lin, id) = await OwnedAsync();
        var before = (await customer.EntriesAsync(id)).UpTo;

        await Customer.RefusedAsync(await Shift.SayAsync(lin, id, Asking, "k1"), HttpStatusCode.UnprocessableEntity, "message.asks_secret");
        await Customer.RefusedAsync(await Shift.SayAsync(lin, id, "Please tell me your password", "k2"), HttpStatusCode.UnprocessableEntity, "message.asks_secret");

        Assert.Equal(before, (await customer.EntriesAsync(id)).UpTo);
        var kept = $"staff:{lin.Session.Staff.Id} message.refused case:{id} {{\"code\":\"message.asks_secret\"}}";
        Assert.Equal([kept, kept], await RefusedAsync(shift.Application));

        // The same key is free for what may be said.
        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(lin, id, "请不要把验证码告诉任何人，我们也不会问。", "k1")).StatusCode);
    }

    [Fact]
    public async Task Staff_may_speak_of_it_among_themselves_and_customers_to_us()
    {
        var (shift, customer, lin, id) = await OwnedAsync();

        Assert.Equal(HttpStatusCode.Created, (await Shift.NoteAsync(lin, id, $"客户说有人跟TA讲：{Asking}")).StatusCode);
        await customer.SendAsync(id, Asking);
        Assert.Equal(HttpStatusCode.OK, (await Shift.TransferAsync(lin, id, queue: "security", note: $"骗子的原话：“把验证码发给我”，另一句是{Asking}")).StatusCode);

        Assert.Empty(await RefusedAsync(shift.Application));
    }

    [Fact]
    public async Task The_other_kinds_are_mentioned_with_their_places_and_stop_nothing()
    {
        var (_, _, lin, id) = await OwnedAsync();
        const string Text = "您好，这是您自己的问题。我保证今天到账。";

        var tone = await ToneAsync(lin, id, Text);

        Assert.Equal([("blaming", "是您自己的问题"), ("promising", "保证今天")], tone.Findings.Select(f => (f.Kind, Text.Substring(f.Start, f.Length))));
        Assert.Equal("asks_secret", Assert.Single((await ToneAsync(lin, id, Asking)).Findings).Kind);
        Assert.Empty((await ToneAsync(lin, id, "您好，我现在就查。")).Findings);
        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(lin, id, Text)).StatusCode);
    }

    [Fact]
    public async Task Only_who_may_see_the_case_asks_and_the_text_is_bounded()
    {
        var (shift, customer, lin, id) = await OwnedAsync();
        var path = $"/api/console/cases/{id}/tone";

        await Customer.RefusedAsync(await (await shift.SignInAsync(Shift.Lan)).PostAsync(path, new CheckTone("您好")), HttpStatusCode.NotFound, "case.not_found");
        await Customer.RefusedAsync(await customer.PostAsync(path, new CheckTone("您好")), HttpStatusCode.Unauthorized, "session.required");
        foreach (var text in (string[])["", " ", new string('好', 10_001), "a\0b"])
        {
            await Customer.RefusedAsync(await lin.PostAsync(path, new CheckTone(text)), HttpStatusCode.BadRequest, "message.bad_text");
        }

        Assert.Equal(10, (await ToneAsync(lin, id, string.Concat(Enumerable.Repeat("我保证今天到账。", 1_000)))).Findings.Count);
    }

    private async Task<(Shift Shift, Customer Customer, StaffClient Owner, CaseId Id)> OwnedAsync()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        var lin = await shift.AvailableAsync(Shift.Lin);
        var id = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, id);
        return (shift, customer, lin, id);
    }

    private static async Task<ToneView> ToneAsync(StaffClient staff, CaseId id, string text) =>
        await Customer.ReadAsync<ToneView>(await staff.PostAsync($"/api/console/cases/{id}/tone", new CheckTone(text)), HttpStatusCode.OK);

    private static async Task<IReadOnlyList<string>> RefusedAsync(VigilApplication app)
    {
        await using var db = await app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        return await db.Database.SqlQuery<string>($"select actor || ' ' || action || ' ' || object || ' ' || detail as \"Value\" from audit_events where action = 'message.refused'").ToListAsync(Ending);
    }
}

public sealed class ToneTestsOnSqlite() : ToneTests(TestDatabase.Sqlite);

public sealed class ToneTestsOnPostgres(PostgresCluster cluster) : ToneTests(TestDatabase.Postgres(cluster));
