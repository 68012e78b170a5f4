using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Desk.Live;
using Vigil.Server.Desk.Presence;
using Vigil.Server.Knowledge;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Http;

/// <summary>The console over HTTP: lists, and everything that is done to a case. Each asks <see cref="CaseAccess"/> first.</summary>
internal static class CaseEndpoints
{
    private const int DefaultPage = 50;

    private static readonly Dictionary<string, CaseView> Views = new(StringComparer.Ordinal)
    {
        ["mine"] = CaseView.Mine,
        ["queued"] = CaseView.Queued,
        ["all"] = CaseView.All,
        ["resolved"] = CaseView.Resolved,
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapConsole();
        group.MapGet("/cases", ListAsync).Produces<CaseListView>().ProducesProblem(400).ProducesProblem(401)
            .WithSummary("One page of a list: view is mine, queued, all or resolved; after is what next was; limit at most 200.");
        group.MapGet("/cases/{id}", ReadAsync).Produces<CaseRowView>().ProducesProblem(401).ProducesProblem(404).WithSummary("One case. Only here agentAbsent and lookUntil are told.");
        group.MapGet("/cases/{id}/entries", ReadEntriesAsync).Produces<StaffEntriesView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("All entries after a number, in order, at most 200. A look at a case that is not one's own is kept in the audit trail and watched: too many pause one's reading.");
        group.MapPost("/cases/{id}/messages", SendAsync).Produces<WrittenEntry>(201).Produces<WrittenEntry>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Says something to the customer, on a case of one's own. The same clientMessageId again answers 200 with the same number; with another text or other files 409. What asks for a password, a code or the like is refused with 422.");
        group.MapPost("/cases/{id}/notes", NoteAsync).Produces<WrittenEntry>(201).Produces<WrittenEntry>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Says something among staff; customers never see it.");
        group.MapPost("/cases/{id}/assign", AssignAsync).Produces<CaseRowView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Gives the case to somebody who is at work; without staffId to oneself. What a colleague has an agent takes only where agentAbsent is true.");
        group.MapPost("/cases/{id}/transfer", TransferAsync).Produces<CaseRowView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Hands the case to a colleague who is at work or to a queue, with a word that the customer never sees.");
        group.MapPost("/cases/{id}/resolve", ResolveAsync).Produces<CaseRowView>().ProducesProblem(401).ProducesProblem(404).ProducesProblem(409).WithSummary("Done.");
        group.MapPost("/cases/{id}/reopen", ReopenAsync).Produces<CaseRowView>().ProducesProblem(401).ProducesProblem(404).ProducesProblem(409).WithSummary("Goes on after all, with the one who reopens it.");
    }

    private static async Task<IResult> ListAsync(string? view, string? after, int? limit, HttpContext http, StaffLists lists, CaseRows rows, ReadingPause pause, CancellationToken cancellationToken)
    {
        if (view is null || !Views.TryGetValue(view, out var wanted))
        {
            return RequestRefusals.Invalid("view must be mine, queued, all or resolved.").ToProblem();
        }

        if (limit is < 1 or > StaffLists.MaxPage)
        {
            return RequestRefusals.Invalid($"limit must be a number from 1 to {StaffLists.MaxPage}.").ToProblem();
        }

        var caller = StaffCaller.Of(http.User);
        var page = await lists.PageAsync(caller, wanted, string.IsNullOrEmpty(after) ? null : after, limit ?? DefaultPage, cancellationToken);
        if (page.Refusal is { } refusal)
        {
            return refusal.ToProblem();
        }

        var shown = await rows.AllAsync(page.Value!.Cases, cancellationToken);
        var paused = await pause.RefusalAsync(caller, cancellationToken) is not null;
        return TypedResults.Ok(new CaseListView(
            [.. shown.Select(row => Shown(row, caller, paused))], page.Value.Next, await lists.CountsAsync(caller, cancellationToken)));
    }

    // Whose reading is paused goes on with their own cases and takes what waits; what others say they read no more.
    private static CaseRowView Shown(CaseRowView row, StaffCaller caller, bool paused) => paused && row.AgentId != caller.Id ? row with { Customer = null, Title = null, LastText = null } : row;

    private static async Task<IResult> ReadAsync(CaseId id, HttpContext http, CaseAccess access, CaseDataAccess data, AbsentAgents absent, CaseRows rows, ReadingPause pause, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        return await access.FindAsync(caller, id, cancellationToken) is { Value: { } found }
            ? TypedResults.Ok(Shown(await rows.OneAsync(found, cancellationToken), caller, await pause.RefusalAsync(caller, cancellationToken) is not null) with
            {
                AgentAbsent = found.WaitingSince is not null && await absent.IsAbsentAsync(found, cancellationToken),
                LookUntil = await data.LookUntilAsync(caller, id, cancellationToken),
            })
            : CaseRefusals.NotFound.ToProblem();
    }

    private static async Task<IResult> ReadEntriesAsync(CaseId id, long? after, HttpContext http, ReadTimeline timeline, CancellationToken cancellationToken) =>
        (await timeline.ReadAsync(StaffCaller.Of(http.User), id, after ?? 0, cancellationToken)).ToHttp();

