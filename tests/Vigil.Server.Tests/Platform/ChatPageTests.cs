using System.Net;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Platform;

/// <summary>How the messenger's own page, <c>/chat</c>, is served.</summary>
public sealed class ChatPageTests() : SliceTest(TestDatabase.Sqlite)
{
    private const string Page = """<meta name="vigil-sign-in" content="" /><meta name="vigil-freeze" content="" />""";

    [Fact]
    public async Task It_has_a_strict_policy_no_frame_around_it_and_the_addresses_of_the_exchange()
    {
        var root = Directory.CreateTempSubdirectory("vigil-web-");
        try
        {
            var folder = root.CreateSubdirectory("messenger").FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "chat.html"), Page, Ending);
            await File.WriteAllTextAsync(Path.Combine(folder, "sw.js"), "// worker", Ending);
            await File.WriteAllTextAsync(Path.Combine(folder, "chat.webmanifest"), "{}", Ending);
            var app = await StartAsync(settings: [("Web:Root", root.FullName), ("Web:SignInUrl", "https://exchange.example/in?a=1&b=\"2")]);
            var http = app.CreateClient();

            var page = await http.GetAsync(new Uri("/chat?lang=en", UriKind.Relative), Ending);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType?.ToString());
            var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal(
                """<meta name="vigil-sign-in" content="https://exchange.example/in?a=1&amp;b=&quot;2" /><meta name="vigil-freeze" content="" />""", await page.Content.ReadAsStringAsync(Ending));

            // The worker may serve the page above its folder, and is looked at anew each time.
            var worker = await http.GetAsync(new Uri("/messenger/sw.js", UriKind.Relative), Ending);
            Assert.Equal("/chat", Assert.Single(worker.Headers.GetValues("Service-Worker-Allowed")));
            Assert.True(worker.Headers.CacheControl?.NoCache);
            var manifest = await http.GetAsync(new Uri("/messenger/chat.webmanifest", UriKind.Relative), Ending);
            Assert.Equal("application/manifest+json", manifest.Content.Headers.ContentType?.MediaType);
            Assert.False(manifest.Headers.Contains("Service-Worker-Allowed"));

            using var posted = new HttpRequestMessage(HttpMethod.Post, new Uri("/chat", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, (await http.SendAsync(posted, Ending)).StatusCode);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
