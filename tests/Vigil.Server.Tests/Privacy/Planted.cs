using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Assistant;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Privacy;

/// <summary>A customer who has put a word of their own, and had one put about them, into everything that takes one.</summary>
internal sealed class Planted
{
    /// <summary>What all of the words begin with. Stands nowhere else.</summary>
    public const string Mark = "quokka";

    /// <summary>The account number.</summary>
    public const string Uid = "quokkauid214";

    /// <summary>A zone that nobody else of the tests lives in.</summary>
    public const string Zone = "Antarctica/Troll";

    /// <summary>Why the erasure is asked for.</summary>
    public const string Note = "quokkaerase: asked for by mail";

    /// <summary>Each word, by what it was put into.</summary>
    public static readonly IReadOnlyList<string> Words =
    [
        "quokkacase", "quokkakey", "quokkavisitor", "quokkafield", "quokkauid214", "quokkaname", "quokkamessage", "quokkareply", "quokkadraft", "quokkanote", "quokkatransfer", "quokkafile",
        "quokkacontent", "quokkaunsent", "quokkaupload", "quokkapiece", "quokkalook", "quokkaexport", "quokkahold", "quokkarating", "quokkalesson", "quokkadead", "quokkareveal", "quokkarecord",
    ];

    private Planted(VigilApplication application, FakeExchange exchange, Shift shift, Customer customer, StaffClient lin, StaffClient jing, StaffClient admin, CaseId id)
    {
        (Application, Exchange, Shift, Customer, Lin, Jing, Admin, Case) = (application, exchange, shift, customer, lin, jing, admin, id);
    }

    public VigilApplication Application { get; }

    public FakeExchange Exchange { get; }

    public Shift Shift { get; }

    public Customer Customer { get; }

    public StaffClient Lin { get; }

    public StaffClient Jing { get; }

    public StaffClient Admin { get; }

