using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>The main scene, played in Chromium on the real server, the real demo exchange and the real messenger.</summary>
public sealed class SceneTests(RunningVigil vigil)
{
    public static TheoryData<string> Languages => ["zh", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_customer_is_answered_from_their_own_withdrawal_and_asks_for_a_person(string language)
    {
        var words = Words(language);
        await using var messenger = await Messenger.OpenAsync(vigil, "wang", words);
        await Assertions.Expect(messenger.Frame.GetByRole(AriaRole.Main)).ToContainTextAsync("1,250 USDT");
        await messenger.PictureAsync("1-first");

        await messenger.SayAsync(words.Question);
        foreach (var part in words.Answer)
        {
            await messenger.SeesAsync(part);
        }

        await messenger.SeesAsync(words.ArticleTitle);
        await messenger.PictureAsync("2-withdrawal");

        await messenger.TapAsync(words.Human);
        await Assertions.Expect(messenger.Frame.GetByRole(AriaRole.Status, new FrameLocatorGetByRoleOptions { Name = words.Waiting })).ToBeVisibleAsync();
        await messenger.PictureAsync("3-waiting");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_article_opens_inside_the_messenger(string language)
    {
        var words = Words(language);
        await using var messenger = await Messenger.OpenAsync(vigil, "wang", words, ColorScheme.Dark);
        await messenger.SayAsync(words.Question);
        await messenger.SeesAsync(words.ArticleTitle);
        await messenger.TapAsync(words.ArticleTitle);
        await Assertions.Expect(messenger.Frame.GetByRole(AriaRole.Heading, new FrameLocatorGetByRoleOptions { Level = 2, Name = words.ArticleTitle })).ToBeVisibleAsync();
        await messenger.PictureAsync("4-article-dark");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_stolen_account_goes_to_the_security_team_at_once(string language)
    {
        var words = Words(language);
        await using var messenger = await Messenger.OpenAsync(vigil, "tang", words);
        await messenger.SayAsync(words.Theft);
        await messenger.SeesAsync(words.TheftAnswer);
        await messenger.PictureAsync("5-stolen");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task What_no_article_covers_is_said_honestly(string language)
    {
        var words = Words(language);
        await using var messenger = await Messenger.OpenAsync(vigil, "yang", words);
        await messenger.SayAsync(words.Unknown);
        await messenger.SeesAsync(words.UnknownAnswer);
        await messenger.PictureAsync("6-unknown");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_visitor_is_answered_from_articles_and_asked_to_sign_in(string language)
    {
        var words = Words(language);
        await using var messenger = await Messenger.OpenAsync(vigil, null, words);
        await messenger.SayAsync(words.Question);
        await messenger.SeesAsync(words.SignInFirst);
        await messenger.PictureAsync("7-visitor");
    }

    private static Wording Words(string language) => language == "zh" ? Wording.Chinese : Wording.English;
}
