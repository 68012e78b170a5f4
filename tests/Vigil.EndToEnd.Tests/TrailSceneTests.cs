using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Somebody who checks searches the trail, by keyboard alone, and finds their own search in it.</summary>
public sealed class TrailSceneTests(RunningVigil vigil)
{
    [Theory]
    [InlineData("zh", "审计记录", "查询审计记录", "操作人", "没有符合条件的事件。", "显示全部", ColorScheme.Light)]
    [InlineData("en", "Audit trail", "Audit trail searched", "Who", "Nothing of the kind happened.", "Show all", ColorScheme.Dark)]
    public async Task The_trail_is_searched_by_keyboard_and_tells_who_searched_it(string language, string name, string searched, string who, string none, string showAll, ColorScheme scheme)
    {
        await using var auditor = await AgentConsole.OpenAsync(vigil, "admin", SceneTests.Staff(language), scheme, available: false);
        var main = auditor.Page.GetByRole(AriaRole.Main);
        await auditor.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name }).ClickAsync();
        await Assertions.Expect(main.GetByRole(AriaRole.Table)).ToContainTextAsync(searched);
        await Axe.FindsNothingAsync(auditor.Page, $"trail ({language})");
        await auditor.PictureAsync("39-trail");

        var keys = new Keys(auditor.Page);
        await main.GetByLabel(who, new LocatorGetByLabelOptions { Exact = true }).FocusAsync();
        await keys.TypeAsync("customer:00000000-0000-7000-8000-000000000000");
        await keys.PressAsync("Enter");
        await Assertions.Expect(main).ToContainTextAsync(none);
        await Axe.FindsNothingAsync(auditor.Page, $"trail without events ({language})");

        // Field, field, kind, the parts of two times, the buttons: none keeps the keys or hides that it has them.
        await auditor.Page.Keyboard.PressAsync("Shift+Tab");
        for (var at = 0; at < 20 && !await HasKeysAsync(auditor.Page, showAll); at++)
        {
            await keys.PressAsync("Tab");
        }

        await keys.PressAsync("Enter");
        await Assertions.Expect(main.GetByRole(AriaRole.Table)).ToContainTextAsync(searched);
    }

    private static Task<bool> HasKeysAsync(IPage page, string button) => page.EvaluateAsync<bool>("name => document.activeElement?.textContent === name", button);
}
