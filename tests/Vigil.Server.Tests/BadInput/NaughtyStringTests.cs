using System.Net;
using System.Text.Json;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.BadInput;

/// <summary>The big list of naughty strings (github.com/minimaxir/big-list-of-naughty-strings) in every field, and out again unchanged wherever it is shown.</summary>
public abstract class NaughtyStringTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task Messages_replies_and_notes_come_out_as_they_went_in_on_every_way_there_is()
    {
        var strings = await StringsAsync();
        var app = await StartAsync(settings: Shift.Demo);
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        var agent = await new Shift(app).OnBreakAsync(Shift.Lin);
        await Customer.ReadAsync<CaseRowView>(await Shift.AssignAsync(await StaffClient.NamedAsync(app, Shift.Jing), id, agent), HttpStatusCode.OK);
        await using var hub = await customer.ConnectAsync();
        await using var desk = await agent.ConnectAsync(app);
        var before = (await desk.InvokeAsync<StaffEntriesView>("Watch", id, 0)).UpTo;
        var seen = (await hub.InvokeAsync<EntriesView>("Resume", id, 0)).UpTo;

        var (said, written) = (new List<string>(), new List<string>());
        foreach (var text in strings)
        {
            var key = Customer.NewKey();
            var sent = await hub.CallAsync("Send", id, key, text, null);
            Assert.True(sent.Code is null or "message.bad_text", $"{text}: {sent.Error}");
            if (sent.Code is null)
            {
                said.Add(text);
                written.Add(text);
                var answer = await Shift.SayAsync(agent, id, text);
                if (answer.StatusCode is HttpStatusCode.Created)
                {
                    said.Add(text);
                    written.Add(text);
                }
                else
                {
                    // Agents link to listed sites only; a note may hold any link.
                    await Customer.RefusedAsync(answer, HttpStatusCode.UnprocessableEntity, "message.foreign_link");
                }

                Assert.Equal(HttpStatusCode.Created, (await Shift.NoteAsync(agent, id, text)).StatusCode);
                written.Add(text);
            }
            else
            {
                await Customer.RefusedAsync(await Shift.SayAsync(agent, id, text), HttpStatusCode.BadRequest, "message.bad_text");
                await Customer.RefusedAsync(await Shift.NoteAsync(agent, id, text), HttpStatusCode.BadRequest, "message.bad_text");
            }
        }

        var pushed = new List<string>();
        while (pushed.Count < said.Count)
        {
            var entry = await hub.NextEntryAsync<EntryView>(seen, e => e.Seq);
            seen = entry.Seq;
            pushed.Add(entry.Text!);
        }

        Assert.Equal(said, pushed);
        Assert.Equal(said, (await ReadAllAsync(customer, id)).Where(e => e.Kind == "message").Select(e => e.Text));
        var staff = await ReadAllAsync(agent, id, before);
        Assert.Equal(written, staff.Where(e => e.Kind is "message" or "note").Select(e => e.Text));
        Assert.True(said.Count > strings.Count * 18 / 10, $"Only {said.Count / 2} of {strings.Count} were kept.");
    }

    [Fact]
    public async Task Keys_titles_words_of_a_transfer_and_comments_come_out_as_they_went_in()
    {
        var strings = await StringsAsync();

        // The lead reads more conversations than anybody does by hand.
        var app = await StartAsync(settings: [Shift.Demo, ("CustomerData:ConversationsPerHour", "100000"), ("CustomerData:ConversationsPerDay", "100000"), ("Staff:RequestBurst", "100000")]);
        var customer = await Customer.StartAsync(app);
        var lead = await StaffClient.NamedAsync(app, Shift.Jing);
        var (keys, words, comments) = (0, 0, 0);
        strings = [.. Of(strings, 0)];
        foreach (var text in strings)
        {
            var opened = await customer.PostAsync("/api/messenger/cases", new OpenCase(text, "first", text, null, null));
            if (opened.StatusCode is HttpStatusCode.Created)
            {
                var one = (await Customer.ReadAsync<OpenedCase>(opened, HttpStatusCode.Created)).CaseId;
                Assert.Equal(text, Assert.Single((await customer.EntriesAsync(one)).Entries).ClientMessageId);
                Assert.Equal(HttpStatusCode.OK, (await customer.PostAsync("/api/messenger/cases", new OpenCase(text, "first", text, null, null))).StatusCode);
                keys++;
            }
            else
            {
                await Customer.RefusedAsync(opened, HttpStatusCode.BadRequest, "message.bad_key");
            }

            var id = await customer.OpenCaseAsync();
            var transferred = await Shift.TransferAsync(lead, id, queue: "general", note: text);
            if (transferred.StatusCode is HttpStatusCode.OK)
            {
                var said = (await Shift.EntriesAsync(lead, id)).Entries.Where(e => e.Text is not null).Select(e => e.Text).ToList();
                Assert.Equal(string.IsNullOrWhiteSpace(text) ? [] : [text], said);
                words++;
            }
            else
            {
                await Customer.RefusedAsync(transferred, HttpStatusCode.BadRequest, "message.bad_text");
            }

            await Customer.ReadAsync<CaseRowView>(await Shift.ResolveAsync(lead, id), HttpStatusCode.OK);
            var rated = await customer.PostAsync($"/api/messenger/cases/{id}/rating", new RateCase(5, text));
            if (rated.StatusCode is HttpStatusCode.OK)
            {
                Assert.Equal(string.IsNullOrWhiteSpace(text) ? null : text, (await Shift.EntriesAsync(lead, id)).Entries.Single(e => e.Kind == "rated").Rating!.Comment);
                comments++;
            }
            else
            {
                await Customer.RefusedAsync(rated, HttpStatusCode.BadRequest, "request.invalid");
            }
        }

        Assert.InRange(keys, strings.Count / 3, strings.Count);
        Assert.InRange(words, strings.Count * 9 / 10, strings.Count);
        Assert.InRange(comments, strings.Count * 9 / 10, strings.Count);
    }

    [Fact]
    public async Task No_field_parameter_or_hub_argument_turns_one_into_a_fault()
    {
        var strings = await StringsAsync();
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange, settings: [Shift.Demo, ("Exchange:EventSecret", "the secret of the events, of 32 bytes or more")]);
        var customer = await Customer.StartAsync(app, exchange.Identity.For("10086"));
        var id = await customer.OpenCaseAsync("hello");

        // What is guessed as a password of now counts at the door: by somebody who signs in no more, and who was known here before anybody guessed.
        var changing = await StaffClient.NamedAsync(app, Shift.Lin);
        using var document = JsonDocument.Parse(await app.Monitor().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Ending));
        var failures = new List<string>();
        foreach (var operation in ApiOperation.Of(document.RootElement))
        {
            var http = operation.Path.StartsWith("/api/messenger", StringComparison.Ordinal) ? (await Customer.StartAsync(app, exchange.Identity.For("10086"))).Http : (operation.Path is "/api/staff/password" ? changing : await StaffClient.NamedAsync(app, Shift.Jing)).Http;
            var field = 0;
            foreach (var leaf in operation.Leaves)
            {
                foreach (var text in Of(strings, field++))
                {
                    await TryAsync(http, operation, operation.PathWith(id.ToString()), operation.BodyWith(leaf, text).ToJsonString(), text, failures);
                }
            }

            foreach (var parameter in operation.Parameters)
            {
                foreach (var text in Of(strings, field++).Where(t => !t.Contains('\0', StringComparison.Ordinal)))
                {
                    var escaped = Uri.EscapeDataString(text.Length > 500 ? text[..500] : text);
                    var path = parameter.In == "path" ? operation.PathWith(id.ToString(), (parameter.Name, escaped.Length == 0 ? "%20" : escaped)) : $"{operation.PathWith(id.ToString())}?{parameter.Name}={escaped}";
                    await TryAsync(http, operation, path, operation.Body?.ToJsonString(), text, failures);
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count}:\n{string.Join('\n', failures.Take(50))}");
    }

    // What takes or refuses a string knows no database, and what was taken lies in the same columns as messages do, of which all are written on
    // both: on PostgreSQL each field meets a quarter of them, the next field the next quarter.
    private IEnumerable<string> Of(IEnumerable<string> strings, int field) => strings.Where((_, i) => Database.IsSqlite || (i + field) % 4 == 0);

    private static async Task TryAsync(HttpClient http, ApiOperation operation, string path, string? body, string text, List<string> failures)
    {
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        var answer = await http.SendAsync(request, Ending);
        if ((int)answer.StatusCode >= 500 && answer.StatusCode is not HttpStatusCode.ServiceUnavailable)
        {
            failures.Add($"{operation.Name} with {text}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Ending)}");
        }
    }

    private static async Task<List<EntryView>> ReadAllAsync(Customer customer, CaseId id)
    {
        var all = new List<EntryView>();
        for (var page = await customer.EntriesAsync(id); page.Entries.Count > 0; page = await customer.EntriesAsync(id, all[^1].Seq))
        {
            all.AddRange(page.Entries);
        }

        return all;
    }

    private static async Task<List<StaffEntryView>> ReadAllAsync(StaffClient staff, CaseId id, long after)
    {
        var all = new List<StaffEntryView>();
        for (var page = await Shift.EntriesAsync(staff, id, after); page.Entries.Count > 0; page = await Shift.EntriesAsync(staff, id, all[^1].Seq))
        {
            all.AddRange(page.Entries);
        }

        return all;
    }

    private static async Task<List<string>> StringsAsync()
    {
        var file = SharedData.Find(Path.Combine("data", "blns", "blns.json"));
        Assert.SkipWhen(file is null, "The list of naughty strings is not beside this checkout (../shared/data/blns/blns.json, or below VIGIL_SHARED).");
        var strings = JsonSerializer.Deserialize<List<string>>(await File.ReadAllTextAsync(file!, Ending))!;
        return [.. strings.Distinct(StringComparer.Ordinal), "a\0b", "\u0000"];
    }
}

public sealed class NaughtyStringTestsOnSqlite() : NaughtyStringTests(TestDatabase.Sqlite);

public sealed class NaughtyStringTestsOnPostgres(PostgresCluster cluster) : NaughtyStringTests(TestDatabase.Postgres(cluster));
