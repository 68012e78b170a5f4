using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Platform.Files;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;
using Vigil.Server.Tests.Platform;

namespace Vigil.Server.Tests.Privacy;

/// <summary>A person gets everything that is kept of them and that they may know, files included, and nothing that they may not.</summary>
public abstract partial class PersonalCopyTests(TestDatabase database) : SliceTest(database)
{
    // What staff wrote among themselves or about the person, what only proves something, and drafts.
    private static readonly string[] Untold =
    [
        "quokkadraft", "quokkanote", "quokkatransfer", "quokkalook", "quokkaexport", "quokkawish", "quokkahold", "quokkalesson", "quokkadead", "quokkareveal", "quokkarecord", "quokkacase", "quokkatip", "quokkapiece",
    ];

    // Columns by which a table can speak of a person.
    private static readonly string[] Pointers = ["customer_id", "case_id", "uid", "owner_id", "client_case_id"];

    private FakeExchange _exchange = null!;
    private Planted _planted = null!;

    private VigilApplication App => _planted.Application;

    [Fact]
    public async Task Everything_that_the_person_wrote_and_was_told_is_in_it_with_the_bytes_of_their_files()
    {
        var archive = await Archive.OfAsync(_planted);

        foreach (var word in (string[])["quokkavisitor", "quokkafield", Planted.Uid, "quokkaname", "quokkamessage", "quokkareply", "quokkaupload", "quokkarating", Planted.Zone])
        {
            Assert.Contains("data.json", archive.Holding(word));
        }

        Assert.Equal("quokkacontent of a file", archive.Text(archive.Named("quokkafile.txt")));
        Assert.Equal("quokkaunsent bytes", archive.Text(archive.Named("quokkaunsent.txt")));
        var number = archive.Data.GetProperty("cases")[0].GetProperty("number").GetString();
        var told = archive.Text($"conversations/0001-{number}.txt");
        Assert.All((string[])["quokkamessage with a file", "quokkareply to it", "quokkarating of us"], word => Assert.Contains(word, told, StringComparison.Ordinal));
        Assert.All((string[])[Shift.Jing, "Admin", Planted.Uid], word => Assert.Contains(word, archive.Text("about.txt"), StringComparison.Ordinal));
        Assert.Equal((1, Shift.Jing, "Admin"), (archive.Data.GetProperty("format").GetInt32(), archive.Data.GetProperty("export").GetProperty("fetchedBy").GetString(), archive.Data.GetProperty("export").GetProperty("approvedBy").GetString()));
        Assert.Equal("quokkafield", archive.Data.GetProperty("cases")[0].GetProperty("fields").GetProperty("orderId").GetString());
        Assert.Equal(4, archive.Data.GetProperty("cases")[0].GetProperty("stars").GetInt32());
        Assert.Equal(["profile"], archive.Data.GetProperty("accesses").EnumerateArray().Select(a => a.GetProperty("kind").GetString()).Except(["export"]));
        Assert.Equal(2, archive.Data.GetProperty("sessions").GetArrayLength());
        Assert.Equal("code", archive.Data.GetProperty("freezeRequests")[0].GetProperty("way").GetString());
        Assert.Equal(2, archive.Data.GetProperty("knownAs").GetArrayLength());
    }

    [Fact]
    public async Task Nothing_that_staff_keep_among_themselves_is_anywhere_in_it()
    {
        await PlantUntoldAsync();
        var archive = await Archive.OfAsync(_planted);

        foreach (var word in Untold)
        {
            Assert.True((await Everywhere.FindAsync(App, word)).Count > 0, $"{word} was planted");
            Assert.Empty(archive.Holding(word));
        }

        // Who has read in full for an authority, and what a session could be recognised by.
        Assert.DoesNotContain(archive.Data.GetProperty("accesses").EnumerateArray(), a => a.GetProperty("why").GetString() is "legal" or "security" || a.GetProperty("kind").GetString() == "revealed");
        var hashes = await RowsAsync(App, "select token_hash from messenger_sessions");
        Assert.NotEmpty(hashes);
        Assert.All(hashes, hash => Assert.Empty(archive.Holding(hash)));
        Assert.All(await RowsAsync(App, "select digest from sent_codes"), digest => Assert.Empty(archive.Holding(digest)));
    }

    [Fact]
    public async Task A_file_of_an_entry_that_the_person_does_not_see_is_not_theirs()
    {
        var hidden = await RowsAsync(App, "select max(seq) from entries where kind = 'note'");
        await RowsAsync(App, $"update files set seq = {hidden[0]} where case_id is not null");

        var archive = await Archive.OfAsync(_planted);

        Assert.Equal(["files/0001-quokkaunsent.txt"], archive.Parts.Keys.Where(name => name.StartsWith("files/", StringComparison.Ordinal)));
        Assert.Empty(archive.Holding("quokkacontent"));
    }

