using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Every state of the console, each for everyone: axe finds nothing in light and dark, and at 150 % zoom of the usual screen nothing is cut off or covered.</summary>
public sealed class ConsoleStatesTests(RunningVigil vigil)
{
    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Every_state_of_the_console_is_for_everyone(string language)
    {
        var (words, staff) = (SceneTests.Words(language), SceneTests.Staff(language));
        await vigil.ClearDeskAsync();
        var look = new StateLook(language);
        await using var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff, available: false, atTheDoor: page => AtTheDoorAsync(look, page, staff));
        var page = agent.Page;
        var keys = page.Keyboard;
        var dialog = page.GetByRole(AriaRole.Dialog);

        // Nobody waits.
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading).WaitForAsync();
        await look.AtAsync(page, "empty");
        await page.Locator(".me-btn").ClickAsync();
        await page.Locator(".mi").First.WaitForAsync();
        await look.AtAsync(page, "menu");
        await keys.PressAsync("Escape");
        await agent.SetPresenceAsync(staff.Available);

        // A customer is given, with a notice; their case with its draft.
        await using var messenger = await Messenger.OpenAsync(vigil, "wang", words);
        await messenger.SayAsync(words.Question);
        await messenger.SeesAnswerAsync();
        await messenger.TapAsync(words.Human);
        await Assertions.Expect(page).ToHaveTitleAsync($"(1) {staff.Title}");
        await look.AtAsync(page, "assigned");
        await agent.OpenCaseAsync(words.Question[..6]);
        await Assertions.Expect(agent.Draft).ToContainTextAsync(staff.Draft[1]);
        await Assertions.Expect(agent.Records).ToContainTextAsync("1,250 USDT");
        await Assertions.Expect(page.Locator("body")).ToMatchAriaSnapshotAsync(Order);
        await look.AtAsync(page, "draft");
        await vigil.AdvanceAsync(TimeSpan.FromMinutes(2));
        await Assertions.Expect(agent.Draft.Locator(".stale").First).ToBeVisibleAsync();
        await look.AtAsync(page, "amber");
        await look.NarrowAsync(page, "drawer", async () =>
        {
            await Assertions.Expect(page.Locator("aside.side")).ToHaveCountAsync(0);
            await keys.PressAsync("i");
            await Assertions.Expect(dialog).ToContainTextAsync("1,250 USDT");
        });
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        // What opens above it.
        await keys.PressAsync("a");
        await dialog.GetByRole(AriaRole.Radio).First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await look.AtAsync(page, "transfer");
        await keys.PressAsync("Escape");
        await keys.PressAsync("Control+k");
        await dialog.GetByRole(AriaRole.Option).First.WaitForAsync();
        await look.AtAsync(page, "palette");
        await keys.PressAsync("Escape");
        await keys.PressAsync("/");
        await page.Locator(".art-o").First.WaitForAsync();
        await look.AtAsync(page, "articles");
        await keys.PressAsync("Escape");
        await keys.PressAsync("?");
        await dialog.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Name = staff.Shortcuts }).WaitForAsync();
        await look.AtAsync(page, "sheet");
        await keys.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        // A note, a picture on its way, sent, and looked at.
        await keys.PressAsync("n");
        await keys.TypeAsync("checked on chain");
        await look.AtAsync(page, "note");
        await keys.PressAsync("Control+Enter");
        await Assertions.Expect(agent.Log).ToContainTextAsync("checked on chain");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "screen.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() });
        await page.Locator(".tray img").WaitForAsync();
        await Assertions.Expect(page.Locator(".tray progress")).ToHaveCountAsync(0);
        await look.AtAsync(page, "files");
        await agent.PressAsync(staff.Update);
        await agent.PressAsync(staff.Send);
        await agent.Log.Locator(".picture").ClickAsync();
        await page.Locator(".viewer img").WaitForAsync();
        await look.AtAsync(page, "viewer");
        await keys.PressAsync("Escape");

        // No network: said at once. Back: gone by itself.
        await page.Context.SetOfflineAsync(true);
        await page.Locator(".linkbar").WaitForAsync();
        await look.AtAsync(page, "offline");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(".linkbar")).ToHaveCountAsync(0);

        // Leaving is asked back about while a customer waits, and the case goes back to the queue with a word for whoever takes it.
        await agent.AskForPresenceAsync(staff.Offline);
        await dialog.Locator(".leaving").WaitForAsync();
        await look.AtAsync(page, "leaving");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".me-btn")).ToContainTextAsync(staff.Offline);
        await Assertions.Expect(agent.Log).ToContainTextAsync(language == "zh" ? "离线，转回队列" : "went offline, back to the queue");
        await page.Locator(".shut").WaitForAsync();
        await look.AtAsync(page, "closed");

        // Taken while nobody is available: a minute after it was given back, routing would be the faster one.
        await agent.PressAsync(staff.Take);
        await agent.SetPresenceAsync(staff.Available);

        // Over, and judged.
        await agent.PressAsync(staff.Resolve);
        await messenger.RateAsync(5, words.Praise);
        await Assertions.Expect(agent.Log).ToContainTextAsync(words.Praise);
        await agent.ShowAsync(staff.Resolved);
        await agent.Row(words.Question[..6]).WaitForAsync();
        await look.AtAsync(page, "resolved");

        // What cannot be read: a case that is not there, and lists that take their time or do not come.
        await page.GotoAsync($"{vigil.Console}#/cases/00000000-0000-7000-8000-000000000000");
        await page.Locator(".case .void").WaitForAsync();
        await look.AtAsync(page, "gone");
        var answers = new TaskCompletionSource();
        await page.RouteAsync("**/api/console/cases*", async route =>
        {
            await answers.Task;
            await route.AbortAsync();
        });
        await page.ReloadAsync();
        await page.Locator(".list [aria-busy]").WaitForAsync();
        await look.AtAsync(page, "loading");
        answers.SetResult();
        await page.Locator(".list .trouble").WaitForAsync();
        await look.AtAsync(page, "failed");
        await page.UnrouteAllAsync();
        look.FoundNothing();
    }

    // What a reader of the screen goes through, from the top.
    private const string Order =
        """
        - navigation
        - region:
          - tablist
          - tabpanel:
            - list:
              - listitem:
                - link
        - main:
          - heading [level=1]
          - log
          - status
          - tablist
          - group
        - complementary:
          - region
        """;

    private static async Task AtTheDoorAsync(StateLook look, IPage page, AgentWording staff)
    {
        await page.GetByLabel(staff.Email).WaitForAsync();
        await look.AtAsync(page, "sign-in");
        await page.GetByLabel(staff.Email).FillAsync("nobody@demo.meridian.example");
        await page.GetByLabel(staff.Password, new PageGetByLabelOptions { Exact = true }).FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = staff.SignIn, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await look.AtAsync(page, "refused");
    }
}
