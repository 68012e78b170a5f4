using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>An agent's working day without a mouse.</summary>
public sealed class KeyboardTests(RunningVigil vigil)
{
    private const string Half = "half a sentence";

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task A_whole_conversation_is_handled_by_keyboard_alone(string language)
    {
        var (words, staff) = (SceneTests.Words(language), SceneTests.Staff(language));
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.AtTheDoorAsync(vigil, staff);
        var (page, keys) = (agent.Page, new Keys(agent.Page));
        await page.EvaluateAsync("() => { window.pointed = 0; addEventListener('pointerdown', () => window.pointed++, true); }");

        // In, and there for customers.
        await page.GetByLabel(staff.Email).WaitForAsync();
        await keys.TypeAsync($"{staff.Person}@demo.meridian.example");
        await keys.PressAsync("Tab");
        await keys.TypeAsync(await vigil.PasswordOfAsync($"{staff.Person}@demo.meridian.example"));
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Navigation).WaitForAsync();
        await keys.SeenAsync("after signing in");
        await keys.PressAsync("Tab", "Enter");
        await Assertions.Expect(page.Locator(".me-btn")).ToContainTextAsync(staff.Available);

        // Two customers come.
        await using var messenger = await Messenger.OpenAsync(vigil, "wang", words);
        await messenger.SayAsync(words.Question);
        await messenger.SeesAnswerAsync();
        await messenger.TapAsync(words.Human);
        await Assertions.Expect(page).ToHaveTitleAsync($"(1) {staff.Title}");
        await using var other = await Messenger.OpenAsync(vigil, "yang", words);
        await other.SayAsync(words.Human);
        await Assertions.Expect(page).ToHaveTitleAsync($"(2) {staff.Title}");

        // Through the list to the one with the question, into it, its draft taken over, changed and sent.
        await keys.GoToAsync("j", words.Question[..6]);
        await Assertions.Expect(agent.Draft).ToContainTextAsync(staff.Draft[1]);
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".cmp:focus-within")).ToHaveCountAsync(1);
        await keys.PressAsync("r", "Control+End");
        await keys.TypeAsync(" (checked)");
        await keys.PressAsync("Control+Enter");
        await messenger.SeesAsync("(checked)");
        await messenger.SeesAsync(staff.Draft[1]);

        // A note, the records, an article.
        await keys.PressAsync("Escape", "n");
        await keys.TypeAsync("seen on chain");
        await keys.PressAsync("Control+Enter");
        await Assertions.Expect(agent.Log).ToContainTextAsync("seen on chain");
        await keys.PressAsync("Escape", "i", "ArrowRight");
        await Assertions.Expect(agent.Records.GetByRole(AriaRole.Tab).Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(agent.Records.GetByRole(AriaRole.Tab).Nth(1)).ToBeFocusedAsync();
        await keys.PressAsync("/");
        await page.Locator(".art-o").First.WaitForAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".with-article")).ToBeVisibleAsync();
        await keys.PressAsync("Control+Enter");
        await messenger.SeesAsync(words.ArticleTitle);

        // To the other customer and back: what was begun stands where it was.
        await Assertions.Expect(agent.Field).ToBeFocusedAsync();
        await keys.TypeAsync(Half);
        await keys.PressAsync("Escape");
        await keys.GoToAsync("j", words.Human);
        await Assertions.Expect(agent.Log).ToContainTextAsync(words.Human);
        await keys.GoToAsync("k", words.Question[..6]);
        await Assertions.Expect(agent.Field).ToHaveValueAsync(Half);
        await agent.PictureAsync("40-keyboard");

        // One goes to a colleague, the other is done.
        using var lead = await AgentByApi.SignInAsync(vigil);
        await lead.BreakAsync();
        await keys.GoToAsync("j", words.Human);
        await keys.PressAsync("a");
        await page.GetByRole(AriaRole.Radio).First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await keys.TypeAsync("何静");
        await Assertions.Expect(page.GetByRole(AriaRole.Radio)).ToHaveCountAsync(1);
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Radio)).ToBeCheckedAsync();
        await keys.PressAsync("Tab");
        await keys.TypeAsync("please look twice");
        await keys.GoToAsync("Tab", staff.Transfer);
        await keys.PressAsync("Enter");
        await other.SeesAsync("何静");
        await keys.SeenAsync("after the transfer");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await keys.GoToAsync("k", words.Question[..6]);
        await keys.PressAsync("e");
        await Assertions.Expect(agent.Button(staff.Reopen)).ToBeVisibleAsync();
        await keys.SeenAsync("after resolving");

        Assert.Equal(0, await page.EvaluateAsync<int>("() => window.pointed"));
        Assert.DoesNotContain("seen on chain", await messenger.TextAsync(), StringComparison.Ordinal);
        await vigil.ClearDeskAsync();
    }
}