    [Fact]
    public async Task Each_table_that_speaks_of_people_is_in_it_or_named_with_the_reason_why_not()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", "operate", "privacy.md"), Ending);
        await using var connection = await App.Get<Database>().OpenAsync(Ending);
        var columns = (await Schema.ReadAsync(connection, App.Get<Database>().IsSqlite)).Columns;
        var personal = columns.Where(t => t.Value.Exists(c => Pointers.Contains(c.Name))).Select(t => t.Key).Concat(RowsOf(guide, "## What happens to each column").Select(r => r.Table)).Where(columns.ContainsKey).ToHashSet(StringComparer.Ordinal);
        var copied = App.Get<IEnumerable<IPersonalCopy>>().SelectMany(p => p.Tables).ToList();
        var left = RowsOf(guide, "Not in it, and why:");

        Assert.Equal(copied.Order(StringComparer.Ordinal), copied.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(left, row => Assert.True(row.Why.Trim().Length > 20, $"{row.Table} is left out without a reason"));
        Assert.Empty(copied.Intersect(left.Select(r => r.Table)));
        Assert.Empty(personal.Except(copied).Except(left.Select(r => r.Table)));
        Assert.Empty(copied.Except(columns.Keys));

        // Whatever is copied is erased, too, and stands in the guide by its name.
        Assert.Empty(personal.Except(RowsOf(guide, "## What happens to each column").Select(r => r.Table)));
        Assert.Equal(App.Get<IEnumerable<IPersonalCopy>>().Select(p => p.Name).Append("export").Order(StringComparer.Ordinal), RowsOf(guide, "`data.json` is UTF-8").Select(r => r.Table).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("../../etc/passwd", "0007-passwd")]
    [InlineData("..\\..\\win.ini", "0007-win.ini")]
    [InlineData("/absolute.pdf", "0007-absolute.pdf")]
    [InlineData("a\u202Egpj.exe", "0007-agpj.exe")]
    [InlineData("CON", "0007-CON")]
    [InlineData("..", "0007-file")]
    [InlineData("", "0007-file")]
    [InlineData("C:\nnew\0.txt", "0007-C_new.txt")]
    [InlineData("护照.jpg", "0007-护照.jpg")]
    public void A_name_in_the_archive_is_one_harmless_segment(string given, string expected) => Assert.Equal(expected, FileNames.InArchive(7, given));

    [Fact]
    public async Task Names_that_lead_out_of_the_folder_or_are_the_same_do_no_harm()
    {
        await RowsAsync(App, "update files set name = '../../../etc/passwd'");

        var archive = await Archive.OfAsync(_planted);

        Assert.Equal(["files/0001-passwd", "files/0002-passwd"], archive.Parts.Keys.Where(name => name.StartsWith("files/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_whose_bytes_are_gone_is_named_as_missing_and_takes_nothing_else_with_it()
    {
        await RowsAsync(App, "update files set hash = thumbnail_hash where thumbnail_hash is not null");
        var gone = (await RowsAsync(App, "select hash from files where name = 'quokkafile.txt'"))[0];
        if (App.Get<Database>().IsSqlite)
        {
            File.Delete(Path.Combine(App.Storage.Folder, "files", gone[..2], gone[2..]));
        }
        else
        {
            await RowsAsync(App, $"delete from blob_pieces where hash = '{gone}'");
        }

        var archive = await Archive.OfAsync(_planted);

        var kept = archive.Data.GetProperty("files").GetProperty("kept").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("path").GetString());
        Assert.Equal((null, archive.Named("quokkaunsent.txt")), (kept["quokkafile.txt"], kept["quokkaunsent.txt"]));
        Assert.NotEmpty(archive.Holding("quokkamessage"));
    }

    [Fact]
    public async Task Who_decides_reads_how_much_it_is_and_more_than_one_export_may_hold_is_refused_and_not_cut()
    {
        var wish = await Archive.AgreedAsync(_planted);
        var entries = await RowsAsync(App, "select sum(last_public_seq) from cases");
        Assert.Equal(("1", entries[0], "2", "41"), (wish.Content["cases"], wish.Content["entries"], wish.Content["files"], wish.Content["bytes"]));

        var app = await StartAsync(App.Storage, _exchange, settings: [Shift.Demo, ("Desk:ExportEntries", "2")]);
        var jing = await StaffClient.NamedAsync(app, Shift.Jing);
        await Customer.RefusedAsync(await jing.PostAsync($"/api/console/cases/{_planted.Case}/export", new AskForExport("asked for by mail")), HttpStatusCode.UnprocessableEntity, "export.too_large");
        await Customer.RefusedAsync(await jing.GetAsync($"/api/console/exports/{wish.Id}"), HttpStatusCode.UnprocessableEntity, "export.too_large");
        Assert.Empty(await RowsAsync(app, "select id from audit_events where action = 'customer.exported'"));

        await RowsAsync(app, "update files set size = 3000000");
        var small = await StartAsync(App.Storage, _exchange, settings: [Shift.Demo, ("Desk:ExportMegabytes", "5")]);
        await Customer.RefusedAsync(await (await StaffClient.NamedAsync(small, Shift.Jing)).GetAsync($"/api/console/exports/{wish.Id}"), HttpStatusCode.UnprocessableEntity, "export.too_large");
    }

    [Fact]
    public async Task A_browser_fetches_it_by_an_address_that_holds_once_for_half_a_minute_for_that_session_and_that_export()
    {
        var jing = _planted.Jing;
        var (wish, other) = (await Archive.AgreedAsync(_planted), await Archive.AgreedAsync(_planted));
        var address = await TicketAsync(wish);
        Assert.DoesNotContain(jing.Session.Token!, address, StringComparison.Ordinal);

        // Without the session it opens nothing, whoever has read it in a log; and it was not used up by that.
        using var stranger = App.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(new Uri(address, UriKind.Relative), Ending)).StatusCode);
        Assert.NotEmpty((await Archive.ReadAsync(await jing.GetAsync(address))).Holding("quokkamessage"));
        await RefusedTicketAsync(jing, address);

        // Of several at once one is given.
        address = await TicketAsync(wish);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => jing.GetAsync(address)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);

        // Of another export, of another session of the same person, too old, made up, none.
        await RefusedTicketAsync(jing, (await TicketAsync(wish)).Replace(wish.Id.ToString(), other.Id.ToString(), StringComparison.Ordinal));
        await RefusedTicketAsync(await StaffClient.NamedAsync(App, Shift.Jing), await TicketAsync(wish));
        address = await TicketAsync(wish);
        Clock.Advance(TimeSpan.FromSeconds(31));
        await RefusedTicketAsync(jing, address);
        await RefusedTicketAsync(jing, $"/api/console/exports/{wish.Id}/archive?ticket=CfDJ8");
        await RefusedTicketAsync(jing, $"/api/console/exports/{wish.Id}/archive");

        // What would not be given out gets no address, and neither does whoever has shown nothing of late.
        await Customer.RefusedAsync(await jing.PostAsync($"/api/console/exports/{Guid.CreateVersion7(Clock.Now)}/ticket", new { }), HttpStatusCode.NotFound, "export.not_found");
        Clock.Advance(TimeSpan.FromMinutes(6));
        await Customer.RefusedAsync(await jing.PostAsync($"/api/console/exports/{wish.Id}/ticket", new { }), HttpStatusCode.Forbidden, "staff.step_up_required");

        async Task<string> TicketAsync(ApprovalView of) => (await Customer.ReadAsync<DownloadTicketView>(await jing.PostAsync($"/api/console/exports/{of.Id}/ticket", new { }), HttpStatusCode.OK)).Address;

        static async Task RefusedTicketAsync(StaffClient staff, string with) => await Customer.RefusedAsync(await staff.GetAsync(with), HttpStatusCode.NotFound, "export.ticket");
    }

    [Theory]
    [InlineData("session")]
    [InlineData("role")]
    [InlineData("paused")]
    [InlineData("approval")]
    public async Task An_export_that_is_still_being_fetched_ends_with_the_right_to_it(string what)
    {
        var (app, held) = await HeldAsync();
        var jing = await StaffClient.NamedAsync(app, Shift.Jing);
        var wish = await Archive.AgreedAsync(_planted);
        using var answer = await jing.Http.GetAsync(new Uri($"/api/console/exports/{wish.Id}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Ending);
        Assert.True(answer.IsSuccessStatusCode);
        var reading = answer.Content.ReadAsByteArrayAsync(Ending);
        await held.Begun.WithinDeadlineAsync("the first bytes of a file");
        Assert.False(reading.IsCompleted);

        await (what switch
        {
            "session" => SignOutAsync(jing),
            "role" => RowsAsync(app, $"update staff_accounts set role = 'agent' where name = '{Shift.Jing}'"),
            "paused" => RowsAsync(app, $"insert into reading_alerts (id, person_id, rule, found, at) select id, id, 'many_profiles', 1, 1 from staff_accounts where name = '{Shift.Jing}'"),
            _ => RowsAsync(app, "update approvals set note = 'another'"),
        });

        // What this node knows of a session is good for two seconds of the calendar.
        Clock.Advance(TimeSpan.FromSeconds(3));

        await CutOffAsync(reading);
        await held.Ended.WithinDeadlineAsync("the end of the copying");
    }

    [Theory]
    [InlineData("session")]
    [InlineData("case")]
    public async Task A_file_that_is_still_being_fetched_ends_with_session_and_case(string what)
    {
        var (app, held) = await HeldAsync();
        var jing = await StaffClient.NamedAsync(app, Shift.Jing);
        await RowsAsync(app, $"update cases set status = 'open', owner = 'agent', pullers = '', agent_id = (select id from staff_accounts where name = '{Shift.Jing}')");
        var file = (await RowsAsync(app, "select id from files where name = 'quokkafile.txt'"))[0];
        using var answer = await jing.Http.GetAsync(new Uri($"/api/console/cases/{_planted.Case}/files/{file}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Ending);
        Assert.True(answer.IsSuccessStatusCode);
        var reading = answer.Content.ReadAsByteArrayAsync(Ending);
        await held.Begun.WithinDeadlineAsync("the first bytes of the file");

        await (what == "session" ? SignOutAsync(jing) : RowsAsync(app, "update cases set agent_id = null, owner = 'queue', queue = 'general'"));

        await CutOffAsync(reading);
        await held.Ended.WithinDeadlineAsync("the end of the copying");
    }

    public override async ValueTask InitializeAsync()
    {
        _exchange = await StartExchangeAsync();
        _planted = await Planted.StartAsync(await StartAsync(exchange: _exchange, settings: Shift.Demo), _exchange, Clock.Now);
    }

    // Reasons and notes of which the person is not told, wherever one can stand.
    private async Task PlantUntoldAsync()
    {
        var (by, at) = (_planted.Jing.Session.Staff.Id.Value, Clock.Now.ToMicroseconds());
        var (read, look, reveal) = (Guid.CreateVersion7(Clock.Now), Guid.CreateVersion7(Clock.Now), Guid.CreateVersion7(Clock.Now));
        await _planted.SqlAsync($"insert into data_reads (id, by_id, case_id, customer_id, uid, kind, reason, at) select {read}, {by}, id, customer_id, {Planted.Uid}, 'reveal', 'legal', {at} from cases");
        await _planted.SqlAsync($"insert into looks (id, case_id, by_id, reason, note, at, until) select {look}, id, {by}, 'security', 'quokkatip of the police', {at}, {at} from cases");
        await _planted.SqlAsync($"insert into reveals (id, case_id, by_id, kind, record_id, field, reason, note, at) select {reveal}, id, {by}, 'withdrawals', 'x', 'address', 'legal', 'quokkatip', {at} from cases");
    }

    // The same data under a server on a real port whose files come to a stop after their first bytes.
    private async Task<(VigilApplication App, HeldFiles Held)> HeldAsync()
    {
        HeldFiles? held = null;
        var app = await StartAsync(App.Storage, _exchange, services: all =>
        {
            var store = all.Last(s => s.ServiceType == typeof(IFileStore)).ImplementationFactory!;
            all.AddSingleton<IFileStore>(provider => held = new HeldFiles((IFileStore)store(provider)));
        }, listens: true, settings: Shift.Demo);
        _ = app.Get<IFileStore>();
        return (app, held!);
    }

    // Not whole, and not by waiting for it.
    private static async Task CutOffAsync(Task<byte[]> reading)
    {
        var failure = await Record.ExceptionAsync(() => reading.WithinDeadlineAsync("the end of the connection"));
        Assert.True(failure is HttpRequestException or IOException, $"{failure}");
    }

    private static async Task SignOutAsync(StaffClient staff) => Assert.True((await staff.PostAsync("/api/staff/sign-out", new { })).IsSuccessStatusCode);

    private static List<(string Table, string Why)> RowsOf(string guide, string heading)
    {
        var from = guide.IndexOf(heading, StringComparison.Ordinal);
        var lines = guide[from..].Split('\n').SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Skip(2);
        return [.. lines.SelectMany(line => Named().Matches(line.Split('|')[1]).Select(m => (m.Groups["name"].Value, line.Split('|', 3)[2])))];
    }

    [GeneratedRegex("`(?<name>[A-Za-z_]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}

public sealed class PersonalCopyTestsOnSqlite() : PersonalCopyTests(TestDatabase.Sqlite);

public sealed class PersonalCopyTestsOnPostgres(PostgresCluster cluster) : PersonalCopyTests(TestDatabase.Postgres(cluster));
