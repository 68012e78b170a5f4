using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Somebody who fears for their account freezes it with one tap while nobody is at work, and whoever comes finds it at the top.</summary>
public sealed class FreezeSceneTests(RunningVigil vigil)
{
    // A freeze lasts: each language has an account of its own that no other test looks at.
    [Theory]
    [InlineData("zh", "liang", "立即冻结账户", "账户已冻结", "任何人都不能在会话里替您解冻", "交易所已确认：账户已冻结")]
    [InlineData("en", "okafor", "Freeze my account now", "Your account is frozen", "Nobody can lift it for you in a chat", "Confirmed by the exchange: the account is frozen")]
    public async Task One_tap_freezes_while_nobody_is_at_work(string language, string persona, string tap, string done, string lift, string confirmed)
    {
        var (words, staff) = (SceneTests.Words(language), SceneTests.Staff(language));
        await vigil.ClearDeskAsync();
        await using var messenger = await Messenger.OpenAsync(vigil, persona, words);
        await messenger.PictureAsync("30-freeze-offered");

        await messenger.TapAsync(tap);

        await messenger.SeesAsync(done);
        await messenger.SeesAsync(lift);
        await messenger.PictureAsync("31-frozen");
        await Axe.FindsNothingAsync(messenger.Page, $"frozen ({language})");

        // The freeze has signed this browser out at the exchange, too. From the first screen it is not offered a second time: the way leads to where it is told.
        await messenger.SignInAnewAsync(persona);
        await Assertions.Expect(messenger.Frame.Locator("body")).ToContainTextAsync(done);
        Assert.DoesNotContain(tap, await messenger.TextAsync(), StringComparison.Ordinal);

        await using var lead = await AgentConsole.OpenAsync(vigil, "jing", staff, available: false);
        await lead.ShowAsync(staff.Queued);
        var first = lead.List.GetByRole(AriaRole.Link).First;
        await Assertions.Expect(first).ToContainTextAsync(staff.Urgent);
        await first.ClickAsync();
        await Assertions.Expect(lead.Log).ToContainTextAsync(confirmed);
        await lead.PictureAsync("32-frozen-console");
        await lead.PressAsync(staff.Take);
        await lead.PressAsync(staff.Resolve);
    }
}
