using System.Net;
using System.Text.Json;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Platform;

/// <summary>How the messenger's own page, <c>/chat</c>, is served.</summary>
public sealed class ChatPageTests() : SliceTest(TestDatabase.Sqlite)
{
    private const string Page = """<meta name="vigil-brand" content="" /><meta name="vigil-sign-in" content="" /><meta name="vigil-freeze" content="" />""";

    [Fact]
    public async Task It_has_a_strict_policy_no_frame_around_it_and_the_addresses_of_the_exchange()
    {
        var root = Directory.CreateTempSubdirectory("vigil-web-");
        try
        {
            var folder = root.CreateSubdirectory("messenger").FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "chat.html"), Page, Ending);
            await File.WriteAllTextAsync(Path.Combine(folder, "sw.js"), "// worker", Ending);
            await File.WriteAllTextAsync(Path.Combine(folder, "chat.webmanifest"), """{ "id": "/chat", "name": "客服" }""", Ending);
            await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), Page, Ending);
            var app = await StartAsync(settings: [("Web:Root", root.FullName), ("Web:SignInUrl", "https://exchange.example/in?a=1&b=\"2"), ("Web:Brand", "Blue & Co")]);
            var http = app.CreateClient();

            var page = await http.GetAsync(new Uri("/chat?lang=en", UriKind.Relative), Ending);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType?.ToString());
            var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal(
                """<meta name="vigil-brand" content="Blue &amp; Co" /><meta name="vigil-sign-in" content="https://exchange.example/in?a=1&amp;b=&quot;2" /><meta name="vigil-freeze" content="" />""", await page.Content.ReadAsStringAsync(Ending));

            // The worker may serve the page above its folder, and is looked at anew each time.
            var worker = await http.GetAsync(new Uri("/messenger/sw.js", UriKind.Relative), Ending);
            Assert.Equal("/chat", Assert.Single(worker.Headers.GetValues("Service-Worker-Allowed")));
            Assert.True(worker.Headers.CacheControl?.NoCache);
            var manifest = await http.GetAsync(new Uri("/messenger/chat.webmanifest", UriKind.Relative), Ending);
            Assert.Equal("application/manifest+json", manifest.Content.Headers.ContentType?.MediaType);
            Assert.False(manifest.Headers.Contains("Service-Worker-Allowed"));

            // Installed, it bears the name of the exchange in the language of the phone.
            foreach (var (asked, language, name) in new[] { ("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN", "Blue & Co客服"), ("zh-Hant-HK", "zh-TW", "Blue & Co客服"), ("vi", "en", "Blue & Co support"), ("", "zh-CN", "Blue & Co客服") })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/messenger/chat.webmanifest", UriKind.Relative));
                request.Headers.TryAddWithoutValidation("Accept-Language", asked);
                using var told = JsonDocument.Parse(await (await http.SendAsync(request, Ending)).Content.ReadAsStringAsync(Ending));
                Assert.Equal(("/chat", language, name), (told.RootElement.GetProperty("id").GetString(), told.RootElement.GetProperty("lang").GetString(), told.RootElement.GetProperty("name").GetString()));
            }

            // The page that the exchange frames bears it too, and only its pages may frame it.
            foreach (var path in (string[])["/messenger/", "/messenger/index.html"])
            {
                var framed = await http.GetAsync(new Uri(path, UriKind.Relative), Ending);
                Assert.Contains("name=\"vigil-brand\" content=\"Blue &amp; Co\"", await framed.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
                Assert.EndsWith("frame-ancestors 'self'", Assert.Single(framed.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            }

            using var posted = new HttpRequestMessage(HttpMethod.Post, new Uri("/chat", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, (await http.SendAsync(posted, Ending)).StatusCode);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
