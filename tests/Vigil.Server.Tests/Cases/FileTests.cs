using System.Net;
using System.Text;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>Files of messages: who may have them, in which message they are, and whose they become.</summary>
public abstract class FileTests(TestDatabase database) : FileScene(database)
{
    [Fact]
    public async Task A_picture_goes_with_a_message_to_those_on_the_case_and_tells_no_place()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var (customer, stranger) = (await Customer.StartAsync(shift.Application), await Customer.StartAsync(shift.Application));
        var (jing, lan) = (await shift.SignInAsync(Shift.Jing), await shift.SignInAsync(Shift.Lan));
        var id = await Shift.WaitingAsync(customer);
        Assert.Equal(HttpStatusCode.Created, (await Shift.LookAsync(jing, id)).StatusCode);
        await using var hub = await customer.ConnectAsync();
        await hub.InvokeAsync<EntriesView>("Resume", id, 1);

        var file = await UploadedAsync(customer.Http, "photo.jpg", Pictures.JpegWithExif(780, 360, Pictures.Exif(6)));
        Assert.Equal(("photo.jpg", "image/jpeg", 360, 780, false), (file.Name, file.Type, file.Width, file.Height, file.Thumbnail));
        file = await Customer.ReadAsync<FileView>(await PutAsync(customer.Http, $"/api/messenger/files/{file.FileId}/thumbnail", Pictures.JpegWith((0xFE, Encoding.ASCII.GetBytes(Place)))), HttpStatusCode.OK);
        Assert.True(file.Thumbnail);

