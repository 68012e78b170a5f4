using System.Net;
using Shouldly;
using Vigil.Contracts.Exchange;

namespace Vigil.Server.Tests.Sandbox;

public sealed class PageTests : IDisposable
{
    private readonly Meridian meridian = new(("vigil-url", "http://localhost:5080"));

    [Fact]
    public async Task A_visitor_may_choose_a_customer_and_finds_the_messenger()
    {
        using var browser = meridian.Client(null);
        var page = await browser.GetStringAsync("/?lang=en", Stop);
        page.ShouldContain("http://localhost:5080/messenger/loader.js");
        page.ShouldContain("Sign in as a demo customer");
        page.ShouldContain("http://localhost:5080/freeze/en");
        page.ShouldContain("data-persona=\"\"");
        foreach (var persona in await meridian.Personas())
        {
            page.ShouldContain($"/session/{persona.GetProperty("id").GetString()}\"");
        }
    }

    [Fact]
    public async Task A_signed_in_customer_sees_the_withdrawal_in_motion_in_their_language_and_can_freeze_and_leave()
    {
        using var browser = meridian.Client(null);
        var account = WebUtility.HtmlDecode(await (await browser.PostAsync("/session/wang", content: null, Stop)).Content.ReadAsStringAsync(Stop));
        account.ShouldContain("lang=\"zh-CN\" data-persona=\"wang\"");
        account.ShouldContain("提币 1,250 USDT");
        account.ShouldContain("27/64");
        WebUtility.HtmlDecode(await browser.GetStringAsync("/?lang=en", Stop)).ShouldContain("Withdrawal 1,250 USDT");

        var frozen = await (await browser.PostAsync("/security/freeze", content: null, Stop)).Content.ReadAsStringAsync(Stop);
        frozen.ShouldContain("Your account is frozen");
        (await meridian.List<Freeze>("88310214", "freezes")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Kind.ShouldBe("account"), f => f.Active.ShouldBeTrue());

        // What they froze they lift themselves, and nothing else.
        WebUtility.HtmlDecode(await browser.GetStringAsync("/security", Stop)).ShouldContain("Verify my identity and lift the freeze");
        WebUtility.HtmlDecode(await (await browser.PostAsync("/security/unfreeze", content: null, Stop)).Content.ReadAsStringAsync(Stop)).ShouldContain("Freeze my account now");
        (await meridian.List<Freeze>("88310214", "freezes")).ShouldHaveSingleItem().Active.ShouldBeFalse();
        (await (await browser.PostAsync("/session/end", content: null, Stop)).Content.ReadAsStringAsync(Stop)).ShouldContain("data-persona=\"\"");
    }

    [Fact]
    public async Task Messages_are_shown_without_signing_in_and_a_security_mail_carries_the_link_that_freezes()
    {
        using var browser = meridian.Client(null);
        (await browser.GetStringAsync("/messages?lang=en", Stop)).ShouldContain("/messages?of=wang");
        WebUtility.HtmlDecode(await browser.GetStringAsync("/messages?of=wang", Stop)).ShouldContain("Nothing yet.");

        var shown = WebUtility.HtmlDecode(await (await browser.PostAsync("/messages/security-mail?of=wang", content: null, Stop)).Content.ReadAsStringAsync(Stop));
        shown.ShouldContain("http://localhost:5080/freeze?t=");
        shown.ShouldContain("青山214");
    }

    [Fact]
    public async Task A_freeze_of_the_exchange_is_not_the_customers_to_lift()
    {
        using var browser = meridian.Client(null);
        await browser.PostAsync("/session/huang?next=security", content: null, Stop);
        var before = await meridian.List<Freeze>("88371390", "freezes");

        await browser.PostAsync("/security/unfreeze", content: null, Stop);

        (await meridian.List<Freeze>("88371390", "freezes")).Select(f => f.Active).ShouldBe(before.Select(f => f.Active));
        before.ShouldContain(f => f.Active);
    }

    [Fact]
    public async Task Who_wants_to_freeze_and_is_not_signed_in_is_led_on_to_it()
    {
        using var browser = meridian.Client(null);
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/security?lang=en", Stop));
        page.ShouldContain("Sign in, then freeze");
        page.ShouldContain("action=\"/session/wang?next=security\"");

        var freezing = await (await browser.PostAsync("/session/wang?next=security", content: null, Stop)).Content.ReadAsStringAsync(Stop);
        freezing.ShouldContain("Freeze my account");

        using var other = meridian.Client(null, followRedirects: false);
        (await other.PostAsync("/session/wang?next=https://evil.example", content: null, Stop)).Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task Pages_allow_scripts_from_themselves_and_the_support_product_only()
    {
        var answer = await meridian.Http.GetAsync("/", Stop);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self' http://localhost:5080;");
        policy.ShouldContain("frame-ancestors 'none'");
        foreach (var asset in new[] { "tokens.css", "site.css", "site.js", "icon.svg" })
        {
            (await meridian.Http.GetAsync("/assets/" + asset, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Support_gets_a_customer_back_with_a_token_at_its_own_page_only()
    {
        const string Asked = "/support-sign-in?state=s%261&return=http%3A%2F%2Flocalhost%3A5080%2Fchat";
        using var browser = meridian.Client(null);
        var choice = await browser.GetAsync(Asked + "&lang=en", Stop);
        choice.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("form-action 'self' http://localhost:5080;");
        var page = WebUtility.HtmlDecode(await choice.Content.ReadAsStringAsync(Stop));
        page.ShouldContain("You then go back to the support page");
        page.ShouldContain("action=\"/support-sign-in/wang?state=s%261&return=http%3A%2F%2Flocalhost%3A5080%2Fchat\"");
        page.ShouldContain("href=\"?state=s%261&return=http%3A%2F%2Flocalhost%3A5080%2Fchat&lang=zh\"");

        // An address of somebody else's, a look-alike, none, and no state.
        foreach (var wrong in new[] { "?state=s&return=https%3A%2F%2Fevil.example%2Fchat", "?state=s&return=http%3A%2F%2Flocalhost%3A5080%2Fchat%2F..%2Fx", "?state=s&return=http%3A%2F%2Flocalhost%3A5080%40evil.example%2Fchat", "?state=s", "?return=http%3A%2F%2Flocalhost%3A5080%2Fchat", "" })
        {
            (await browser.GetAsync("/support-sign-in" + wrong, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await browser.PostAsync("/support-sign-in/wang" + wrong, content: null, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        // The redirect that leads away is not followed: nobody listens there.
        using var still = meridian.Client(null, followRedirects: false);
        var chosen = await still.PostAsync("/support-sign-in/wang" + Asked[Asked.IndexOf('?')..], content: null, Stop);
        chosen.Headers.Location!.OriginalString.ShouldBe(Asked);
        var back = (await still.GetAsync(Asked, Stop)).Headers.Location!.OriginalString;
        back.ShouldStartWith("http://localhost:5080/chat#token=ey");
        back.ShouldEndWith("&state=s%261");
    }

    public void Dispose() => meridian.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