    private static async Task<IResult> SendAsync(CaseId id, WriteEntry request, HttpContext http, CaseAccess access, ArticleLibrary articles, DraftMarks drafts, PostMessage postMessage, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        var found = await access.FindAsync(caller, id, cancellationToken);
        if (found.Refusal is { } notFound)
        {
            return notFound.ToProblem();
        }

        EntryParts? parts = null;
        if (request.ArticleSlug is { } slug)
        {
            if (articles.Find(slug, found.Value!.Language) is not { } article)
            {
                return RequestRefusals.Invalid("articleSlug: there is no such article.").ToProblem();
            }

            parts = new EntryParts([], [new ArticleLink(article.Slug, article.Language, article.Title)], []);
        }

        var began = string.IsNullOrEmpty(request.Draft) ? null : await drafts.ReadAsync(id, request.Draft, cancellationToken);
        var post = new MessagePost(id, Author.Staff(caller.Id, caller.Name), request.Text, request.ClientMessageId, parts) { FileIds = request.FileIds ?? [], Began = began };
        var posted = await postMessage.HandleAsync(post, cancellationToken);
        return posted.Refusal?.ToProblem() ?? Written(posted.Value!.Seq, posted.Value.Repeated);
    }

    private static async Task<IResult> NoteAsync(CaseId id, WriteEntry request, HttpContext http, CaseAccess access, WorkCase work, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        var found = await access.FindAsync(caller, id, cancellationToken);
        if (found.Refusal is { } notFound)
        {
            return notFound.ToProblem();
        }

        if (request.ArticleSlug is not null)
        {
            return RequestRefusals.Invalid("articleSlug: a note carries no article.").ToProblem();
        }

        if (request.FileIds is { Count: > 0 })
        {
            return RequestRefusals.Invalid("fileIds: a note carries no files.").ToProblem();
        }

        if (request.Draft is not null)
        {
            return RequestRefusals.Invalid("draft: a note begins from no draft.").ToProblem();
        }

        var noted = await work.NoteAsync(id, caller, request.Text, request.ClientMessageId, cancellationToken);
        return noted.Refusal?.ToProblem() ?? Written(noted.Value!.Seq, noted.Value.Repeated);
    }

    private static async Task<IResult> AssignAsync(CaseId id, AssignCase request, HttpContext http, CaseAccess access, AbsentAgents absent, Recipients recipients, WorkCase work, CaseRows rows, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        var found = await access.FindAsync(caller, id, cancellationToken);
        if (found.Refusal is { } notFound)
        {
            return notFound.ToProblem();
        }

        var to = await recipients.FindAsync(caller, request.StaffId ?? caller.Id, cancellationToken);
        return to.Refusal?.ToProblem() ?? await ToRowAsync(await work.AssignAsync(caller, found.Value!, to.Value!, await absent.IsAbsentAsync(found.Value!, cancellationToken)), rows, cancellationToken);
    }

    private static async Task<IResult> TransferAsync(CaseId id, TransferCase request, HttpContext http, CaseAccess access, AbsentAgents absent, Recipients recipients, WorkCase work, CaseRows rows, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        var found = await access.FindAsync(caller, id, cancellationToken);
        if (found.Refusal is { } notFound)
        {
            return notFound.ToProblem();
        }

        if (request.StaffId is null == request.Queue is null)
        {
            return RequestRefusals.Invalid("Exactly one of staffId and queue is required.").ToProblem();
        }

        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note;
        if (request.Queue is { } queue)
        {
            return CaseQueues.All.Contains(queue, StringComparer.Ordinal)
                ? await ToRowAsync(await work.TransferAsync(caller, found.Value!, queue, note, await absent.IsAbsentAsync(found.Value!, cancellationToken), cancellationToken), rows, cancellationToken)
                : DeskRefusals.NoSuchQueue.ToProblem();
        }

        var to = await recipients.FindAsync(caller, request.StaffId!.Value, cancellationToken);
        return to.Refusal?.ToProblem() ?? await ToRowAsync(await work.TransferAsync(caller, found.Value!, to.Value!, note, await absent.IsAbsentAsync(found.Value!, cancellationToken), cancellationToken), rows, cancellationToken);
    }

    private static async Task<IResult> ResolveAsync(CaseId id, HttpContext http, CaseAccess access, WorkCase work, CaseRows rows, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        var found = await access.FindAsync(caller, id, cancellationToken);
        return found.Refusal?.ToProblem() ?? await ToRowAsync(await work.ResolveAsync(id, caller), rows, cancellationToken);
    }

    private static async Task<IResult> ReopenAsync(CaseId id, HttpContext http, CaseAccess access, WorkCase work, CaseRows rows, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        var found = await access.FindAsync(caller, id, cancellationToken);
        return found.Refusal?.ToProblem() ?? await ToRowAsync(await work.ReopenAsync(id, caller), rows, cancellationToken);
    }

    private static IResult Written(long seq, bool repeated) => repeated ? TypedResults.Ok(new WrittenEntry(seq)) : TypedResults.Created((string?)null, new WrittenEntry(seq));

    private static async Task<IResult> ToRowAsync(Outcome<CaseSnapshot> outcome, CaseRows rows, CancellationToken cancellationToken) =>
        outcome.Refusal?.ToProblem() ?? TypedResults.Ok(await rows.OneAsync(outcome.Value!, cancellationToken));
}
