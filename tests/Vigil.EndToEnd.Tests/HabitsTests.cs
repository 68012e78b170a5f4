using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Small things that make a conversation between two people: seeing that the other writes, and not losing half a sentence.</summary>
public sealed class HabitsTests(RunningVigil vigil)
{
    private const string Half = "half a sentence";

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Each_side_sees_the_other_writing_and_half_a_sentence_survives_a_reload(string language)
    {
        var (words, staff) = language == "zh" ? (Wording.Chinese, AgentWording.Chinese) : (Wording.English, AgentWording.English);
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff);
        await using var messenger = await Messenger.OpenAsync(vigil, "yang", words);
        await messenger.SayAsync(words.Human);
        await agent.OpenCaseAsync(words.Human);

        // A note is nobody's business but ours.
        var dots = messenger.Frame.Locator(".dots");
        await agent.Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = staff.Note }).ClickAsync();
        await agent.Field.PressSequentiallyAsync(Half);
        await agent.Page.GetByRole(AriaRole.Tab).And(agent.Page.Locator(".cmp .tab")).First.ClickAsync();
        await Assertions.Expect(dots).ToHaveCountAsync(0);

        await WritesUntilAsync(
            async () =>
            {
                await agent.WriteAsync("");
                await agent.Field.PressSequentiallyAsync(Half);
            },
            dots);
        await messenger.PictureAsync("20-agent-writes");
        await WritesUntilAsync(() => messenger.Frame.GetByLabel(words.Message).PressSequentiallyAsync("…"), agent.Page.Locator(".typing"));
        await agent.PictureAsync("21-customer-writes");

        await agent.Page.ReloadAsync();
        await Assertions.Expect(agent.Field).ToHaveValueAsync(Half);
        await agent.PressAsync(staff.Resolve);
    }

    // That somebody writes is told now and then while they do, and where the connection is away just then, not at all: the next letters tell it.
    private static async Task WritesUntilAsync(Func<Task> write, ILocator sign)
    {
        for (var tries = 1; ; tries++)
        {
            await write();
            try
            {
                await sign.WaitForAsync(new LocatorWaitForOptions { Timeout = 4_000 });
                return;
            }
            catch (TimeoutException) when (tries < 10)
            {
                // It was lost.
            }
        }
    }
}