    public CaseId Case { get; }

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>Plants all of it; the case is resolved then.</summary>
    public static async Task<Planted> StartAsync(VigilApplication app, FakeExchange exchange, DateTimeOffset now)
    {
        exchange.Accounts[Uid] = Meridians.Account(now) with { Uid = Uid, DisplayName = "quokkaname**" };
        var shift = new Shift(app);
        var (lin, jing, admin) = (await shift.OnBreakAsync(Shift.Lin), await shift.OnBreakAsync(Shift.Jing), await shift.OnBreakAsync("Admin"));

        // First as a visitor, who then signs in.
        var visitor = await Customer.StartAsync(app, timeZone: Zone);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["orderId"] = "quokkafield" };
        var opened = await Customer.ReadAsync<OpenedCase>(await visitor.PostAsync("/api/messenger/cases", new OpenCase("quokkacase", "quokkavisitor asks", "quokkakey", null, fields)), HttpStatusCode.Created);
        var customer = await Customer.StartAsync(app, exchange.Identity.For(Uid), timeZone: Zone, presented: visitor.Session.SessionToken);
        var planted = new Planted(app, exchange, shift, customer, lin, jing, admin, opened.CaseId);
        await planted.TalkAsync();
        await planted.AboutAsync();
        await planted.AskToFreezeAsync();
        return planted;
    }

    // Whoever asked without signing in, and the code that was sent, are kept by account number.
    private async Task AskToFreezeAsync()
    {
        Exchange.Contacts[Uid] = new AccountContacts(Uid, "en", "UTC", [new ContactPoint("contact", "email", "•••", null)]);
        using var page = Application.CreateClient();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("account", Uid)]);
        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync(new Uri("/freeze/en", UriKind.Relative), form, Ending)).StatusCode);
        await Eventually.HoldsAsync(() => !Exchange.Delivered.IsEmpty, "the code was sent");
    }

    /// <summary>Asks for the erasure and has a colleague agree.</summary>
    public async Task<ApprovalView> EraseAsync() => await Customer.ReadAsync<ApprovalView>(await DecideAsync(await AskedAsync()), HttpStatusCode.OK);

    public Task<HttpResponseMessage> AskAsync(string note = Note) => Jing.PostAsync($"/api/console/cases/{Case}/erasure", new AskForErasure(note));

    public async Task<ApprovalView> AskedAsync() => await Customer.ReadAsync<ApprovalView>(await AskAsync(), HttpStatusCode.Created);

    public Task<HttpResponseMessage> DecideAsync(ApprovalView wish, StaffClient? by = null) => (by ?? Admin).PostAsync($"/api/console/approvals/{wish.Id}/decision", new DecideApproval("approved", wish.Hash));

    public Task<HttpResponseMessage> HoldAsync(string note = "quokkahold of the court", string scope = "person", string reason = "litigation") =>
        Jing.PostAsync($"/api/console/cases/{Case}/holds", new PlaceHold(scope, reason, note));

    public Task<HttpResponseMessage> AskToLiftAsync(HoldId id, StaffClient? by = null) => (by ?? Jing).PostAsync($"/api/console/holds/{id}/lift", new LiftHold("quokkalift since it is over"));

    /// <summary>Asks for a hold to be lifted and has a colleague agree.</summary>
    public async Task LiftAsync(HoldId id, StaffClient? by = null, StaffClient? second = null) =>
        await Customer.ReadAsync<ApprovalView>(await DecideAsync(await Customer.ReadAsync<ApprovalView>(await AskToLiftAsync(id, by), HttpStatusCode.Accepted), second), HttpStatusCode.OK);

    public Task<int> SqlAsync(FormattableString sql) => Application.Get<WriteGate>().WriteAsync(session => session.Db.Database.ExecuteSqlAsync(sql, Ending), Ending);

    private async Task TalkAsync()
    {
        await Customer.ReadAsync<CaseStateView>(await Customer.PostRawAsync($"/api/messenger/cases/{Case}/human", ""), HttpStatusCode.OK);
        await Shift.RowAsync(Shift.AssignAsync(Lin, Case));
        var file = await UploadedAsync("quokkafile.txt", "quokkacontent of a file");
        await Customer.ReadAsync<SentMessage>(await Customer.PostAsync($"/api/messenger/cases/{Case}/messages", new SendMessage("quokkakey2", "quokkamessage with a file", [file.FileId.ToString()])), HttpStatusCode.Created);
        var mark = await Application.Get<DraftMarks>().OfAsync(Case, new OfferedDraft(2, "en", "withdrawal.pending", "quokkadraft of an answer"), Ending);
        await Customer.ReadAsync<WrittenEntry>(await Lin.PostAsync($"/api/console/cases/{Case}/messages", new WriteEntry("quokkakey3", "quokkareply to it", null, Draft: mark)), HttpStatusCode.Created);
        await Customer.ReadAsync<WrittenEntry>(await Shift.NoteAsync(Lin, Case, "quokkanote among us"), HttpStatusCode.Created);
        await Shift.RowAsync(Shift.TransferAsync(Lin, Case, to: Jing, note: "quokkatransfer to you"));

        // One that was not sent, and one that did not come whole.
        await UploadedAsync("quokkaunsent.txt", "quokkaunsent bytes");
        var upload = await Customer.ReadAsync<UploadView>(await Customer.PostAsync("/api/messenger/files/uploads", new BeginUpload("quokkaupload.txt", 100)), HttpStatusCode.Created);
        using var piece = new ByteArrayContent("quokkapiece"u8.ToArray());
        var taken = await Customer.Http.PatchAsync(new Uri($"/api/messenger/files/uploads/{upload.UploadId}?offset=0", UriKind.Relative), piece, Ending);
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync(Ending));

        await Shift.RowAsync(Shift.ResolveAsync(Jing, Case));
        Assert.True((await Customer.PostAsync($"/api/messenger/cases/{Case}/rating", new RateCase(4, "quokkarating of us"))).IsSuccessStatusCode);
    }

    private async Task AboutAsync()
    {
        Assert.Equal(HttpStatusCode.Created, (await Shift.LookAsync(Admin, Case, note: "quokkalook at it")).StatusCode);
        await Customer.ReadAsync<ApprovalView>(await Jing.PostAsync($"/api/console/cases/{Case}/export", new AskForExport("quokkaexport of all")), HttpStatusCode.Created);
        var hold = await Customer.ReadAsync<HoldView>(await HoldAsync(), HttpStatusCode.Created);
        await LiftAsync(hold.Id);

        // Whatever waits to be done is done, so that only what is put there stays.
        await Eventually.HoldsAsync(async () => await WaitingAsync() == 0, "the outbox is empty");
        var (at, by, lesson, dead) = (Application.Clock.Now.ToMicroseconds(), Jing.Session.Staff.Id.Value, LessonId.New(Application.Clock).Value, Guid.CreateVersion7(Application.Clock.Now));
        await SqlAsync($"insert into learning_lessons (id, list, item, act, state, texts, by_id, at) values ({lesson}, 'questions', {$"{Case}|2"}, 'phrase', 'taken', '[\"quokkalesson\"]', {by}, {at})");
        var reveal = Guid.CreateVersion7(Application.Clock.Now);
        await SqlAsync($"insert into reveals (id, case_id, by_id, kind, record_id, field, reason, note, at) values ({reveal}, {Case.Value}, {by}, 'withdrawals', 'quokkarecord', 'address', 'match', 'quokkareveal for it', {at})");
        await SqlAsync($"insert into data_reads (id, by_id, case_id, customer_id, uid, kind, at) select {reveal}, {by}, id, customer_id, {Uid}, 'card', {at} from cases where id = {Case.Value}");
        await SqlAsync($"insert into dead_letters (id, listener, stream, position, type, payload, attempts, last_error, died_at) values ({dead}, 'RouteCase', {Case.ToString()}, 1, 'CaseQueued', 'quokkadead', 12, 'Exception', {at})");
    }

    private async Task<long> WaitingAsync()
    {
        await using var db = await Application.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        return await db.Database.SqlQuery<long>($"select count(*) as \"Value\" from outbox").SingleAsync(Ending);
    }

    private async Task<FileView> UploadedAsync(string name, string content)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await Customer.ReadAsync<FileView>(await Customer.Http.PostAsync(new Uri($"/api/messenger/files?name={name}", UriKind.Relative), body, Ending), HttpStatusCode.Created);
    }
}
