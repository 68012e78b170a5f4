using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.BadInput;

/// <summary>Bytes on the wire that no HTTP client would send, and frames beyond the hub's limit: refused, and nobody else notices.</summary>
public sealed class RawHttpTests() : SliceTest(TestDatabase.Sqlite)
{
    [Fact]
    public async Task What_is_no_HTTP_is_refused_and_the_next_request_is_answered()
    {
        var app = await StartAsync(listens: true);
        using var http = new HttpClient { BaseAddress = app.Address };
        var host = $"Host: {app.Address.Authority}\r\n";
        (string Name, byte[] Bytes)[] all =
        [
            ("garbage", [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x0D, 0x0A, 0x0D, 0x0A]),
            ("no version", Encoding.ASCII.GetBytes("GET /\r\n\r\n")),
            ("a version that is none", Encoding.ASCII.GetBytes($"GET / HTTP/9.9\r\n{host}\r\n")),
            ("no host", Encoding.ASCII.GetBytes("GET /healthz HTTP/1.1\r\n\r\n")),
            ("two hosts", Encoding.ASCII.GetBytes($"GET /healthz HTTP/1.1\r\n{host}{host}\r\n")),
            ("two lengths", Encoding.ASCII.GetBytes($"POST /api/messenger/session HTTP/1.1\r\n{host}Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}")),
            ("a length that is none", Encoding.ASCII.GetBytes($"POST /api/messenger/session HTTP/1.1\r\n{host}Content-Type: application/json\r\nContent-Length: -1\r\n\r\n{{}}")),
            ("chunks that are none", Encoding.ASCII.GetBytes($"POST /api/messenger/session HTTP/1.1\r\n{host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{{}}\r\n0\r\n\r\n")),
            ("length and chunks", Encoding.ASCII.GetBytes($"POST /api/messenger/session HTTP/1.1\r\n{host}Content-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n")),
            ("a folded header", Encoding.ASCII.GetBytes($"GET /healthz HTTP/1.1\r\n{host}X-A: 1\r\n 2\r\n\r\n")),
            ("a header without a name", Encoding.ASCII.GetBytes($"GET /healthz HTTP/1.1\r\n{host}: 1\r\n\r\n")),
            ("a header of zeros", Encoding.ASCII.GetBytes($"GET /healthz HTTP/1.1\r\n{host}X-A: a\0b\r\n\r\n")),
            ("a long line", Encoding.ASCII.GetBytes($"GET /{new string('a', 20_000)} HTTP/1.1\r\n{host}\r\n")),
            ("a zero in the path", Encoding.ASCII.GetBytes($"GET /healthz%00 HTTP/1.1\r\n{host}\r\n")),
            ("a path that is none", Encoding.ASCII.GetBytes($"GET \\..\\..\\etc HTTP/1.1\r\n{host}\r\n")),
            ("bytes beyond ASCII in the path", [.. Encoding.ASCII.GetBytes("GET /"), 0xFF, 0xFE, .. Encoding.ASCII.GetBytes($" HTTP/1.1\r\n{host}\r\n")]),
            ("bytes beyond UTF-8 in a header", [.. Encoding.ASCII.GetBytes($"GET /api/messenger/home HTTP/1.1\r\n{host}Authorization: Bearer "), 0xFF, 0xFE, .. "\r\n\r\n"u8]),
        ];
        foreach (var (name, bytes) in all)
        {
            var answer = await SendAsync(app.Address, bytes);
            Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 505", StringComparison.Ordinal), $"{name}: {answer}");
            Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
            Assert.Equal("ok", await http.GetStringAsync(new Uri("/healthz", UriKind.Relative), Ending));
        }
    }

