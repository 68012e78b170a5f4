using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>One person at two windows sees the same in both.</summary>
public sealed class StepTests(RunningVigil vigil)
{
    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Two_tabs_of_a_customer_and_two_windows_of_an_agent_stay_in_step(string language)
    {
        var (words, staff) = language == "zh" ? (Wording.Chinese, AgentWording.Chinese) : (Wording.English, AgentWording.English);
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff);
        await using var messenger = await Messenger.OpenAsync(vigil, "yang", words, sameSite: true);
        await messenger.SayAsync(words.Human);
        await agent.OpenCaseAsync(words.Human);
        var window = await agent.SecondWindowAsync();
        await window.Log.WaitForAsync();
        var tab = await messenger.SecondTabAsync();

        // Words of either window stand in both, on both sides, once.
        await messenger.SayAsync("from the first tab");
        await tab.SayAsync("from the second tab");
        await agent.SayAsync("from the first window");
        await window.SayAsync("from the second window");
        foreach (var text in (string[])["from the first tab", "from the second tab", "from the first window", "from the second window"])
        {
            foreach (var said in (ILocator[])[messenger.Said(text), tab.Said(text), agent.Said(text), window.Said(text)])
            {
                await Assertions.Expect(said).ToHaveCountAsync(1);
            }
        }

        // A note stands in both windows and in no tab.
        await agent.Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = staff.Note }).ClickAsync();
        await agent.Page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = staff.NoteField, Exact = true }).FillAsync("for us alone");
        await agent.PressAsync(staff.NoteSend);
        await Assertions.Expect(window.Said("for us alone")).ToHaveCountAsync(1);

        // What the agent has read is marked in both tabs.
        foreach (var log in (ILocator[])[messenger.Log, tab.Log])
        {
            await Assertions.Expect(log.Locator(".tick").Last).ToContainTextAsync(words.Read);
        }

        // What was read in one tab is unread in none; what was read in one window is unread in none.
        await tab.CloseAsync();
        await window.Page.GotoAsync(vigil.Console);
        await agent.SayAsync("read this once");
        await messenger.SayAsync("and this");
        await Assertions.Expect(agent.Said("and this")).ToHaveCountAsync(1);
        await Assertions.Expect(messenger.Said("read this once")).ToHaveCountAsync(1);
        await Assertions.Expect(tab.Badge).ToBeHiddenAsync();
        await Assertions.Expect(window.Page).ToHaveTitleAsync(staff.Title);
        await window.PictureAsync("36-second-window-read");
        await tab.PictureAsync("37-second-tab-read");
        await tab.ReopenAsync();
        await window.OpenCaseAsync("and this");
        await messenger.PictureAsync("34-first-tab");
        await window.PictureAsync("35-second-window");

        // Done in one, done in all; judged in one, judged in all.
        await window.PressAsync(staff.Resolve);
        await Assertions.Expect(agent.Button(staff.Reopen)).ToBeVisibleAsync();
        await Assertions.Expect(tab.Frame.GetByRole(AriaRole.Radio).First).ToBeAttachedAsync();
        await messenger.RateAsync(5, words.Praise);
        await tab.SeesAsync(words.RateThanks);
        await Assertions.Expect(agent.Log).ToContainTextAsync(words.Praise);
        await tab.PictureAsync("38-second-tab-rated");
        Assert.DoesNotContain("for us alone", await messenger.TextAsync() + await tab.TextAsync(), StringComparison.Ordinal);
        await window.Page.CloseAsync();
    }
}
