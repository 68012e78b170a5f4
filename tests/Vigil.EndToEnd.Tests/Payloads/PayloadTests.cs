using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests.Payloads;

/// <summary>
/// Several hundred texts that want to be scripts, links, styles or orders to a browser, in every field and header that reaches a page. None runs,
/// none fetches, none moves the page, and each stands there as the text that it is.
/// </summary>
public sealed partial class PayloadTests(RunningVigil vigil)
{
    private const string Persona = "yang";
    private const string Lead = "jing";

    // What is no name is refused; of what may stand in one the apostrophe is what ends an attribute.
    private const string HostileName = "<img src=x onerror=__ran('staff-name')>";
    private const string PublicName = "O'Neill-d’Or";

    private static readonly IReadOnlyList<string> Said = HostileTexts.InBatches(9_000);

    // A case is looked through in so many looks.
    private const int Places = 8;

    // What asks for a reason takes 300 characters.
    private static readonly IReadOnlyList<string> Reasons = HostileTexts.InBatches(300);

    // Tall enough for a whole case: a timeline draws what is in sight.
    private static readonly ViewportSize Tall = new() { Width = 1366, Height = 24_000 };

    [Fact]
    public async Task In_conversations_notes_names_of_files_and_people_reasons_and_ratings_it_is_only_text()
    {
        Assert.InRange(HostileTexts.All.Count, 300, 1_000);
        await vigil.ClearDeskAsync();
        var (customer, session) = await Api.CustomerAsync(vigil, Persona);
        using var lead = await Api.StaffAsync(vigil, Lead, $"Mozilla/5.0 {HostileTexts.All[2]}");
        using var admin = await Api.StaffAsync(vigil, "admin");
        using var person = await HostilePersonAsync(admin);
        using (customer)
        {
            var id = await FillAsync(customer, lead, person);
            await LooksAtMessengerAsync();
            await person.PostAsync($"/api/console/cases/{id}/resolve", new { });
            await customer.PostAsync($"/api/messenger/cases/{id}/rating", new { stars = 1, comment = HostileTexts.InBatches(400)[0] });
            await LooksAtTranscriptAsync(session, id);
            var notes = await KeptAsync(lead, id);
            Assert.InRange(notes.Count, HostileTexts.All.Count - 10, HostileTexts.All.Count);
            await LooksAtConsoleAsync(id, Lead, notes);
            await LooksAtConsoleAsync(id, "admin", notes);
        }

        await admin.PostAsync($"/api/console/staff/{await IdOfAsync(person)}/deactivate", new { });
        await vigil.ClearDeskAsync();
    }

