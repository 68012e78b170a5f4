using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>What does not work at the exchange now begins the customer's answer and stands beside the agent's case. The demo exchange has one wallet in maintenance.</summary>
public sealed class LiveSceneTests(RunningVigil vigil)
{
    [Theory]
    [InlineData("zh", "POL怎么提币", "POL（Polygon）的钱包正在维护", "现在不可用", "维护中，暂停")]
    [InlineData("en", "How do I withdraw POL?", "The wallet of POL (Polygon) is in maintenance", "Not working now", "in maintenance, ")]
    public async Task A_closed_wallet_is_told_to_the_customer_and_shown_to_the_agent(string language, string question, string told, string block, string state)
    {
        var (words, staff) = (SceneTests.Words(language), SceneTests.Staff(language));
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff);
        await using var messenger = await Messenger.OpenAsync(vigil, "yang", words);
        await messenger.SayAsync(question);
        await messenger.SeesAsync(told);

        await messenger.SayAsync(words.Human);
        await agent.OpenCaseAsync(question);

        var live = agent.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = block });
        await Assertions.Expect(live).ToContainTextAsync("POL");
        await Assertions.Expect(live).ToContainTextAsync(state);
        await Axe.FindsNothingAsync(agent.Page, $"a wallet in maintenance ({language})");
        await agent.PictureAsync("37-live");
        await agent.PressAsync(staff.Resolve);
    }
}
