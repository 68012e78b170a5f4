using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>A document of identity that a customer sends: covered in the agent's conversation, shown with a reason under the watermark, and gone by itself.</summary>
public sealed class CoveredFileSceneTests(RunningVigil vigil)
{
    [Theory]
    [InlineData("zh", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task A_document_is_covered_until_somebody_says_why_and_covered_again_by_itself(string language, ColorScheme scheme)
    {
        // By somebody whose hourly budget no other scene counts on.
        var (words, staff, see) = (SceneTests.Words(language), SceneTests.Staff(language), CoveredWording.In(language));
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, "jing", staff, scheme, atTheDoor: page => page.Clock.InstallAsync());
        await using var messenger = await Messenger.OpenAsync(vigil, "wang", words, scheme);
        await messenger.SayAsync(see.Question);
        await messenger.SayAsync(words.Human);
        await agent.OpenCaseAsync(see.Question[..6]);
        await SendAsync(messenger, words, see);

        // Neither the picture nor a small one of it: a name, and the way to it.
        var tile = agent.Log.Locator(".cov");
        await Assertions.Expect(tile).ToContainTextAsync(see.Covered);
        await Assertions.Expect(agent.Log.Locator("img")).ToHaveCountAsync(0);
        await tile.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Show }).ClickAsync();
        await tile.GetByLabel(see.Reason).SelectOptionAsync("match");
        await tile.GetByLabel(see.Note).FillAsync(see.Why);
        await tile.ScrollIntoViewIfNeededAsync();
        await Axe.FindsNothingAsync(agent.Page, $"covered file ({language})");
        await agent.PictureAsync("63-covered-file");

        await tile.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Go }).ClickAsync();
        var viewer = agent.Page.GetByRole(AriaRole.Dialog);
        Assert.True(await viewer.GetByRole(AriaRole.Img).First.EvaluateAsync<int>("async it => { await it.decode(); return it.naturalWidth; }") > 40);
        await Assertions.Expect(viewer.Locator(".wm")).ToHaveCountAsync(1);
        await Assertions.Expect(viewer.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await Axe.FindsNothingAsync(agent.Page, $"shown file ({language})");
        await agent.PictureAsync("64-shown-file");
        // The page's own minute; the server counts another.
        await agent.Page.Clock.FastForwardAsync(61_000);
        await Assertions.Expect(viewer).ToHaveCountAsync(0);
        await Assertions.Expect(tile).ToContainTextAsync(see.Covered);
        await Assertions.Expect(tile.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Show })).ToBeFocusedAsync();
    }

    private static async Task SendAsync(Messenger messenger, Wording words, CoveredWording see)
    {
        await messenger.Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = see.Add }).ClickAsync();
        await messenger.Frame.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "passport.png", MimeType = "image/png", Buffer = await messenger.Page.ScreenshotAsync() });
        await Assertions.Expect(messenger.Frame.GetByRole(AriaRole.Region, new FrameLocatorGetByRoleOptions { Name = see.Tray }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await messenger.Frame.GetByLabel(words.Message).FillAsync(see.Say);
        await messenger.Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = words.Send, Exact = true }).ClickAsync();
        await messenger.SeesAsync(see.Say);
        await Assertions.Expect(messenger.Log.Locator(".pending")).ToHaveCountAsync(0);
        await Assertions.Expect(messenger.Log.Locator(".picture img")).ToHaveCountAsync(1);
    }

    /// <summary>What is read about it in one language.</summary>
    private sealed record CoveredWording(string Question, string Say, string Add, string Tray, string Covered, string Show, string Reason, string Note, string Why, string Go)
    {
        private static readonly CoveredWording Chinese = new("身份认证没通过，是什么原因", "这是我的护照", "添加图片或文件", "待发送的文件", "已遮盖：可能含有证件", "显示passport.png", "原因", "说明（5到300个字）", "核对护照上的姓名", "显示60秒");

        private static readonly CoveredWording English = new(
            "My identity verification was rejected, why", "This is my passport", "Add pictures or files", "Files to send", "Covered: may show an identity document", "Show passport.png", "Reason", "Note (5 to 300 characters)", "Compare the name on the passport", "Show for 60 seconds");

        public static CoveredWording In(string language) => language == "zh" ? Chinese : English;
    }
}
