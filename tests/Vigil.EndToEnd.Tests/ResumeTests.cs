using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>A conversation that goes on although one end was away: no word is missing afterwards, and none is there twice.</summary>
public sealed class ResumeTests(RunningVigil vigil)
{
    private static readonly string[] Meanwhile = ["first while you were away", "second while you were away", "third while you were away"];

    [Fact]
    public async Task A_laptop_that_was_closed_for_an_hour_has_every_word_once()
    {
        var line = new Line();
        await using var talk = await TalkAsync("yang", Wording.Chinese, AgentWording.Chinese, async context =>
        {
            await context.Clock.InstallAsync();
            await line.HoldAsync(context);
        });
        var (messenger, agent) = talk;

        // The lid is closed while something is being sent: it never leaves, and the connection is never closed.
        line.Die();
        await messenger.SayAsync("said into the dead line");
        foreach (var text in Meanwhile)
        {
            await agent.SayAsync(text);
        }

        await Assertions.Expect(messenger.Said(Meanwhile[0])).ToHaveCountAsync(0);
        await messenger.PictureAsync("30-laptop-closed");
        await messenger.Page.Clock.FastForwardAsync("01:00:00");

        await HasAllOnceAsync(messenger, agent, "said into the dead line");

        // The words may have come by plain requests; the conversation is live again all the same.
        await line.Again.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await messenger.PictureAsync("31-laptop-open");
    }

    [Fact]
    public async Task A_tab_that_was_frozen_in_the_background_has_every_word_once()
    {
        await using var talk = await TalkAsync("yang", Wording.English, AgentWording.English, context => context.Clock.InstallAsync());
        var (messenger, agent) = talk;
        var devTools = await messenger.Page.Context.NewCDPSessionAsync(messenger.Page);
        await devTools.SendAsync("Page.setWebLifecycleState", new Dictionary<string, object>(StringComparer.Ordinal) { ["state"] = "frozen" });
        foreach (var text in Meanwhile)
        {
            await agent.SayAsync(text);
        }

        await devTools.SendAsync("Page.setWebLifecycleState", new Dictionary<string, object>(StringComparer.Ordinal) { ["state"] = "active" });
        await messenger.Page.Clock.FastForwardAsync("01:00:00");
        await messenger.SayAsync("back again");
        await HasAllOnceAsync(messenger, agent, "back again");
    }

    [Fact]
    public async Task Another_network_goes_on_where_the_last_one_broke_off()
    {
        var line = new Line();
        await using var talk = await TalkAsync("yang", Wording.Chinese, AgentWording.Chinese, line.HoldAsync);
        var (messenger, agent) = talk;
        line.Die();
        await messenger.Page.Context.SetOfflineAsync(true);
        await messenger.SayAsync("written in the tunnel");
        foreach (var text in Meanwhile)
        {
            await agent.SayAsync(text);
        }

        await messenger.PictureAsync("32-offline");
        await messenger.Page.Context.SetOfflineAsync(false);
        await HasAllOnceAsync(messenger, agent, "written in the tunnel");
        await messenger.PictureAsync("33-online");
    }

    private static async Task HasAllOnceAsync(Messenger messenger, AgentConsole agent, string own)
    {
        // A dead connection shows itself by the silence of two pings.
        await Assertions.Expect(agent.Said(own)).ToHaveCountAsync(1);
        foreach (var text in (string[])[.. Meanwhile, own])
        {
            await Assertions.Expect(messenger.Said(text)).ToHaveCountAsync(1);
            await Assertions.Expect(agent.Said(text)).ToHaveCountAsync(1);
        }

        // Nothing is left on its way, and what is said stands in the order of the case on both sides.
        await Assertions.Expect(messenger.Log.Locator(".pending")).ToHaveCountAsync(0);
        string[] OrderIn(string log) => [.. Meanwhile.Append(own).OrderBy(text => log.IndexOf(text, StringComparison.Ordinal))];
        Assert.Equal(OrderIn(await agent.Log.InnerTextAsync()), OrderIn(await messenger.Log.InnerTextAsync()));
    }

    private async Task<Talking> TalkAsync(string persona, Wording words, AgentWording staff, Func<IBrowserContext, Task> prepare)
    {
        await vigil.ClearDeskAsync();
        var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff);
        var messenger = await Messenger.OpenAsync(vigil, persona, words, prepare: prepare);
        await messenger.SayAsync(words.Human);
        await agent.OpenCaseAsync(words.Human);
        await agent.SayAsync("here I am");
        await messenger.SeesAsync("here I am");
        return new Talking(messenger, agent, staff);
    }

    private sealed record Talking(Messenger Messenger, AgentConsole Agent, AgentWording Staff) : IAsyncDisposable
    {
        public void Deconstruct(out Messenger messenger, out AgentConsole agent) => (messenger, agent) = (Messenger, Agent);

        public async ValueTask DisposeAsync()
        {
            await Messenger.DisposeAsync();
            await Agent.PressAsync(Staff.Resolve);
            await Agent.DisposeAsync();
        }
    }
}
