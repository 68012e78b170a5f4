using System.IO.Compression;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>A copy of all that is kept of a customer: asked for beside the case, agreed to by a colleague who reads what it is, and downloaded by who asked.</summary>
public sealed class ApprovalSceneTests(RunningVigil vigil)
{
    [Theory]
    [InlineData("zh", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task A_supervisor_asks_and_a_colleague_agrees_before_anything_is_exported(string language, ColorScheme scheme)
    {
        var (words, staff, two) = (SceneTests.Words(language), SceneTests.Staff(language), ApprovalWording.In(language));
        await vigil.ClearDeskAsync();
        await using var messenger = await Messenger.OpenAsync(vigil, "wang", words);
        await messenger.SayAsync(words.Question);
        await messenger.SeesAnswerAsync();
        await messenger.TapAsync(words.Human);

        // Asked for by keyboard: what is missing is said where it is missing; Escape leads back.
        await using var lead = await AgentConsole.OpenAsync(vigil, "jing", staff, scheme, available: false);
        await lead.ShowAsync(two.All);
        await lead.OpenCaseAsync(words.Question[..6]);
        var part = lead.Side.GetByRole(AriaRole.Region, new LocatorGetByRoleOptions { Name = two.Export });
        var ask = part.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = two.Export });
        var keys = new Keys(lead.Page);
        await ask.FocusAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(part.GetByLabel(two.Note)).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(ask).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await part.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = two.Go }).ClickAsync();
        await Assertions.Expect(part.GetByRole(AriaRole.Alert)).ToContainTextAsync(two.NoteLacks);
        await part.GetByLabel(two.Note).FillAsync(two.Why);
        await Axe.FindsNothingAsync(lead.Page, $"export asked for ({language})");
        await lead.PictureAsync("50-export");
        await part.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = two.Go }).ClickAsync();

        // One's own wish is for somebody else to decide.
        await PageOfAsync(lead, two);
        var own = RowOf(lead, two);
        await Assertions.Expect(own).ToContainTextAsync(two.Mine);
        await Assertions.Expect(own.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = two.Agree })).ToHaveCountAsync(0);
        await Assertions.Expect(own.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = two.Fetch })).ToHaveCountAsync(0);

        await using var admin = await AgentConsole.OpenAsync(vigil, "admin", staff, scheme, available: false);
        await PageOfAsync(admin, two);
        var row = RowOf(admin, two);
        await Assertions.Expect(row).ToContainTextAsync(two.Kind);
        await Axe.FindsNothingAsync(admin.Page, $"approvals ({language})");
        await admin.PictureAsync("51-approvals");
        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = two.Agree }).First.ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Admin");
        await Assertions.Expect(row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = two.Fetch })).ToHaveCountAsync(0);

        await lead.Page.ReloadAsync();
        var fetched = lead.Page.WaitForDownloadAsync();
        await RowOf(lead, two).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = two.Fetch }).ClickAsync();
        await using var archive = await ZipFile.OpenReadAsync(await (await fetched).PathAsync(), TestContext.Current.CancellationToken);
        await using var data = await archive.GetEntry("data.json")!.OpenAsync(TestContext.Current.CancellationToken);
        var export = (await JsonDocument.ParseAsync(data, cancellationToken: TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal("Admin", export.GetProperty("export").GetProperty("approvedBy").GetString());
        Assert.Contains(export.GetProperty("cases").EnumerateArray().SelectMany(c => c.GetProperty("entries").EnumerateArray()), e => e.GetProperty("text").GetString() == words.Question);
        await lead.PictureAsync("52-approved");
    }

    private static Task PageOfAsync(AgentConsole console, ApprovalWording two) =>
        console.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = two.Page }).ClickAsync();

    private static ILocator RowOf(AgentConsole console, ApprovalWording two) => console.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = two.Why }).First;

    /// <summary>What is read about it in one language.</summary>
    private sealed record ApprovalWording(string All, string Export, string Note, string Go, string NoteLacks, string Why, string Page, string Mine, string Agree, string Kind, string Fetch)
    {
        private static readonly ApprovalWording Chinese = new(
            "全部", "导出全部资料", "说明（5到300个字）", "提交给同事审批", "请写5到300个字的说明。", "客户来信索取本人会话副本", "双人审批", "您的申请", "同意", "导出客户的全部资料", "下载");

        private static readonly ApprovalWording English = new(
            "All", "Export all data", "Note (5 to 300 characters)", "Ask a colleague", "Write a note of 5 to 300 characters.", "The customer asks for a copy of their conversations", "Approvals", "Yours", "Agree", "Export of all data of a customer", "Download");

        public static ApprovalWording In(string language) => language == "zh" ? Chinese : English;
    }
}
