using System.Net;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Protection.Guarding;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Protection;

/// <summary>Where agents and the assistant may link to.</summary>
public abstract class ForeignLinkTests(TestDatabase database) : SliceTest(database)
{
    [Theory]
    [InlineData("请看 https://help.meridian.example/a，谢谢。", null)]
    [InlineData("交易在这里：https://etherscan.io/tx/0x1。", null)]
    [InlineData("Write to support@meridian.example or mailto:support@meridian.example.", null)]
    [InlineData("We post on https://x.com/meridian_example.", null)]
    [InlineData("已发到您的邮箱w***@gmail.com，USDT.TRC20，v1.2.3，3.5%，e.g. done.Please wait, README.md", null)]
    [InlineData("请看https://evil.test/login", "evil.test")]
    [InlineData("Open evil.com and sign in", "evil.com")]
    [InlineData("Open evil.com\nplease", "evil.com")]
    [InlineData("look at evil.com", "evil.com")]
    [InlineData("打开evil.com，然后登录", "evil.com")]
    [InlineData("打开evil.com登录", "evil.com")]
    [InlineData("t.me/helper_lin", "t.me")]
    [InlineData("https://meridian.example@evil.test", "evil.test")]
    [InlineData("https://evil.test@meridian.example", "meridian.example")]
    [InlineData("https:\\\\evil.test\\meridian.example", "evil.test")]
    [InlineData("mеridian.example/login", "mеridian.example")]
    [InlineData("hxxps://evil[.]test", "evil.test")]
    [InlineData("ｈｔｔｐｓ：／／ｅｖｉｌ．ｔｅｓｔ", "evil.test")]
    [InlineData("ftp://meridian.example/x", "meridian.example")]
    [InlineData("mailto:lin@gmail.com", "gmail.com")]
    [InlineData("http://localhost/x", "http://localhost/x")]
    public async Task An_agent_sends_a_customer_only_where_we_are_or_link_to(string text, string? foreign)
    {
        var (shift, lin, id) = await OwnedAsync();

        var answer = await Shift.SayAsync(lin, id, text);

        if (foreign is null)
        {
            Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Ending));
            return;
        }

        Assert.Contains($"'{foreign}'", await answer.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
        await Customer.RefusedAsync(answer, HttpStatusCode.UnprocessableEntity, "message.foreign_link");
        Assert.Equal([$"staff:{lin.Session.Staff.Id}|case:{id}|{{\"code\":\"message.foreign_link\"}}"], await RefusedAsync(shift.Application));
        Assert.DoesNotContain(await RowsAsync(shift.Application, "select coalesce(text, '') from entries"), said => said.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notes_hold_links_customers_send_them_and_the_assistant_sends_only_ours()
    {
        var (shift, lin, id) = await OwnedAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var own = await customer.OpenCaseAsync("骗子给我的链接是 https://evil.test");

        Assert.Equal(HttpStatusCode.Created, (await Shift.NoteAsync(lin, id, "骗子的链接：https://evil.test")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await customer.SendAsync(own, "https://evil.test/2")).StatusCode);
        var said = await shift.Application.Get<PostMessage>().HandleAsync(new MessagePost(own, Author.Assistant, "See https://evil.test", "a1"), Ending);
        Assert.Equal("message.foreign_link", said.Refusal?.Code);
        Assert.Null((await shift.Application.Get<PostMessage>().HandleAsync(new MessagePost(own, Author.Assistant, "See https://meridian.example/help", "a2"), Ending)).Refusal);
        Assert.Equal([$"system|case:{own}|{{\"code\":\"message.foreign_link\"}}"], await RefusedAsync(shift.Application));
    }

    [Fact]
    public async Task Where_the_server_is_reached_is_ours_too()
    {
        var (_, lin, id) = await OwnedAsync(("Staff:PublicUrl", "https://support.exchange.test"));

        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(lin, id, "https://support.exchange.test/help/zh/articles/kyc")).StatusCode);
        await Customer.RefusedAsync(await Shift.SayAsync(lin, id, "https://x.support.exchange.test"), HttpStatusCode.UnprocessableEntity, "message.foreign_link");
    }

    [Fact]
    public void Sentences_without_a_link_have_none()
    {
        foreach (var text in (string[])["您好。请稍等…", "a.b", "1.2.3.4", "U.S. and EU", "Meridian.", "好的.谢谢", "tell.me", "10.5/20 USDT", "", "..", "@x.y"])
        {
            Assert.Empty(FindLinks.Any(text));
        }
    }

    private async Task<(Shift Shift, StaffClient Owner, CaseId Id)> OwnedAsync(params (string Name, string? Value)[] more)
    {
        var shift = new Shift(await StartAsync(settings: [Shift.Demo, .. more]));
        var lin = await shift.AvailableAsync(Shift.Lin);
        var id = await Shift.WaitingAsync(await Customer.StartAsync(shift.Application));
        await shift.HasAsync(lin, id);
        return (shift, lin, id);
    }

    private static Task<List<string>> RefusedAsync(VigilApplication app) => RowsAsync(app, "select actor || '|' || object || '|' || detail from audit_events where action = 'message.refused'");
}

public sealed class ForeignLinkTestsOnSqlite() : ForeignLinkTests(TestDatabase.Sqlite);

public sealed class ForeignLinkTestsOnPostgres(PostgresCluster cluster) : ForeignLinkTests(TestDatabase.Postgres(cluster));
