using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>A person is erased: a hold is in the way and lifted, one supervisor asks, a colleague reads what will go and agrees, and the conversation says that it is gone.</summary>
public sealed class PrivacySceneTests(RunningVigil vigil)
{
    [Theory]
    [InlineData("zh", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task A_supervisor_asks_and_a_colleague_agrees_before_a_person_is_erased(string language, ColorScheme scheme)
    {
        var (words, staff, privacy) = (SceneTests.Words(language), SceneTests.Staff(language), PrivacyWording.In(language));
        await vigil.ClearDeskAsync();
        await using var messenger = await Messenger.OpenAsync(vigil, null, words);
        await messenger.SayAsync(privacy.Said);

        // While the conversation goes on nobody is erased: the dialog says why.
        await using var lead = await AgentConsole.OpenAsync(vigil, "jing", staff, scheme, available: false);
        await lead.ShowAsync(privacy.All);
        await lead.OpenCaseAsync(privacy.Said);
        var dialog = await OpenAsync(lead, privacy);
        await Assertions.Expect(dialog).ToContainTextAsync(privacy.StillOpen);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = privacy.Erase })).ToHaveCountAsync(0);

        // A hold, set by keyboard: what is missing is said where it is missing.
        var keys = new Keys(lead.Page);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = privacy.Hold })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(dialog.GetByLabel(privacy.Scope)).ToBeFocusedAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = privacy.HoldGo, Exact = true }).ClickAsync();
        await Assertions.Expect(dialog.GetByLabel(privacy.HoldReason)).ToBeFocusedAsync();
        await dialog.GetByLabel(privacy.HoldReason).SelectOptionAsync("authority");
        await dialog.GetByLabel(privacy.HoldNote).FillAsync(privacy.Why);
        await Axe.FindsNothingAsync(lead.Page, $"hold ({language})");
        await lead.PictureAsync("60-hold");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = privacy.HoldGo, Exact = true }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync(privacy.Held);
        await Axe.FindsNothingAsync(lead.Page, $"held ({language})");
        await lead.PictureAsync("61-held");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = privacy.Lift }).ClickAsync();
        await dialog.GetByLabel(privacy.LiftNote).FillAsync(privacy.Over);
        await Axe.FindsNothingAsync(lead.Page, $"lifting a hold ({language})");
        await lead.PictureAsync("61-lift");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = privacy.LiftGo, Exact = true }).ClickAsync();

        // It stands until a colleague has agreed.
        await Assertions.Expect(dialog.GetByLabel(privacy.LiftNote)).ToHaveCountAsync(0);
        await Assertions.Expect(dialog).ToContainTextAsync(privacy.Held);
        await AgreeAsync(staff, scheme, privacy, privacy.LiftKind);
        await keys.PressAsync("Escape");
        await lead.PressAsync(staff.Resolve);
        await Assertions.Expect(lead.Button(staff.Reopen)).ToBeVisibleAsync();

        // Asked for once nothing is in the way.
        await lead.ShowAsync(staff.Resolved);
        await lead.OpenCaseAsync(privacy.Said);
        dialog = await OpenAsync(lead, privacy);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = privacy.Erase }).ClickAsync();
        await dialog.GetByLabel(privacy.Note).FillAsync(privacy.Why);
        await Axe.FindsNothingAsync(lead.Page, $"erasure asked for ({language})");
        await lead.PictureAsync("62-erase");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = privacy.Go, Exact = true }).ClickAsync();
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await using (var admin = await AgentConsole.OpenAsync(vigil, "admin", staff, scheme, available: false))
        {
            await admin.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = privacy.Page }).ClickAsync();
            var row = admin.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = privacy.Kind }).First;
            await Assertions.Expect(row).ToContainTextAsync(privacy.Why);
            await Axe.FindsNothingAsync(admin.Page, $"erasure to be decided ({language})");
            await admin.PictureAsync("63-decide");
            await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = privacy.Agree }).First.ClickAsync();
            await Assertions.Expect(row).ToContainTextAsync("Admin");
            await Assertions.Expect(row).Not.ToContainTextAsync(privacy.Why);
        }

        // Gone from the open tab too, and it says so.
        await lead.Page.ReloadAsync();
        await Assertions.Expect(lead.Log).ToContainTextAsync(privacy.Gone);
        await Assertions.Expect(lead.Page.GetByText(privacy.Said)).ToHaveCountAsync(0);
        await Assertions.Expect(lead.Side).ToContainTextAsync(privacy.Erased);
        await Axe.FindsNothingAsync(lead.Page, $"erased ({language})");
        await lead.PictureAsync("64-erased");
    }

    private static async Task<ILocator> OpenAsync(AgentConsole console, PrivacyWording privacy)
    {
        await console.Side.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = privacy.Open }).ClickAsync();
        return console.Page.GetByRole(AriaRole.Dialog);
    }

    private async Task AgreeAsync(AgentWording staff, ColorScheme scheme, PrivacyWording privacy, string kind)
    {
        await using var admin = await AgentConsole.OpenAsync(vigil, "admin", staff, scheme, available: false);
        await admin.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = privacy.Page }).ClickAsync();
        var row = admin.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = kind }).First;
        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = privacy.Agree }).First.ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Admin");
    }

    /// <summary>What is read about it in one language.</summary>
    private sealed record PrivacyWording(
        string All, string Said, string Open, string StillOpen, string Erase, string Hold, string Scope, string HoldReason, string HoldNote, string HoldGo, string Held, string Lift, string Note, string Go, string Why,
        string Page, string Kind, string Agree, string Gone, string Erased, string LiftNote, string LiftGo, string LiftKind, string Over)
    {
        private static readonly PrivacyWording Chinese = new(
            "全部", "小熊猫想找人工客服", "删除或保全", "还有未结束的工单", "删除这位客户的资料", "设置依法保全", "保全范围", "事由", "具体事项", "设置保全", "有依法保全，暂时不能删除", "解除", "说明（5到300个字）", "提交给同事审批", "客户来信要求删除资料",
            "双人审批", "删除客户资料", "同意", "已按客户要求删除这里的内容", "这位客户的资料已删除", "解除理由", "解除保全", "解除依法保全", "案件已经结束");

        private static readonly PrivacyWording English = new(
            "All", "The red panda wants to talk to a person", "Erase or hold", "Still open", "Erase this customer", "Set a legal hold", "What is kept", "Kind of matter", "Which matter", "Set the hold", "A legal hold forbids erasing", "Lift", "Note (5 to 300 characters)", "Ask a colleague", "The customer asks to be erased",
            "Approvals", "Erasing a customer", "Agree", "has been erased at the customer’s request", "This customer has been erased", "Why it is over", "Lift the hold", "Lifting a legal hold", "The matter is closed");

        public static PrivacyWording In(string language) => language == "zh" ? Chinese : English;
    }
}
