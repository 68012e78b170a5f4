using System.Net;
using System.Text.Json;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Channels;

public abstract class BadInputTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task Bodies_that_are_not_what_was_asked_for_are_refused_by_name()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync();
        foreach (var (path, body, code) in Bodies(id))
        {
            var answer = await customer.PostRawAsync(path, body);
            var problem = await Customer.ReadAsync<JsonElement>(answer, HttpStatusCode.BadRequest, $"{path} {body[..Math.Min(body.Length, 100)]}");
            Assert.True(problem.GetProperty("code").GetString() == code, $"{path} {body[..Math.Min(body.Length, 100)]}: {problem}");
        }

        Assert.Empty((await customer.EntriesAsync(id)).Entries);
        Assert.Single((await Customer.ReadAsync<HomeView>(await customer.GetAsync("/api/messenger/home"), HttpStatusCode.OK)).Cases);
    }

    [Fact]
    public async Task What_is_wrong_with_a_body_is_told_without_repeating_it()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var answer = await customer.PostRawAsync("/api/messenger/cases", """{"clientCaseId":"c1","fields":{"a":["my secret"]}}""");

        Assert.DoesNotContain("my secret", await answer.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_and_a_wrong_media_type_are_refused()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        using var form = new FormUrlEncodedContent([new("a", "b")]);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await customer.Http.PostAsync(new Uri("/api/messenger/cases", UriKind.Relative), form, Ending)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await customer.Http.DeleteAsync(new Uri("/api/messenger/home", UriKind.Relative), Ending)).StatusCode);
    }

    [Fact]
    public async Task Ids_that_are_none_name_no_case()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync("hello");
        foreach (var malformed in (string[])["7", "null", id.ToString()[..35], id.ToString() + "0", $"{{{id}}}", id.ToString().Replace("-", "", StringComparison.Ordinal), "..%2f..", "' or 1=1 --", "00000000-0000-0000-0000-00000000000g"])
        {
            var answer = await customer.GetAsync($"/api/messenger/cases/{malformed}/entries");
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{malformed}: {(int)answer.StatusCode}");
        }

        // The same id in capitals is the same id.
        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync($"/api/messenger/cases/{id.ToString().ToUpperInvariant()}/entries")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await customer.GetAsync($"/api/messenger/cases/{id}/entries?after=x")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await customer.GetAsync($"/api/messenger/cases/{id}/entries?after=99999999999999999999")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync($"/api/messenger/cases/{id}/entries?after=-5")).StatusCode);
    }

    [Fact]
    public async Task The_hub_refuses_what_is_no_message_with_a_code()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync();
        await using var hub = await customer.ConnectAsync();
        (object?[] Arguments, string Code)[] calls =
        [
            ([id, "k1", null, null], "request.invalid"),
            ([id, null, "text", null], "request.invalid"),
            ([null, "k1", "text", null], "request.invalid"),
            (["no id", "k1", "text", null], "request.invalid"),
            ([id, 7, "text", null], "request.invalid"),
            ([id, "k1", "text", "no list"], "request.invalid"),
            ([id, "k1", "text", new[] { "file" }], "file.not_found"),
            ([id, "k1", "text", null, "one more"], "request.invalid"),
            ([id, "k1"], "request.invalid"),
            ([], "request.invalid"),
            ([id, "k1", "", null], "message.bad_text"),
            ([id, "k1", " \n\u3000", null], "message.bad_text"),
            ([id, "k1", "a\0b", null], "message.bad_text"),
            ([id, "k1", new string('长', 10_001), null], "message.bad_text"),
            ([id, "", "text", null], "message.bad_key"),
            ([id, new string('k', 65), "text", null], "message.bad_key"),
            ([id, "k\n", "text", null], "message.bad_key"),
        ];
        foreach (var (arguments, code) in calls)
        {
            var answer = await hub.CallAsync("Send", arguments);
            Assert.True(answer.Code == code, $"{JsonSerializer.Serialize(arguments)[..Math.Min(80, JsonSerializer.Serialize(arguments).Length)]}: {answer.Error}");
        }

        Assert.Equal("request.invalid", (await hub.CallAsync("NoSuchMethod", id)).Code);
        Assert.Equal("request.invalid", (await hub.CallAsync("Resume", id, "three")).Code);
        var lone = await hub.CallRawAsync("raw", $$"""{"type":1,"invocationId":"raw","target":"Send","arguments":["{{id}}","k1","a\ud800b",null]}""");
        Assert.True(lone.Code is "request.invalid" or "message.bad_text", lone.Error);
        Assert.Empty((await customer.EntriesAsync(id)).Entries);
    }

    [Fact]
    public async Task Optional_arguments_may_be_left_out()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync();
        await using var hub = await customer.ConnectAsync();

        Assert.Equal(1, (await hub.InvokeAsync<SentMessage>("Send", id, "k1", "text")).Seq);
    }

    [Fact]
    public async Task The_longest_text_passes_both_ways()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync();
        await using var hub = await customer.ConnectAsync();
        await hub.InvokeAsync<EntriesView>("Resume", id, 0);

        foreach (var text in (string[])[new string('长', 10_000), new string('\u0001', 10_000), string.Concat(Enumerable.Repeat("😀", 5_000))])
        {
            await hub.InvokeAsync<SentMessage>("Send", id, Customer.NewKey(), text, null);
            Assert.Equal(text, (await hub.NextAsync<EntryView>("entry", 1)).Text);
        }
    }

    [Fact]
    public async Task Odd_locales_and_time_zones_fall_back()
    {
        var app = await StartAsync();
        foreach (var odd in (string[])["", "\0", "zz-ZZ", "../../etc/passwd", "Asia", "/etc/passwd", new string('z', 5000), "中文"])
        {
            await Customer.ReadAsync<SessionView>(await Customer.PostAsync(app.CreateClient(), "/api/messenger/session", new StartSession(null, odd, odd)), HttpStatusCode.OK, odd);
        }
    }

    private static IEnumerable<(string Path, string Body, string Code)> Bodies(CaseId id)
    {
        var messages = $"/api/messenger/cases/{id}/messages";
        foreach (var path in (string[])["/api/messenger/cases", messages, $"/api/messenger/cases/{id}/rating", "/api/messenger/session"])
        {
            foreach (var body in (string[])["", "{", "null", "[]", "7", "\"text\"", """{"unknown":1}""", "{}}", """{"a":"\ud800"}""", new string('[', 2000)])
            {
                yield return (path, body, "request.invalid");
            }
        }

        yield return (messages, "{}", "message.bad_text");
        yield return (messages, """{"clientMessageId":"k"}""", "message.bad_text");
        yield return (messages, """{"clientMessageId":"k","text":null}""", "message.bad_text");
        yield return (messages, """{"clientMessageId":"k","text":""}""", "message.bad_text");
        yield return (messages, """{"clientMessageId":"k","text":" \t\u3000"}""", "message.bad_text");
        yield return (messages, """{"clientMessageId":"k","text":"a\u0000b"}""", "message.bad_text");
        yield return (messages, $$"""{"clientMessageId":"k","text":"{{new string('x', 10_001)}}"}""", "message.bad_text");
        yield return (messages, """{"clientMessageId":"k","text":"a\ud800b"}""", "request.invalid");
        yield return (messages, """{"clientMessageId":"k","text":7}""", "request.invalid");
        yield return (messages, """{"text":"x"}""", "message.bad_key");
        yield return (messages, """{"clientMessageId":"","text":"x"}""", "message.bad_key");
        yield return (messages, """{"clientMessageId":"a\u0000","text":"x"}""", "message.bad_key");
        yield return (messages, $$"""{"clientMessageId":"{{new string('x', 65)}}","text":"x"}""", "message.bad_key");
        yield return (messages, """{"clientMessageId":"k","text":"x","author":{"kind":"agent"}}""", "request.invalid");
        yield return ("/api/messenger/cases", "{}", "message.bad_key");
        yield return ("/api/messenger/cases", """{"clientCaseId":"c","text":"x"}""", "message.bad_key");
        yield return ("/api/messenger/cases", """{"clientCaseId":"c","text":"","clientMessageId":"k"}""", "message.bad_text");
        yield return ("/api/messenger/cases", """{"clientCaseId":"c","intent":"a b"}""", "request.invalid");
        yield return ("/api/messenger/cases", """{"clientCaseId":"c","fields":{"a":null}}""", "request.invalid");
        yield return ("/api/messenger/cases", """{"clientCaseId":"c","fields":{"":"a"}}""", "request.invalid");
        yield return ("/api/messenger/cases", """{"clientCaseId":"c","fields":{"a":"\u0000"}}""", "request.invalid");
        yield return ("/api/messenger/cases", """{"clientCaseId":"c","fields":{""" + string.Join(',', Enumerable.Range(0, 21).Select(i => $"\"f{i}\":\"x\"")) + "}}", "request.invalid");
        yield return ($"/api/messenger/cases/{id}/rating", """{}""", "request.invalid");
        yield return ($"/api/messenger/cases/{id}/rating", """{"stars":2.5}""", "request.invalid");
    }
}

public sealed class BadInputTestsOnSqlite() : BadInputTests(TestDatabase.Sqlite);

public sealed class BadInputTestsOnPostgres(PostgresCluster cluster) : BadInputTests(TestDatabase.Postgres(cluster));
