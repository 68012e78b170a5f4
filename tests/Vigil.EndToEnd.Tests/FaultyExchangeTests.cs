using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>The demo exchange misbehaves as real back offices do: customer and agent are told, nothing is made up, and all comes back by itself.</summary>
public sealed class FaultyExchangeTests(RunningVigil vigil)
{
    [Theory]
    [InlineData("zh", "refuse", "现在读不到您的账户记录", "起交易所没有回应")]
    [InlineData("zh", "slow", "现在读不到您的账户记录", "起交易所没有回应")]
    [InlineData("en", "down", "I cannot read your account records right now", "The exchange has not answered since")]
    public async Task While_records_cannot_be_read_the_assistant_says_so_and_the_console_since_when(string language, string mode, string assistant, string console)
    {
        var (words, staff) = language == "zh" ? (Wording.Chinese, AgentWording.Chinese) : (Wording.English, AgentWording.English);
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff);
        Messenger messenger;
        await using (await vigil.FaultAsync(mode))
        {
            messenger = await Messenger.OpenAsync(vigil, "wang", words);
            await messenger.SayAsync(words.Question);
            await messenger.SeesAsync(assistant);
            foreach (var part in words.Answer[3..6])
            {
                Assert.DoesNotContain(part, await messenger.Log.InnerTextAsync(), StringComparison.Ordinal);
            }

            await messenger.PictureAsync($"30-records-away-{mode}");
            await messenger.TapAsync(words.Human);
            await agent.OpenCaseAsync(words.Question[..6]);
            await agent.Records.GetByRole(AriaRole.Tab, new LocatorGetByRoleOptions { Name = staff.Withdrawals, Exact = true }).ClickAsync();
            await Assertions.Expect(agent.Records).ToContainTextAsync(console);
            await Assertions.Expect(agent.Side).ToContainTextAsync(console);
            await agent.PictureAsync($"31-console-records-away-{mode}");
        }

        // Back again: the console reads by itself, the customer asks once more.
        await Assertions.Expect(agent.Records).ToContainTextAsync("1,250 USDT");
        await Assertions.Expect(agent.Records).Not.ToContainTextAsync(console);
        await agent.PictureAsync($"32-console-records-back-{mode}");
        await agent.PressAsync(staff.Resolve);
        await messenger.DisposeAsync();
    }

    [Fact]
    public async Task An_exchange_that_loses_the_answers_to_actions_still_lets_records_be_read()
    {
        await vigil.ClearDeskAsync();
        await using var fault = await vigil.FaultAsync("timeoutAfterActing");
        await using var messenger = await Messenger.OpenAsync(vigil, "wang", Wording.Chinese);
        await messenger.SayAsync(Wording.Chinese.Question);
        await messenger.SeesAsync("1,250 USDT");
    }
}
