using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Language;
using Vigil.Server.Assistant.Learning.Edits;
using Vigil.Server.Assistant.Learning.Lessons;
using Vigil.Server.Assistant.Learning.Lists;
using Vigil.Server.Knowledge;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Assistant.Learning;

/// <summary>What supervisors see of how the assistant did, and what they make of it.</summary>
internal static class LearningEndpoints
{
    private const int DefaultPage = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/console").WithTags("Console").Needs(Permission.TeachAssistant).AddEndpointFilter(WatchAsync);
        group.MapGet("/learning", ReadAsync).Produces<LearningPageView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403)
            .WithSummary($"One page of a list: list is questions (without an answer), failures (answers that did not help), confusions (of topics) or phrasings (new ones); after is what next was; limit at most {ILearningList.MaxPage}; language (zh or en) is that of titles. For supervisors.");
        group.MapGet("/learning/drafts", ReadEditsAsync).Produces<DraftEditsView>().ProducesProblem(401).ProducesProblem(403)
            .WithSummary("How much agents changed of the drafts that they sent, by topic. For supervisors.");
        group.MapGet("/learning/drafts/pairs", ReadPairsAsync).Produces<DraftPairsView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403)
            .WithSummary($"One page of a topic's drafts beside what was sent, the newest first; without topic those of none; after is what next was; limit at most {ILearningList.MaxPage}. For supervisors.");
        group.MapGet("/learning/lessons", ReadProposedAsync).Produces<LessonsView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403)
            .WithSummary("One page of the lessons that wait for a second person, the oldest first. For supervisors.");
        group.MapPost("/learning/lessons", MakeAsync).Produces<LessonView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Makes something of a row, once: a training phrase, a draft of an article, or nothing. What is about money or security is proposed and waits for a second person. For supervisors.");
        group.MapPost("/learning/lessons/{lesson}/confirm", ConfirmAsync).Produces<LessonView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Says yes to what a colleague has proposed. For supervisors.");
        group.MapPost("/learning/lessons/{lesson}/reject", RejectAsync).Produces<LessonView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Says no to what a colleague has proposed; the row does not come back. For supervisors.");
    }

    // What customers wrote stands in these lists: whose reading is paused reads them no more, and who reads them is in the trail.
    private static async ValueTask<object?> WatchAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (caller, services) = (StaffCaller.Of(context.HttpContext.User), context.HttpContext.RequestServices);
        return await services.GetRequiredService<LearningReads>().NoteAsync(caller, context.HttpContext, context.HttpContext.RequestAborted) is { } paused ? paused.ToProblem() : await next(context);
    }

    private static async Task<IResult> ReadAsync(string? list, string? after, int? limit, string? language, IEnumerable<ILearningList> lists, CancellationToken cancellationToken) =>
        lists.FirstOrDefault(l => l.Name == (list ?? "questions")) is not { } wanted ? RequestRefusals.Invalid($"list must be one of {string.Join(", ", lists.Select(l => l.Name))}.").ToProblem()
        : WrongWith(after, limit) is { } wrong ? wrong.ToProblem()
        : TypedResults.Ok(await wanted.ReadAsync(LearningPages.Read(after)!.Value, limit ?? DefaultPage, ArticleLibrary.LanguageFor(language), cancellationToken));

    private static async Task<IResult> ReadEditsAsync(ReadEdits edits, CancellationToken cancellationToken) => TypedResults.Ok(await edits.ByTopicAsync(cancellationToken));

    private static async Task<IResult> ReadPairsAsync(string? topic, string? after, int? limit, ReadEdits edits, CancellationToken cancellationToken) =>
        !string.IsNullOrEmpty(topic) && IntentVocabulary.Find(topic) is null ? RequestRefusals.Invalid("topic must be a topic id.").ToProblem()
        : WrongWith(after, limit) is { } wrong ? wrong.ToProblem()
        : TypedResults.Ok(await edits.PairsAsync(string.IsNullOrEmpty(topic) ? null : topic, LearningPages.Read(after)!.Value, limit ?? DefaultPage, cancellationToken));

    private static async Task<IResult> ReadProposedAsync(string? after, int? limit, HttpContext http, ReadProposed proposed, CancellationToken cancellationToken) =>
        WrongWith(after, limit) is { } wrong ? wrong.ToProblem()
        : TypedResults.Ok(await proposed.HandleAsync(StaffCaller.Of(http.User), LearningPages.Read(after)!.Value, limit ?? DefaultPage, cancellationToken));

    private static async Task<IResult> MakeAsync(TakeLesson request, HttpContext http, MakeLesson make, CancellationToken cancellationToken)
    {
        var made = await make.HandleAsync(StaffCaller.Of(http.User), request, cancellationToken);
        return made.Refusal?.ToProblem() ?? TypedResults.Created((string?)null, made.Value);
    }

    private static async Task<IResult> ConfirmAsync(LessonId lesson, HttpContext http, DecideLesson decide, CancellationToken cancellationToken) =>
        (await decide.HandleAsync(StaffCaller.Of(http.User), lesson, confirmed: true, cancellationToken)).ToHttp();

    private static async Task<IResult> RejectAsync(LessonId lesson, HttpContext http, DecideLesson decide, CancellationToken cancellationToken) =>
        (await decide.HandleAsync(StaffCaller.Of(http.User), lesson, confirmed: false, cancellationToken)).ToHttp();

    private static Refusal? WrongWith(string? after, int? limit) =>
        limit is < 1 or > ILearningList.MaxPage ? RequestRefusals.Invalid($"limit must be from 1 to {ILearningList.MaxPage}.")
        : LearningPages.Read(after) is null ? RequestRefusals.Invalid("after must be what next was.")
        : null;
}
