using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>A person is found by exactly their account number, in the palette and by keyboard alone; somebody who is not there and somebody who is not to be seen read alike.</summary>
public sealed class FindPersonSceneTests(RunningVigil vigil)
{
    // Sun, whose case no other scene opens.
    private const string Account = "88341038";
    private const string Nobody = "88349999";

    [Theory]
    [InlineData("zh", "按号码精确查找", "查找号码“88341038”的工单", "“88341038”的工单", "没有找到号码“88349999”下您可以查看的工单。", ColorScheme.Light)]
    [InlineData("en", "Person or case, exactly", "Cases of “88341038”, exactly", "Cases of “88341038”", "No account or case number that is exactly “88349999” has cases that you may see.", ColorScheme.Dark)]
    public async Task Somebody_is_found_by_their_account_number_and_nobody_by_another(string language, string group, string search, string found, string none, ColorScheme scheme)
    {
        var (words, staff) = (SceneTests.Words(language), SceneTests.Staff(language));
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, "jing", staff, scheme);
        await using var messenger = await Messenger.OpenAsync(vigil, "sun", words, scheme);
        await messenger.SayAsync(words.Human);
        await Assertions.Expect(agent.Page).ToHaveTitleAsync($"(1) {staff.Title}");

        var keys = agent.Page.Keyboard;
        await keys.PressAsync("Control+k");
        var (dialog, field) = (agent.Page.GetByRole(AriaRole.Dialog), agent.Page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = staff.Find }));
        await field.FillAsync(Account);

        // Offered, and not asked yet: the list shows no case before somebody has chosen to search.
        await Assertions.Expect(dialog).ToContainTextAsync(group);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Option)).ToContainTextAsync(search);
        await Axe.FindsNothingAsync(agent.Page, $"search for a person ({language})");
        await agent.PictureAsync("37-find-person");

        await keys.PressAsync("Enter");
        var row = dialog.GetByRole(AriaRole.Option).Filter(new LocatorFilterOptions { HasText = words.Human });
        await Assertions.Expect(row.First).ToBeVisibleAsync();
        await Assertions.Expect(dialog).ToContainTextAsync(found);
        await Assertions.Expect(field).ToBeFocusedAsync();
        await Axe.FindsNothingAsync(agent.Page, $"found person ({language})");
        await agent.PictureAsync("38-found-person");

        await field.FillAsync(Nobody);
        await keys.PressAsync("Enter");
        await Assertions.Expect(dialog).ToContainTextAsync(none);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await Axe.FindsNothingAsync(agent.Page, $"found nobody ({language})");
        await agent.PictureAsync("38-found-nobody");

        await field.FillAsync(Account);
        await keys.PressAsync("Enter");
        await Assertions.Expect(row.First).ToBeVisibleAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(agent.Log).ToContainTextAsync(words.Human);
    }
}
