using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Lists and timelines that are longer than any screen: only what is seen is in the page, and the keys and the eye keep their place.</summary>
public sealed class LongListTests(RunningVigil vigil)
{
    private const string Lead = "jing";
    private const int Cases = 260;
    private const int Notes = 700;

    // Rows of a 768 px screen, and those kept ready above and below it.
    private const int MostRows = 40;

    [Fact]
    public async Task A_long_list_is_read_page_by_page_and_the_keys_go_on_over_its_pages()
    {
        await vigil.ClearDeskAsync();
        using var crowd = new Crowd(vigil);
        await crowd.SignInAsync($"{Lead}@demo.meridian.example");
        await crowd.OpenAsync(Cases);
        var words = AgentWording.English;
        await using var agent = await AgentConsole.OpenAsync(vigil, Lead, words, available: false);
        var (page, rows) = (agent.Page, agent.List.GetByRole(AriaRole.Listitem));

        // The second page is held back: at the end of the first the key waits for it, and then goes on by itself.
        var more = new TaskCompletionSource();
        await page.RouteAsync("**/api/console/cases?*after=*", async route =>
        {
            await more.Task;
            await route.ContinueAsync();
        });
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("aria-setsize", Cases.ToString(CultureInfo.InvariantCulture));
        var keys = new Keys(page);
        for (var at = 0; at < 50; at++)
        {
            await keys.PressAsync("j");
        }

        var current = agent.List.Locator("li:has([aria-current])");
        await Assertions.Expect(current).ToHaveAttributeAsync("aria-posinset", "50");
        await keys.PressAsync("j");
        await Assertions.Expect(current).ToHaveAttributeAsync("aria-posinset", "50");
        more.SetResult();
        await Assertions.Expect(current).ToHaveAttributeAsync("aria-posinset", "51");
        await Assertions.Expect(current.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await keys.PressAsync("j", "k", "k");
        await Assertions.Expect(current).ToHaveAttributeAsync("aria-posinset", "50");
        Assert.InRange(await rows.CountAsync(), 5, MostRows);

        // To the very end.
        var last = rows.Last;
        await BecomesAsync(async () =>
        {
            await agent.List.Locator(".rows").EvaluateAsync("it => { it.scrollTop = it.scrollHeight; }");
            return await last.GetAttributeAsync("aria-posinset");
        }, Cases.ToString(CultureInfo.InvariantCulture));
        Assert.InRange(await rows.CountAsync(), 5, MostRows);
        await Axe.FindsNothingAsync(page, "a long list at its end");
        await agent.PictureAsync("41-long-list");
        await page.UnrouteAllAsync();
        await vigil.ClearDeskAsync();
    }

    [Fact]
    public async Task A_long_case_opens_at_its_end_and_nothing_moves_what_is_being_read()
    {
        await vigil.ClearDeskAsync();
        using var crowd = new Crowd(vigil);
        await crowd.SignInAsync($"{Lead}@demo.meridian.example");
        var customer = (await crowd.OpenAsync(1))[0];
        await crowd.TakeAsync(customer.Case);
        await crowd.NoteAsync(customer.Case, 1, Notes);
        await using var agent = await AgentConsole.OpenAsync(vigil, Lead, AgentWording.English, available: false);
        var page = agent.Page;
        await agent.List.GetByRole(AriaRole.Link).First.ClickAsync();

        // At its end, and only the end was read.
        await Assertions.Expect(agent.Said($"note {Notes}:")).ToBeInViewportAsync();
        await Assertions.Expect(agent.Said("note 1:")).ToHaveCountAsync(0);
        Assert.InRange(await agent.Log.Locator(".tl-line").CountAsync(), 5, 80);

        // Up: what was before comes in front of what is read, which stays where it is.
        var older = new TaskCompletionSource();
        await page.RouteAsync("**/entries?after=*", async route =>
        {
            await older.Task;
            await route.ContinueAsync();
        });
        await agent.Log.EvaluateAsync("it => { it.scrollTop = 200; }");
        await page.Locator(".earlier").WaitForAsync();
        var (text, before) = await ReadAsync(agent);
        older.SetResult();
        await BecomesAsync(async () => await agent.Log.EvaluateAsync<bool>("it => it.scrollTop > 2000") ? "grown" : "", "grown");
        await StandsAsync(agent, text, before);

        // What arrives meanwhile is offered and said aloud once, and moves nothing.
        await crowd.SayAsync(customer, "are you still there");
        await page.Locator(".newer").WaitForAsync();
        await StandsAsync(agent, text, before);
        var aloud = page.Locator(".case > [role=status]");
        await Assertions.Expect(aloud).ToContainTextAsync("are you still there");
        await agent.PictureAsync("42-long-case");

        // To its beginning, and by one key to its end again.
        await agent.Log.FocusAsync();
        await BecomesAsync(async () =>
        {
            await agent.Log.EvaluateAsync("it => { it.scrollTop = 0; }");
            return await page.Locator(".earlier").CountAsync() == 0 && await agent.Said("note 1:").CountAsync() == 1 ? "whole" : "";
        }, "whole");
        await Assertions.Expect(agent.Said("note 1:")).ToBeInViewportAsync();
        Assert.InRange(await agent.Log.Locator(".tl-line").CountAsync(), 5, 80);
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(agent.Said("are you still there")).ToBeInViewportAsync();
        await Assertions.Expect(aloud).ToContainTextAsync("are you still there");
        await Axe.FindsNothingAsync(page, "a long case");
        await vigil.ClearDeskAsync();
    }

    // Asks again until the answer is this; each asking may do something for it.
    private static async Task BecomesAsync(Func<Task<string?>> ask, string wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await ask() != wanted)
        {
            await look.WaitForNextTickAsync(limit.Token);
        }
    }

    // The first entry that is read, and where it stands.
    private static async Task<(string Text, double Top)> ReadAsync(AgentConsole agent)
    {
        // For the place that was scrolled to the list draws in a later frame, and measures what it drew in the next.
        await agent.Page.WaitForFunctionAsync("() => { const log = document.querySelector('[role=log]'), { top, bottom } = log.getBoundingClientRect(); return [...log.querySelectorAll('.note-t')].some(it => { const at = it.getBoundingClientRect().top; return at > top + 60 && at < bottom; }); }");
        await FramesAsync(agent);
        var found = await agent.Log.EvaluateAsync<string>("log => [...log.querySelectorAll('.note-t')].find(it => it.getBoundingClientRect().top > log.getBoundingClientRect().top + 60).textContent.split(':')[0] + ':'");
        return (found, (await agent.Said(found).BoundingBoxAsync())!.Y);
    }

    private static async Task StandsAsync(AgentConsole agent, string text, double top)
    {
        // What is measured anew has been put right by then.
        await FramesAsync(agent);
        var now = (await agent.Said(text).BoundingBoxAsync())!.Y;
        Assert.InRange(now, top - 2, top + 2);
    }

    private static async Task FramesAsync(AgentConsole agent) => await agent.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
}