    [Fact]
    public async Task A_page_that_gave_them_back_as_they_came_would_be_noticed()
    {
        await using var watched = await Watched.OpenAsync(vigil);
        var page = await watched.Context.NewPageAsync();

        // Not the product's page: one frame for each text, with nothing around it and no policy.
        await page.RouteAsync($"{vigil.Server}/planted/**", route =>
        {
            var number = int.TryParse(new Uri(route.Request.Url).Segments[^1], CultureInfo.InvariantCulture, out var one) && one < HostileTexts.All.Count ? one : -1;
            var body = number >= 0 ? HostileTexts.All[number] : string.Concat(Enumerable.Range(0, HostileTexts.All.Count).Select(n => $"<iframe src=\"/planted/{n.ToString(CultureInfo.InvariantCulture)}\"></iframe>"));
            return route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html; charset=utf-8", Body = $"<!doctype html><body>{body}</body>" });
        });
        await page.GotoAsync($"{vigil.Server}/planted/all", new PageGotoOptions { Timeout = 180_000 });

        // What runs and what is asked for is told on ways of their own, and may come after the page.
        int Noted(string beginning) => watched.Happened.Count(h => h.StartsWith(beginning, StringComparison.Ordinal));
        var (ran, asked) = ("ran: ", $"asked for: https://{HostileTexts.Host}/");
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var tries = 0; tries < 300 && (Noted(ran) < 100 || Noted(asked) < 30); tries++)
        {
            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        Assert.InRange(Noted(ran), 100, 1_000);
        Assert.InRange(Noted(asked), 30, 1_000);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => watched.NothingHappenedAsync(page, "planted"));
    }

    [Fact]
    public async Task In_search_terms_addresses_and_forms_of_public_pages_it_is_only_text()
    {
        await using var watched = await Watched.OpenAsync(vigil);
        var page = await watched.Context.NewPageAsync();

        // The help centre searches 200 characters, the check of channels 500.
        foreach (var batch in HostileTexts.InBatches(200, ' '))
        {
            await page.GotoAsync($"{vigil.Server}/help/zh/search?q={Uri.EscapeDataString(batch)}");
            Assert.Equal(Bare(batch[..Math.Min(200, batch.Length)]), Bare(await page.Locator("input[name=q]").First.InputValueAsync()));
        }

        await watched.NothingHappenedAsync(page, "search of the help centre");
        await page.GotoAsync($"{vigil.Server}/verify/zh/");
        foreach (var batch in HostileTexts.InBatches(500, ' '))
        {
            await page.Locator("[name=value]").First.FillAsync(batch);
            await SubmitAsync(page, page.Locator("[name=value]").First);
        }

        await watched.NothingHappenedAsync(page, "check of channels");

        await page.GotoAsync($"{vigil.Server}/freeze/zh");
        foreach (var batch in HostileTexts.InBatches(200, ' ').Take(3))
        {
            await page.Locator("input[name=account]").FillAsync(batch);
            await SubmitAsync(page, page.Locator("input[name=account]"));
            await page.GotoAsync($"{vigil.Server}/freeze/zh?t={Uri.EscapeDataString(batch)}");
            await page.Locator("input[name=account]").WaitForAsync();
        }

        await watched.NothingHappenedAsync(page, "freeze without a session");

        // Pages that read their own address.
        foreach (var address in (string[])["/chat", "/console/", "/help/zh/", "/verify/en/", "/freeze/en"])
        {
            foreach (var text in HostileTexts.InBatches(1_500, '&').Take(8))
            {
                await page.GotoAsync($"{vigil.Server}{address}?lang={Uri.EscapeDataString(text)}&token={Uri.EscapeDataString(text)}#/cases/{text}");
            }

            await watched.NothingHappenedAsync(page, $"address of {address}");
        }
    }

    [Fact]
    public async Task No_answer_gives_back_unescaped_what_came_in_an_address_or_a_header()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(vigil.Server) };
        foreach (var text in HostileTexts.All)
        {
            foreach (var path in (string[])["/help/zh/search?q=", "/freeze?t=", "/freeze/zh?t=", "/help/zh/articles/", "/help/zh/topics/", "/help/", "/api/messenger/articles?query=", "/api/console/cases?view="])
            {
                await IsHarmlessAsync(http, path + Uri.EscapeDataString(text), text);
            }
        }

        foreach (var text in HostileTexts.All.Where(t => t.All(c => c is >= ' ' and <= '~')))
        {
            foreach (var path in (string[])["/help", "/verify/zh/", "/freeze", "/chat", "/no/such/page"])
            {
                await IsHarmlessAsync(http, path, text, ["User-Agent", "Referer", "Accept-Language", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-URL", "Cookie"]);
            }
        }
    }

    // A colleague whose name is one of them: in lists, in the trail, and before the customer.
    private async Task<Api> HostilePersonAsync(Api admin)
    {
        const string Email = "hostile@demo.meridian.example";
        const string Password = "a long walk by the sea";
        var made = await admin.PostAsync("/api/console/invitations", new { email = Email, role = "supervisor", queues = Array.Empty<string>(), language = "zh" });
        var token = Token().Match(made.GetProperty("link").GetString()!).Value;
        Assert.Equal("staff.name", (await admin.TryAsync("/api/staff/invitation/accept", new { token, name = HostileName, password = Password })).Answer.GetProperty("code").GetString());
        await admin.PostAsync("/api/staff/invitation/accept", new { token, name = PublicName, password = Password });
        return await Api.StaffAsync(vigil, Email, Password, device: null);
    }

    private static async Task<string> IdOfAsync(Api person) => (await person.GetAsync("/api/staff/me")).GetProperty("id").GetString()!;

    // One case that holds all of them, each in a note of its own, all in what the customer says, and many in the agent's words and in names of files.
    private static async Task<string> FillAsync(Api customer, Api lead, Api person)
    {
        var id = (await customer.PostAsync("/api/messenger/cases", new { clientCaseId = "hostile", text = $"我要找人工客服 {HostileTexts.All[2]}", clientMessageId = customer.Key() })).GetProperty("caseId").GetString()!;
        await customer.PostAsync($"/api/messenger/cases/{id}/human", new { });
        await person.PostAsync($"/api/console/cases/{id}/assign", new { staffId = await IdOfAsync(person) });
        foreach (var text in Said)
        {
            await customer.PostAsync($"/api/messenger/cases/{id}/messages", new { clientMessageId = customer.Key(), text });
        }

        foreach (var text in HostileTexts.All)
        {
            await person.PostAsync($"/api/console/cases/{id}/notes", new { clientMessageId = person.Key(), text });
        }

        // What a person of the staff says may not link elsewhere: most of it is refused, and what is not is shown.
        foreach (var text in HostileTexts.All.Where(t => !t.Contains(HostileTexts.Host, StringComparison.Ordinal)))
        {
            await person.TryAsync($"/api/console/cases/{id}/messages", new { clientMessageId = person.Key(), text });
        }

        foreach (var ten in HostileTexts.All.Chunk(10).Take(10))
        {
            var files = new List<string>();
            foreach (var name in ten)
            {
                files.Add((await person.UploadAsync("/api/console/files", name + ".txt")).GetProperty("fileId").GetString()!);
            }

            await person.PostAsync($"/api/console/cases/{id}/messages", new { clientMessageId = person.Key(), text = "", fileIds = files });
        }

        var own = await customer.UploadAsync("/api/messenger/files", HostileTexts.All[0] + ".txt");
        await customer.PostAsync($"/api/messenger/cases/{id}/messages", new { clientMessageId = customer.Key(), text = "", fileIds = new[] { own.GetProperty("fileId").GetString() } });
        // What one person of the staff writes for another.
        await person.PostAsync($"/api/console/cases/{id}/transfer", new { queue = "general", note = Reasons[0] });
        await person.PostAsync($"/api/console/cases/{id}/assign", new { staffId = await IdOfAsync(person) });
        await lead.PostAsync($"/api/console/cases/{id}/export", new { note = Reasons[1] });
        await lead.PostAsync($"/api/console/cases/{id}/look", new { reason = "quality", note = HostileTexts.All[2] });
        return id;
    }

    private async Task LooksAtMessengerAsync()
    {
        Watched? watched = null;
        var words = SceneTests.Words("zh");
        await using var messenger = await Messenger.OpenAsync(vigil, Persona, words, prepare: async context => watched = await Watched.OnAsync(vigil, context));
        await messenger.Page.SetViewportSizeAsync(390, Tall.Height);
        var onward = messenger.Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = words.Continue });
        await messenger.Log.Or(onward).First.WaitForAsync();
        await watched!.NothingHappenedAsync(messenger.Page, "home of the messenger");
        if (!await messenger.Log.IsVisibleAsync())
        {
            await onward.Last.ClickAsync();
        }

        await HoldsAsync(messenger.Log, "p", Said);
        await Assertions.Expect(messenger.Log).ToContainTextAsync(PublicName);
        await watched.NothingHappenedAsync(messenger.Page, "conversation in the messenger");
    }

    private async Task LooksAtTranscriptAsync(string session, string id)
    {
        await using var watched = await Watched.OpenAsync(vigil);
        await watched.Context.SetExtraHTTPHeadersAsync([new("Authorization", $"Bearer {session}")]);
        var page = await watched.Context.NewPageAsync();
        await page.GotoAsync($"{vigil.Server}/api/messenger/cases/{id}/transcript?format=html");

        // Controls and direction marks are spelled out on paper; the rest stands as it was said.
        var paper = Shown(await page.Locator("body").InnerTextAsync());
        Assert.All(HostileTexts.All.Where(t => t.All(c => c is >= ' ' and <= '~')), text => Assert.Contains(Shown(text), paper, StringComparison.Ordinal));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await watched.NothingHappenedAsync(page, "transcript, on paper");
    }

    // What the server has kept of the notes word for word: the detector of secrets takes a few for keys and passwords.
    private static async Task<IReadOnlyList<string>> KeptAsync(Api reader, string id)
    {
        var (told, after) = (new HashSet<string>(StringComparer.Ordinal), 0L);
        while (true)
        {
            var page = await reader.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/api/console/cases/{id}/entries?after={after}"));
            foreach (var entry in page.GetProperty("entries").EnumerateArray())
            {
                after = entry.GetProperty("seq").GetInt64();
                told.Add(entry.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "");
            }

            if (!page.GetProperty("more").GetBoolean())
            {
                return [.. HostileTexts.All.Where(told.Contains)];
            }
        }
    }

    private async Task LooksAtConsoleAsync(string id, string who, IReadOnlyList<string> notes)
    {
        Watched? watched = null;
        await using var agent = await AgentConsole.OpenAsync(vigil, who, AgentWording.English, available: false, atTheDoor: async door =>
        {
            watched = await Watched.OnAsync(vigil, door.Context);
            watched.Watch(door);
            await door.ReloadAsync();
        });
        var page = agent.Page;
        await page.SetViewportSizeAsync(Tall.Width, Tall.Height);
        await agent.ShowAsync(AgentWording.English.Resolved);
        await agent.List.GetByRole(AriaRole.Link).First.WaitForAsync();
        await page.GotoAsync($"{vigil.Console}#/cases/{id}");
        await agent.Log.WaitForAsync();
        await HoldsAsync(agent.Log, ".note-t", notes);
        await watched!.NothingHappenedAsync(page, $"case in the console of {who}");

        // What is typed to find something.
        await page.Keyboard.PressAsync("Control+k");
        foreach (var text in HostileTexts.InBatches(180, ' ').Take(20))
        {
            await page.GetByRole(AriaRole.Combobox).FillAsync(text);
        }

        await page.Keyboard.PressAsync("Escape");
        foreach (var place in (string[])["people", "trail", "looks", "approvals", "channels", "learning", "security"])
        {
            await page.EvaluateAsync("place => { location.hash = '#/' + place; }", place);
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading).First.WaitForAsync();
            await watched.NothingHappenedAsync(page, $"{place} of {who}");
        }
    }

    // Each of these stands in an element of its own, letter for letter but for white space.
    private static async Task HoldsAsync(ILocator log, string part, IReadOnlyList<string> texts)
    {
        HashSet<string> wanted = [.. texts.Select(Shown)], there = [];
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            for (var turn = 0; ; turn++)
            {
                // What was before the end is read when its beginning comes into sight, and only what is in sight is drawn: from the top down, again and again.
                var at = new { part, place = turn % Places / (Places - 1.0) };
                there.UnionWith((await log.EvaluateAsync<string[]>("(log, { part, place }) => { log.scrollTop = place * (log.scrollHeight - log.clientHeight); return [...log.querySelectorAll(part)].map(it => it.textContent); }", at)).Select(Shown));
                if (wanted.IsSubsetOf(there))
                {
                    return;
                }

                await look.WaitForNextTickAsync(limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"{wanted.Except(there).Count()} of {wanted.Count} texts do not stand in the page, such as: {string.Join("\n", wanted.Except(there).Take(5))}");
        }
    }

    private static async Task IsHarmlessAsync(HttpClient http, string path, string text, params string[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var header in headers)
        {
            request.Headers.TryAddWithoutValidation(header, text);
        }

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode < 500, $"{path}: {(int)answer.StatusCode} {body}");
        if (answer.Content.Headers.ContentType?.MediaType is "text/html")
        {
            Assert.False(HostileTexts.StandsRaw(body, text), $"{path} gives back {text}");
        }

        Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("X-Ran", StringComparison.OrdinalIgnoreCase));
        Assert.True(answer.Headers.Location is not { } onward || new Uri(http.BaseAddress!, onward).Authority == http.BaseAddress!.Authority, $"{path} sends to {answer.Headers.Location}");
    }

    // As a page shows it: white space runs together, and line ends of fields are one kind.
    private static string Shown(string text) => Spaces().Replace(text, " ").Trim();

    // A field of one line drops the ends of lines, and HTML reads the reference to U+0085 as the dots that Windows has there.
    private static string Bare(string text) => Spaces().Replace(text.Replace('\u2026', ' '), "");

    // The answer to a form has the address of the page that it was sent from, so the address does not say whether it has come. A mark on the old page goes with it.
    private static async Task SubmitAsync(IPage page, ILocator field)
    {
        await field.EvaluateAsync("field => { document.documentElement.dataset.before = ''; field.form.requestSubmit(); }");
        await page.Locator("html:not([data-before])").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

        // Asked of the page itself: the driver's own word of it is lost now and then where the page loads while it is being asked. Asked once: what asks again and again is code out of text, which the page's policy forbids.
        await page.EvaluateAsync("() => document.readyState === 'complete' || new Promise(done => addEventListener('load', () => done(true)))");
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("[A-Za-z0-9_-]{43}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
