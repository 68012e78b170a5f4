using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Somebody who cannot sign in freezes their account: names it, reads the code in their messages, and sees that it is done.</summary>
public sealed partial class FreezePageTests(RunningVigil vigil)
{
    // A freeze lasts: each language has an account of its own that no other test looks at.
    [Theory]
    [InlineData("zh", "chen", "88330467", "您的邮箱、手机号或账户号（UID）", "获取验证码", "6位验证码", "冻结我的账户", "账户已冻结", "客服不能在会话或电话里替您解冻")]
    [InlineData("en", "carter", "88412645", "Your e-mail address, telephone number or account number (UID)", "Send me a code", "6-digit code", "Freeze my account", "Your account is frozen", "Support cannot lift it in a chat")]
    public async Task A_code_freezes_on_a_phone(string language, string persona, string uid, string account, string send, string field, string freeze, string done, string lift)
    {
        await using var context = await vigil.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{vigil.Server}/freeze/{language}");
        await Axe.FindsNothingAsync(page, $"freeze page ({language})");

        await page.GetByLabel(account).FillAsync(uid);
        await page.GetByRole(AriaRole.Button, new() { Name = send }).ClickAsync();
        await Assertions.Expect(page.GetByLabel(field)).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(page, $"freeze code ({language})");
        await page.GetByLabel(field).FillAsync(await CodeAsync(persona));
        await page.GetByRole(AriaRole.Button, new() { Name = freeze }).ClickAsync();

        await Assertions.Expect(page.Locator("#progress h1")).ToHaveTextAsync(done);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(lift);
        await Axe.FindsNothingAsync(page, $"frozen without a session ({language})");
    }

    private async Task<string> CodeAsync(string persona)
    {
        using var http = new HttpClient { BaseAddress = new Uri(vigil.Sandbox) };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            var inbox = await http.GetFromJsonAsync<JsonElement>($"/demo/personas/{persona}/inbox", patience.Token);
            if (inbox.GetArrayLength() > 0)
            {
                return SixDigits().Match(inbox[0].GetProperty("text").GetString()!).Value;
            }
        }
        while (await pause.WaitForNextTickAsync(patience.Token));
        throw new InvalidOperationException("No message arrived.");
    }

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SixDigits();
}
