using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>The main scene, played in Chromium on the real server, the real demo exchange, the real messenger and the real console.</summary>
public sealed class SceneTests(RunningVigil vigil)
{
    public static TheoryData<string> Languages => ["zh", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_main_job_from_the_question_to_the_stars(string language)
    {
        var (words, staff) = (Words(language), Staff(language));
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff);
        await using var messenger = await Messenger.OpenAsync(vigil, "wang", words);
        await Assertions.Expect(messenger.Frame.GetByRole(AriaRole.Main)).ToContainTextAsync("1,250 USDT");
        await messenger.PictureAsync("1-first");

        // The assistant answers from the customer's own record.
        await messenger.SayAsync(words.Question);
        await messenger.SeesAnswerAsync();

        await messenger.SeesAsync(words.ArticleTitle);
        await messenger.PictureAsync("2-withdrawal");

        // A person is asked for, and has everything on the screen.
        await messenger.TapAsync(words.Human);
        await Assertions.Expect(agent.Page).ToHaveTitleAsync($"(1) {staff.Title}");
        await agent.PictureAsync("8-assigned");
        await agent.OpenCaseAsync(words.Question[..6]);
        await Assertions.Expect(agent.Log).ToContainTextAsync(words.Question);
        await Assertions.Expect(agent.Records.GetByRole(AriaRole.Tab, new LocatorGetByRoleOptions { Name = staff.Withdrawals, Exact = true })).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(agent.Records).ToContainTextAsync("1,250 USDT");
        await Assertions.Expect(agent.Suggestions).ToContainTextAsync(words.ArticleTitle);
        foreach (var part in staff.Card)
        {
            await Assertions.Expect(agent.Side).ToContainTextAsync(part);
        }

        foreach (var part in staff.Draft)
        {
            await Assertions.Expect(agent.Draft).ToContainTextAsync(part);
        }

        await agent.PictureAsync("9-case");

        // A fact whose record has moved on turns amber and is brought up to date before it is sent.
        await vigil.AdvanceAsync(TimeSpan.FromMinutes(2));
        await Assertions.Expect(agent.Draft.Locator(".stale").First).ToBeVisibleAsync();
        await agent.PictureAsync("10-amber");
        await agent.PressAsync(staff.Update);
        await Assertions.Expect(agent.Draft.Locator(".stale")).ToHaveCountAsync(0);

        // One click sends it; an article goes with one click too; a note stays among staff.
        var draft = (await agent.Draft.TextContentAsync())!;
        await agent.PressAsync(staff.Send);
        await messenger.SeesAsync(staff.Draft[^2]);
        await messenger.SeesAsync(staff.Draft[0]);
        await agent.Suggestions.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = staff.SendArticle }).First.ClickAsync();
        await agent.Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = staff.Note }).ClickAsync();
        await agent.Page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = staff.NoteField, Exact = true }).FillAsync("checked on chain");
        await agent.PressAsync(staff.NoteSend);
        await Assertions.Expect(agent.Log).ToContainTextAsync("checked on chain");
        await messenger.PictureAsync("11-agent");
        Assert.NotEmpty(draft);

        // What the customer says next is there at once, with a draft for it.
        await messenger.SayAsync(words.HowLong);
        await Assertions.Expect(agent.Log).ToContainTextAsync(words.HowLong);
        await Assertions.Expect(agent.Draft).ToContainTextAsync(staff.Draft[^2]);
        await agent.PictureAsync("12-next");

        // Done, and judged.
        await agent.PressAsync(staff.Resolve);
        await messenger.RateAsync(5, words.Praise);
        await messenger.PictureAsync("13-rated");
        await agent.ShowAsync(staff.Resolved);
        await agent.OpenCaseAsync(words.Question[..6]);
        await Assertions.Expect(agent.Log).ToContainTextAsync(words.Praise);
        await agent.PictureAsync("14-rated");
        Assert.DoesNotContain("checked on chain", await messenger.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Nobody_tells_the_reason_of_a_confidential_freeze(string language)
    {
        const string Reason = "authority_request";
        var (words, staff) = (Words(language), Staff(language));
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff, ColorScheme.Dark);
        await using var messenger = await Messenger.OpenAsync(vigil, "huang", words);
        await messenger.SayAsync(words.Frozen);
        await messenger.SeesAsync(words.FrozenAnswer);
        await messenger.TapAsync(words.Human);
        await agent.OpenCaseAsync(words.Frozen[..6]);
        await Assertions.Expect(agent.Draft).ToContainTextAsync(words.FrozenAnswer);
        foreach (var kind in (string[])[staff.Freezes, staff.Withdrawals])
        {
            await agent.Records.GetByRole(AriaRole.Tab, new LocatorGetByRoleOptions { Name = kind, Exact = true }).ClickAsync();
            await agent.Records.Locator(".rc, .muted").First.WaitForAsync();
        }

        await agent.PictureAsync("15-confidential");
        foreach (var told in (string[])[await messenger.TextAsync(), await agent.Page.ContentAsync(), await agent.HeardAsync(), await vigil.LogAsync()])
        {
            Assert.DoesNotContain(Reason, told, StringComparison.OrdinalIgnoreCase);
        }

        await agent.PressAsync(staff.Resolve);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task By_keyboard_a_case_goes_to_a_colleague_whose_note_the_customer_never_sees(string language)
    {
        const string Colleague = "何静";
        var (words, staff) = (Words(language), Staff(language));
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff);
        await using var messenger = await Messenger.OpenAsync(vigil, "yang", words);
        await messenger.SayAsync(words.Human);
        await Assertions.Expect(agent.Page).ToHaveTitleAsync($"(1) {staff.Title}");
        await using var lead = await AgentConsole.OpenAsync(vigil, "jing", staff);
        var dialog = agent.Page.GetByRole(AriaRole.Dialog);

        await agent.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Name = staff.Shortcuts })).ToBeVisibleAsync();
        await agent.PictureAsync("17-sheet");
        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.Page.Keyboard.PressAsync("Control+k");
        await agent.Page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = staff.Find }).FillAsync(words.Human);
        await Assertions.Expect(agent.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Option).First).ToContainTextAsync(words.Human);
        await agent.PictureAsync("18-palette");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(agent.Log).ToContainTextAsync(words.Human);

        await agent.Page.Keyboard.PressAsync("a");
        await dialog.GetByLabel(staff.TransferTo).FillAsync(Colleague);
        await dialog.GetByText(Colleague).First.ClickAsync();
        await dialog.GetByLabel(staff.TransferNote).FillAsync("please look twice");
        await agent.PictureAsync("19-transfer");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = staff.Transfer, Exact = true }).ClickAsync();
        await messenger.SeesAsync(Colleague);

        await lead.OpenCaseAsync(words.Human);
        await Assertions.Expect(lead.Log).ToContainTextAsync("please look twice");
        await lead.Page.Keyboard.PressAsync("e");
        await lead.Button(staff.Reopen).ClickAsync();
        await lead.PressAsync(staff.Resolve);
        Assert.DoesNotContain("please look twice", await messenger.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_article_opens_inside_the_messenger(string language)
    {
        var words = Words(language);
        await using var messenger = await Messenger.OpenAsync(vigil, "wang", words, ColorScheme.Dark);
        await messenger.SayAsync(words.Question);
        await messenger.SeesAsync(words.ArticleTitle);
        await messenger.TapAsync(words.ArticleTitle);
        await Assertions.Expect(messenger.Frame.GetByRole(AriaRole.Heading, new FrameLocatorGetByRoleOptions { Level = 2, Name = words.ArticleTitle })).ToBeVisibleAsync();
        await messenger.PictureAsync("4-article-dark");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_stolen_account_passes_everyone_else(string language)
    {
        var (words, staff) = (Words(language), Staff(language));
        await vigil.ClearDeskAsync();
        await using var lead = await AgentConsole.OpenAsync(vigil, "jing", staff, available: false);
        await using var other = await Messenger.OpenAsync(vigil, "yang", words);
        await other.SayAsync(words.Human);
        await Assertions.Expect(other.Frame.GetByRole(AriaRole.Status, new FrameLocatorGetByRoleOptions { Name = words.Waiting })).ToBeVisibleAsync();
        await other.PictureAsync("3-waiting");

        await using var messenger = await Messenger.OpenAsync(vigil, "tang", words);
        await messenger.SayAsync(words.Theft);
        await messenger.SeesAsync(words.TheftAnswer);
        await messenger.PictureAsync("5-stolen");

        await lead.ShowAsync(staff.Queued);
        await Assertions.Expect(lead.List.GetByRole(AriaRole.Link).First).ToContainTextAsync(words.Theft);
        await Assertions.Expect(lead.List.GetByRole(AriaRole.Link).First).ToContainTextAsync(staff.Urgent);
        await lead.PictureAsync("16-urgent");

        // Both are taken and closed by hand, so that neither waits for the next test's agents.
        foreach (var text in (string[])[words.Theft, words.Human])
        {
            await lead.ShowAsync(staff.Queued);
            await lead.OpenCaseAsync(text);
            await lead.PressAsync(staff.Take);
            await lead.PressAsync(staff.Resolve);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task What_no_article_covers_is_said_honestly(string language)
    {
        var words = Words(language);
        await using var messenger = await Messenger.OpenAsync(vigil, "yang", words);
        await messenger.SayAsync(words.Unknown);
        await messenger.SeesAsync(words.UnknownAnswer);
        await messenger.PictureAsync("6-unknown");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_visitor_is_answered_from_articles_and_asked_to_sign_in(string language)
    {
        var words = Words(language);
        await using var messenger = await Messenger.OpenAsync(vigil, null, words);
        await messenger.SayAsync(words.Question);
        await messenger.SeesAsync(words.SignInFirst);
        await messenger.PictureAsync("7-visitor");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_visitor_who_signs_in_keeps_the_conversation_and_leaves_nothing_behind_when_signing_out(string language)
    {
        var words = Words(language);
        await using var messenger = await Messenger.OpenAsync(vigil, null, words, sameSite: true);
        await messenger.SayAsync(words.Question);
        await messenger.SeesAsync(words.SignInFirst);

        // The messenger makes way for the page's own sign-in; afterwards the question is answered without being asked again.
        await messenger.TapAsync(words.SignIn);
        await messenger.SignInAsync("wang");
        await messenger.SeesAsync(words.Question);
        await messenger.SeesAnswerAsync();

        await messenger.PictureAsync("20-signed-in");
        Assert.Contains("vigil.session.88", await messenger.KeptAsync(), StringComparison.Ordinal);

        await messenger.SignOutAsync();
        var (left, shown) = (await messenger.KeptAsync(), await messenger.TextAsync());
        Assert.DoesNotContain("vigil.session.88", left, StringComparison.Ordinal);
        Assert.DoesNotContain("vigil.talk", left, StringComparison.Ordinal);
        Assert.DoesNotContain(words.Continue, shown, StringComparison.Ordinal);
        await messenger.PictureAsync("21-signed-out");
    }

    /// <summary>The exchange and its support are two sites here, and the browser forbids the messenger any storage.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_visitor_keeps_the_conversation_where_the_messenger_may_store_nothing(string language)
    {
        var words = Words(language);
        await using var messenger = await Messenger.OpenAsync(vigil, null, words);
        await messenger.SayAsync(words.Question);
        await messenger.SeesAsync(words.SignInFirst);
        await messenger.ReloadAsync();
        await messenger.TapAsync(words.Continue);
        await messenger.SeesAsync(words.Question);
        Assert.Contains("vigil.visitor", await messenger.KeptByPageAsync(), StringComparison.Ordinal);

        await messenger.TapAsync(words.SignIn);
        await messenger.SignInAsync("wang");
        await messenger.SeesAsync(words.Question);
        await messenger.SeesAnswerAsync();

        Assert.DoesNotContain("vigil.visitor", await messenger.KeptByPageAsync(), StringComparison.Ordinal);
        await messenger.PictureAsync("26-signed-in-without-storage");
    }

    internal static AgentWording Staff(string language) => language == "zh" ? AgentWording.Chinese : AgentWording.English;

    internal static Wording Words(string language) => language == "zh" ? Wording.Chinese : Wording.English;
}