    [Fact]
    public async Task Pages_and_documents_take_nonsense_without_a_fault()
    {
        var app = await StartAsync(listens: true);
        using var http = new HttpClient { BaseAddress = app.Address };
        string[] odd = ["%ED%A0%80", "%FF", "%0d%0aX-A:1", "..%2f..%2f..%2fetc%2fpasswd", "%22%3E%3Cscript%3E", string.Concat(Enumerable.Repeat("%CC%81", 1_000)), new string('a', 5_000), "{0}", "%E2%80%AEabc"];
        foreach (var page in (string[])["/help/{0}", "/help/zh/{0}", "/help/zh/articles/{0}", "/help/en/topics/{0}", "/help/zh/search?q={0}", "/help/zh/search?q=a&q={0}", "/help/zh/articles/withdrawal-time?voted={0}", "/help/assets/{0}", "/docs/connect/{0}", "/openapi/{0}.json", "/{0}", "/console/{0}", "/readyz?{0}", "/metrics?{0}", "/hubs/{0}"])
        {
            foreach (var one in odd)
            {
                foreach (var method in (string[])["GET", "POST", "DELETE"])
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(page.Replace("{0}", one, StringComparison.Ordinal), UriKind.Relative));
                    request.Headers.TryAddWithoutValidation("Accept-Language", "zh;q=zzz,,;;=,*;q=-1, " + new string('z', 500));
                    var answer = await http.SendAsync(request, Ending);
                    var body = await answer.Content.ReadAsStringAsync(Ending);
                    Assert.True((int)answer.StatusCode < 500, $"{method} {request.RequestUri}: {(int)answer.StatusCode} {body}");
                    Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
                    Assert.False(answer.Content.Headers.ContentType?.MediaType == "text/html" && body.Contains("\"><script>", StringComparison.Ordinal), $"{method} {request.RequestUri} comes back as markup");
                    Assert.False(answer.Headers.Contains("X-A"));
                }
            }
        }
    }

    [Fact]
    public async Task Who_begins_requests_and_never_ends_them_holds_up_nobody()
    {
        var app = await StartAsync(listens: true);
        using var http = new HttpClient { BaseAddress = app.Address };
        var open = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 200; i++)
            {
                var client = new TcpClient();
                open.Add(client);
                await client.ConnectAsync(IPAddress.Loopback, app.Address.Port, Ending);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST /api/messenger/session HTTP/1.1\r\nHost: {app.Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{")), Ending);
            }

            Assert.Equal("ok", await http.GetStringAsync(new Uri("/healthz", UriKind.Relative), Ending).WithinDeadlineAsync("an answer beside them"));
            Assert.Equal(HttpStatusCode.OK, (await Customer.PostAsync(http, "/api/messenger/session", new StartSession(null, null, null)).WithinDeadlineAsync("a session beside them")).StatusCode);
        }
        finally
        {
            open.ForEach(c => c.Dispose());
        }
    }

    [Fact]
    public async Task A_frame_beyond_the_limit_ends_its_own_connection_with_a_word_and_nobody_elses()
    {
        var app = await StartAsync(listens: true);
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        await using var bystander = await customer.ConnectAsync();
        await bystander.InvokeAsync<EntriesView>("Resume", id, 0);
        foreach (var size in (int[])[140_000, 300_000, 2_000_000])
        {
            await using var connection = await customer.ConnectAsync();
            var answer = await connection.CallAsync("Send", id, "big", new string('x', size), null);
            Assert.Equal("closed", answer.Code);
            Assert.Contains("error", await connection.Closed.WithinDeadlineAsync("the connection's end"), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Null((await bystander.CallAsync("Send", id, "k", "still here", null)).Error);
        Assert.Equal("still here", (await bystander.NextAsync<EntryView>("entry", 1)).Text);
        Assert.Single((await customer.EntriesAsync(id)).Entries);
    }

    private static async Task<string> SendAsync(Uri address, byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, Ending);
        client.Client.NoDelay = true;
        var stream = client.GetStream();
        await stream.WriteAsync(bytes, Ending);
        client.Client.Shutdown(SocketShutdown.Send);
        var received = new StringBuilder();
        var buffer = new byte[8_192];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, Ending).AsTask().WithinDeadlineAsync("an answer or the connection's end")) > 0)
            {
                received.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // Broken off by the server: an answer too.
        }

        return received.ToString();
    }
}