        // Before it is sent it is the uploader's alone.
        var own = $"/api/messenger/files/{file.FileId}";
        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync(own)).StatusCode);
        await Customer.RefusedAsync(await stranger.GetAsync(own), HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await jing.GetAsync($"/api/console/cases/{id}/files/{file.FileId}"), HttpStatusCode.NotFound, "file.not_found");

        var sent = await SendAsync(customer, id, "", "k", file);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var pushed = await hub.NextAsync<EntryView>("entry", 1);
        Assert.Equal(("", file), (pushed.Text, Assert.Single(pushed.Files!)));
        Assert.Equal(file, Assert.Single((await customer.EntriesAsync(id)).Entries[^1].Files!));
        Assert.Equal(file, Assert.Single((await Shift.EntriesAsync(jing, id)).Entries[^1].Files!));

        foreach (var answer in new[] { await customer.GetAsync(own), await jing.GetAsync($"/api/console/cases/{id}/files/{file.FileId}"), await customer.GetAsync($"{own}/thumbnail"), await jing.GetAsync($"/api/console/cases/{id}/files/{file.FileId}/thumbnail") })
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain(Place, Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(Ending)), StringComparison.Ordinal);
            Assert.Equal(("image/jpeg", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Equal("sandbox; default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }

        // Neither another customer, nor who asks by another case, nor an agent of another queue.
        var other = await Shift.WaitingAsync(stranger);
        Assert.Equal(HttpStatusCode.Created, (await Shift.LookAsync(jing, other)).StatusCode);
        await Customer.RefusedAsync(await stranger.GetAsync(own), HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await stranger.GetAsync($"{own}/thumbnail"), HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await jing.GetAsync($"/api/console/cases/{other}/files/{file.FileId}"), HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await lan.GetAsync($"/api/console/cases/{id}/files/{file.FileId}"), HttpStatusCode.NotFound, "case.not_found");
        Assert.Equal(HttpStatusCode.Unauthorized, (await shift.Application.CreateClient().GetAsync(new Uri(own, UriKind.Relative), Ending)).StatusCode);

        // The case was not hers: both looks are in the trail, at the file and at its small picture.
        Assert.Equal(Enumerable.Repeat($"staff:{jing.Session.Staff.Id} case:{id}", 2), await LooksAsync(shift.Application));

        // Sent, it is nobody's to remove or to dress up.
        Assert.Equal(HttpStatusCode.NoContent, (await customer.Http.DeleteAsync(new Uri(own, UriKind.Relative), Ending)).StatusCode);
        await Customer.RefusedAsync(await PutAsync(customer.Http, $"{own}/thumbnail", Pictures.Png), HttpStatusCode.NotFound, "file.not_found");
        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync(own)).StatusCode);
    }

    [Fact]
    public async Task An_agents_file_reaches_the_customer_and_a_note_carries_none()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var (customer, stranger) = (await Customer.StartAsync(shift.Application), await Customer.StartAsync(shift.Application));
        var (lin, sofia) = (await shift.SignInAsync(Shift.Lin), await shift.SignInAsync(Shift.Sofia));
        var id = await Shift.WaitingAsync(customer);
        await Shift.RowAsync(Shift.AssignAsync(lin, id));
        var file = await UploadedAsync(lin.Http, "说明.pdf", "%PDF-1.7\n"u8.ToArray(), "/api/console/files");

        // Not another agent's to send, nor a customer's.
        await Customer.RefusedAsync(await customer.PostAsync($"/api/messenger/cases/{id}/messages", new SendMessage("k", "mine", [file.FileId.ToString()])), HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await sofia.PostAsync($"/api/console/cases/{id}/messages", new WriteEntry("k", "mine", null, [file.FileId.ToString()])), HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await lin.PostAsync($"/api/console/cases/{id}/notes", new WriteEntry("n", "look", null, [file.FileId.ToString()])), HttpStatusCode.BadRequest, "request.invalid");

        Assert.Equal(HttpStatusCode.Created, (await lin.PostAsync($"/api/console/cases/{id}/messages", new WriteEntry("k", "", null, [file.FileId.ToString()]))).StatusCode);
        var read = await customer.GetAsync($"/api/messenger/files/{file.FileId}");
        Assert.Equal("%PDF-1.7\n", await read.Content.ReadAsStringAsync(Ending));
        Assert.Contains("filename*=UTF-8''%E8%AF%B4%E6%98%8E.pdf", Assert.Single(read.Content.Headers.GetValues("Content-Disposition")), StringComparison.Ordinal);
        await Customer.RefusedAsync(await stranger.GetAsync($"/api/messenger/files/{file.FileId}"), HttpStatusCode.NotFound, "file.not_found");
    }

    [Fact]
    public async Task The_same_key_with_the_same_files_is_the_same_message_and_a_file_is_in_one_message_only()
    {
        var app = await StartAsync();
        var (customer, stranger) = (await Customer.StartAsync(app), await Customer.StartAsync(app));
        var (id, second) = (await customer.OpenCaseAsync(), await customer.OpenCaseAsync());
        var (a, b, foreign) = (await UploadedAsync(customer.Http, "a.txt", "a"u8.ToArray()), await UploadedAsync(customer.Http, "b.txt", "b"u8.ToArray()), await UploadedAsync(stranger.Http, "c.txt", "c"u8.ToArray()));

        Assert.Equal(1, (await Customer.ReadAsync<SentMessage>(await SendAsync(customer, id, "two", "k", a, b), HttpStatusCode.Created)).Seq);
        Assert.Equal(1, (await Customer.ReadAsync<SentMessage>(await SendAsync(customer, id, "two", "k", a, b), HttpStatusCode.OK)).Seq);
        foreach (var files in (FileView[][])[[a], [b, a], []])
        {
            await Customer.RefusedAsync(await SendAsync(customer, id, "two", "k", files), HttpStatusCode.Conflict, "message.key_reused");
        }

        await Customer.RefusedAsync(await SendAsync(customer, id, "again", "k2", a), HttpStatusCode.Conflict, "message.file_sent");
        await Customer.RefusedAsync(await SendAsync(customer, second, "again", "k3", a), HttpStatusCode.Conflict, "message.file_sent");
        await Customer.RefusedAsync(await SendAsync(customer, id, "x", "k4", a, a), HttpStatusCode.BadRequest, "message.file_twice");
        await Customer.RefusedAsync(await SendAsync(customer, id, "x", "k5", [.. Enumerable.Repeat(a, 11)]), HttpStatusCode.BadRequest, "message.too_many_files");
        await Customer.RefusedAsync(await SendAsync(customer, id, " ", "k6"), HttpStatusCode.BadRequest, "message.bad_text");
        var missing = await SendAsync(customer, id, "x", "k7", a with { FileId = FileId.New(Clock) });
        var theirs = await SendAsync(customer, id, "x", "k7", foreign);
        await Customer.RefusedAsync(missing, HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(theirs, HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await customer.PostRawAsync($"/api/messenger/cases/{id}/messages", """{"clientMessageId":"k8","text":"x","fileIds":["f1",null]}"""), HttpStatusCode.NotFound, "file.not_found");
        Assert.Equal(["a.txt", "b.txt"], Assert.Single((await customer.EntriesAsync(id)).Entries).Files!.Select(f => f.Name));

        // On a case that is not theirs, nothing is stored and the file stays unsent.
        var other = await stranger.OpenCaseAsync();
        var mine = await UploadedAsync(customer.Http, "d.txt", "d"u8.ToArray());
        await Customer.RefusedAsync(await SendAsync(customer, other, "x", "k9", mine), HttpStatusCode.NotFound, "case.not_found");
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(customer, id, "x", "k9", mine)).StatusCode);
    }

    [Fact]
    public async Task Of_two_messages_that_want_one_file_at_once_one_has_it()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var cases = new[] { await customer.OpenCaseAsync(), await customer.OpenCaseAsync() };
        for (var round = 0; round < 10; round++)
        {
            var file = await UploadedAsync(customer.Http, "a.txt", Encoding.ASCII.GetBytes($"{round}"));
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => SendAsync(customer, cases[i % 2], "x", $"{round}-{i}", file)));
            Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Created);
            foreach (var late in answers.Where(a => a.StatusCode is not HttpStatusCode.Created))
            {
                await Customer.RefusedAsync(late, HttpStatusCode.Conflict, "message.file_sent");
            }
        }

        Assert.Equal(10, (await customer.EntriesAsync(cases[0])).Entries.Count + (await customer.EntriesAsync(cases[1])).Entries.Count);
    }

    [Fact]
    public async Task A_visitors_files_become_the_customers()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange);
        var visitor = await Customer.StartAsync(app);
        var id = await visitor.OpenCaseAsync();
        var (sent, unsent) = (await UploadedAsync(visitor.Http, "a.png", Pictures.Png), await UploadedAsync(visitor.Http, "b.png", Pictures.MakePng(3, 3)));
        await SendAsync(visitor, id, "", "k", sent);
        var upload = await Customer.ReadAsync<UploadView>(await visitor.PostAsync("/api/messenger/files/uploads", new BeginUpload("c.txt", 2)), HttpStatusCode.Created);

        var customer = await Customer.StartAsync(app, exchange.Identity.For("88310214"), presented: visitor.Session.SessionToken);

        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync($"/api/messenger/files/{sent.FileId}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(customer, id, "", "k", sent)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(customer, id, "", "k2", unsent)).StatusCode);
        Assert.NotNull((await Customer.ReadAsync<UploadView>(await PatchAsync(customer, $"/api/messenger/files/uploads/{upload.UploadId}", 0, "ab"u8.ToArray()), HttpStatusCode.OK)).File);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync($"/api/messenger/files/{sent.FileId}")).StatusCode);
    }

    [Fact]
    public async Task The_assistant_says_that_it_cannot_look_into_files()
    {
        var app = await StartAsync(assistant: true);
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        await SendAsync(customer, id, "", "k", await UploadedAsync(customer.Http, "a.png", Pictures.Png));

        EntryView? answer = null;
        await Eventually.HoldsAsync(async () => (answer = (await customer.EntriesAsync(id)).Entries.FirstOrDefault(e => e.Author.Kind == "assistant")) is not null, "the assistant answers");
        Assert.Contains("文件已收到", answer!.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Parts!.Replies, r => r.Kind == "human");
        Assert.Null(answer.Files);
    }
}

public sealed class FileTestsOnSqlite() : FileTests(TestDatabase.Sqlite);

public sealed class FileTestsOnPostgres(PostgresCluster cluster) : FileTests(TestDatabase.Postgres(cluster));
