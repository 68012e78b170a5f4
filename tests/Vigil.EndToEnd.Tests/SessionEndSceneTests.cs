using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>A device that is signed out at the exchange, from another one.</summary>
public sealed class SessionEndSceneTests(RunningVigil vigil)
{
    [Theory]
    [InlineData("zh", "li", "退出其他所有设备", "本设备")]
    [InlineData("en", "okafor", "Sign out all other devices", "This device")]
    public async Task The_device_that_is_signed_out_loses_the_conversation_and_the_other_keeps_it(string language, string persona, string others, string here)
    {
        var words = SceneTests.Words(language);
        await using var lost = await Messenger.OpenAsync(vigil, persona, words);
        await using var kept = await Messenger.OpenAsync(vigil, persona, words);

        // From another tab of the device that stays, whose messenger goes on meanwhile.
        var security = await kept.Page.Context.NewPageAsync();
        await security.GotoAsync($"{vigil.Sandbox}/security");
        var list = security.Locator(".rows li");
        await Assertions.Expect(list.Filter(new LocatorFilterOptions { HasText = here })).ToHaveCountAsync(1);
        await security.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningVigil.Screenshots, $"36-signed-in-devices-{language}.png") });
        await security.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = others }).ClickAsync();
        await Assertions.Expect(list).ToHaveCountAsync(1);

        // Its connection is closed within seconds, it asks for who it is, and the page is nobody's.
        await lost.Page.Locator($"form[action='/session/{persona}']").WaitForAsync();
        Assert.True(await kept.Page.Locator("form[data-sign-out]").IsVisibleAsync());
        await kept.SayAsync(words.Question);
    }
}
