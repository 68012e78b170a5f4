using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Contracts.Public;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>'Is this really the agent?': the same digits on both sides of one conversation, worth nothing anywhere else.</summary>
public abstract class AgentCodeTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task Customer_and_agent_see_the_same_code_and_only_it_is_confirmed()
    {
        var (shift, customer, lin, id) = await TalkingAsync();

        var shown = await ProofAsync(customer, id);
        Assert.Equal(("agent", "小林", "messenger", 6), (shown.State, shown.Agent, shown.Channel, shown.Code?.Length));
        var seen = await Customer.ReadAsync<AgentCodeView>(await lin.PostAsync($"/api/console/cases/{id}/agent-code", new { }), HttpStatusCode.OK);
        Assert.Equal((shown.Code, shown.Until), (seen.Code, seen.Until));

        Assert.False(await ConfirmedAsync(customer, id, Other(shown.Code!)));
        Assert.True(await ConfirmedAsync(customer, id, shown.Code!));
        Assert.Equal(
            [$"customer:{await CustomerOfAsync(shift, id)}|agent_code.wrong|case:{id}", $"customer:{await CustomerOfAsync(shift, id)}|agent_code.confirmed|case:{id}"],
            await RowsAsync(shift.Application, "select actor || '|' || action || '|' || object from audit_events where action like 'agent_code.%' order by action desc"));
    }

    [Fact]
    public async Task A_thiefs_own_code_proves_nothing_to_anybody_else()
    {
        var (shift, victim, lin, id) = await TalkingAsync();
        var thief = await Customer.StartAsync(shift.Application, Exchange.Identity.For("666"));
        var theirs = await Shift.WaitingAsync(thief);
        await shift.HasAsync(lin, theirs);
        var (code, own) = ((await ProofAsync(thief, theirs)).Code!, (await ProofAsync(victim, id)).Code!);
        Assert.NotEqual(own, code);

        Assert.False(await ConfirmedAsync(victim, id, code));
        await Customer.RefusedAsync(await victim.PostAsync($"/api/messenger/cases/{theirs}/agent-code/check", new NamedCode(code)), HttpStatusCode.NotFound, "case.not_found");
        await Customer.RefusedAsync(await thief.PostAsync($"/api/messenger/cases/{id}/agent-code", new { }), HttpStatusCode.NotFound, "case.not_found");

        // Without a session it is the same: a code counts together with the account that it belongs to.
        Assert.Equal("cannot_check", (await PublicAsync(shift, "小林", code, "42")).Verdict);
        Assert.Equal("official", (await PublicAsync(shift, " 小林 ", own, "42")).Verdict);
    }

    [Fact]
    public async Task Without_a_session_every_no_is_the_same_whether_there_is_such_a_person_or_not()
    {
        var (shift, customer, _, id) = await TalkingAsync();
        var code = (await ProofAsync(customer, id)).Code!;

        var noes = new[]
        {
            await PublicAsync(shift, "小林", Other(code), "42"), await PublicAsync(shift, "何静", code, "42"), await PublicAsync(shift, "Nobody", code, "42"), await PublicAsync(shift, "小林", code, "43"),
            await PublicAsync(shift, "小林", code, "nobody"),
        };

        Assert.Single(noes.Select(no => (no.Verdict, no.Reason, no.Summary, string.Join('|', no.Advice), string.Join('|', no.Limits))).Distinct());
        Assert.Equal(("cannot_check", "agent_not_confirmed"), (noes[0].Verdict, noes[0].Reason));
    }

    [Fact]
    public async Task It_ends_by_itself_and_with_the_agent_who_had_the_case()
    {
        var (shift, customer, lin, id) = await TalkingAsync();
        var first = (await ProofAsync(customer, id)).Code!;
        Assert.Equal(HttpStatusCode.OK, (await Shift.TransferAsync(lin, id, to: await shift.AvailableAsync(Shift.Sofia))).StatusCode);
        Assert.False(await ConfirmedAsync(customer, id, first));
        Assert.Equal("cannot_check", (await PublicAsync(shift, "小林", first, "42")).Verdict);
        await Customer.RefusedAsync(await lin.PostAsync($"/api/console/cases/{id}/agent-code", new { }), HttpStatusCode.Conflict, "case.owned_by_other");

        var second = await ProofAsync(customer, id);
        Assert.Equal("Sofia Marin", second.Agent);
        Assert.Equal("official", (await PublicAsync(shift, "Sofia Marin", second.Code!, "42")).Verdict);
        Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.False(await ConfirmedAsync(customer, id, second.Code!));
        Assert.Equal("cannot_check", (await PublicAsync(shift, "Sofia Marin", second.Code!, "42")).Verdict);
    }

    [Fact]
    public async Task Five_wrong_codes_end_the_tries_until_it_is_over_also_for_the_right_one()
    {
        var (_, customer, _, id) = await TalkingAsync();
        var code = (await ProofAsync(customer, id)).Code!;

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ConfirmedAsync(customer, id, Other(code))));
        Assert.DoesNotContain(true, tries);
        Assert.False(await ConfirmedAsync(customer, id, code));
        Assert.Null((await ProofAsync(customer, id)).Code);

        Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True(await ConfirmedAsync(customer, id, (await ProofAsync(customer, id)).Code!));
    }

    [Fact]
    public async Task While_no_agent_has_the_case_and_for_visitors_nothing_is_confirmed()
    {
        var (shift, customer, _, _) = await TalkingAsync();
        var id = await customer.OpenCaseAsync("hello");
        var shown = await ProofAsync(customer, id);
        Assert.Equal(("assistant", null, null), (shown.State, shown.Agent, shown.Code));
        Assert.False(await ConfirmedAsync(customer, id, "000000"));

        var visitor = await Customer.StartAsync(shift.Application);
        var theirs = await visitor.OpenCaseAsync("hello");
        await Customer.RefusedAsync(await visitor.PostAsync($"/api/messenger/cases/{theirs}/agent-code", new { }), HttpStatusCode.Forbidden, "agent.signed_in_only");
        await Customer.RefusedAsync(await visitor.PostAsync($"/api/messenger/cases/{theirs}/agent-code/check", new NamedCode("000000")), HttpStatusCode.Forbidden, "agent.signed_in_only");
        foreach (var bad in (string?[])["", "12345", "1234567", "12345x", "１２３４５６", null])
        {
            await Customer.RefusedAsync(await customer.PostAsync($"/api/messenger/cases/{id}/agent-code/check", new NamedCode(bad!)), HttpStatusCode.BadRequest, "request.invalid");
        }
    }

    private FakeExchange Exchange { get; set; } = null!;

    private async Task<(Shift Shift, Customer Customer, StaffClient Agent, CaseId Id)> TalkingAsync()
    {
        Exchange = await StartExchangeAsync();
        var shift = new Shift(await StartAsync(exchange: Exchange, settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application, Exchange.Identity.For("42"));
        var lin = await shift.AvailableAsync(Shift.Lin);
        var id = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, id);
        return (shift, customer, lin, id);
    }

    private static string Other(string code) => (code[0] == '9' ? '0' : (char)(code[0] + 1)) + code[1..];

    private static async Task<CustomerId> CustomerOfAsync(Shift shift, CaseId id) => (await shift.StoredAsync(id)).CustomerId;

    private static async Task<AgentProofView> ProofAsync(Customer customer, CaseId id) => await Customer.ReadAsync<AgentProofView>(await customer.PostAsync($"/api/messenger/cases/{id}/agent-code", new { }), HttpStatusCode.OK);

    private static async Task<bool> ConfirmedAsync(Customer customer, CaseId id, string code) =>
        (await Customer.ReadAsync<CodeAnswerView>(await customer.PostAsync($"/api/messenger/cases/{id}/agent-code/check", new NamedCode(code)), HttpStatusCode.OK)).Confirmed;

    private static async Task<ChannelCheckView> PublicAsync(Shift shift, string name, string code, string uid) => await Customer.ReadAsync<ChannelCheckView>(
        await Customer.PostAsync(shift.Application.CreateClient(), "/api/public/channel-check", new CheckChannelRequest(name, "agent", "en", code, uid)), HttpStatusCode.OK);
}

public sealed class AgentCodeTestsOnSqlite() : AgentCodeTests(TestDatabase.Sqlite);

public sealed class AgentCodeTestsOnPostgres(PostgresCluster cluster) : AgentCodeTests(TestDatabase.Postgres(cluster));
