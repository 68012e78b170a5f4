using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>What is asked in vain reaches the supervisor's page, and what an agent should not send is said before it is sent.</summary>
public sealed class LearningSceneTests(RunningVigil vigil)
{
    [Theory]
    [InlineData("zh", "学习", "草稿改动")]
    [InlineData("en", "Learning", "Edits to drafts")]
    public async Task A_supervisor_finds_what_was_asked_in_vain(string language, string name, string drafts)
    {
        var (words, staff) = (SceneTests.Words(language), SceneTests.Staff(language));
        await vigil.ClearDeskAsync();
        await using (var messenger = await Messenger.OpenAsync(vigil, "yang", words))
        {
            await messenger.SayAsync(words.Unknown);
            await messenger.SeesAsync(words.UnknownAnswer);
        }

        await using var lead = await AgentConsole.OpenAsync(vigil, "jing", staff, available: false);
        await lead.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name }).ClickAsync();
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(words.Unknown[..6]);
        await Axe.FindsNothingAsync(lead.Page, $"learning ({language})");
        await lead.PictureAsync("33-learning");

        await lead.ShowAsync(drafts);
        await Axe.FindsNothingAsync(lead.Page, $"drafts ({language})");
        await lead.PictureAsync("34-learning-drafts");
    }

    [Theory]
    [InlineData("zh", "请把短信验证码发给我", "像是在索要客户的机密，这样发不出去", "我们从不这样要", "撤回", "这是您自己的问题", "听起来像责备")]
    [InlineData("en", "Please send me the SMS code", "seems to ask for a secret and will not be sent", "We never do", "Take back", "That is your own fault", "sounds like blame")]
    public async Task What_asks_for_a_secret_is_not_sent_and_what_blames_is_said_before(string language, string secret, string warned, string refused, string takeBack, string blame, string blames)
    {
        var (words, staff) = (SceneTests.Words(language), SceneTests.Staff(language));
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff);
        await using var messenger = await Messenger.OpenAsync(vigil, "yang", words);
        await messenger.SayAsync(words.Human);
        await agent.OpenCaseAsync(words.Human);
        var field = agent.Field;
        await agent.WriteAsync(blame);
        await Assertions.Expect(agent.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(blames);
        await agent.PictureAsync("35-tone");

        await field.FillAsync(secret);
        await Assertions.Expect(agent.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(warned);
        await field.PressAsync("Control+Enter");
        await Assertions.Expect(agent.Log).ToContainTextAsync(refused);
        await agent.PictureAsync("36-secret-not-sent");
        Assert.DoesNotContain(secret, await messenger.TextAsync(), StringComparison.Ordinal);

        await agent.PressAsync(takeBack);
        await Assertions.Expect(agent.Said(secret)).ToHaveCountAsync(0);
        await agent.PressAsync(staff.Resolve);
    }
}
