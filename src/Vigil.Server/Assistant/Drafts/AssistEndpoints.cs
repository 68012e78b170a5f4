using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Staff;

namespace Vigil.Server.Assistant.Drafts;

/// <summary>What the console asks the assistant for.</summary>
internal static class AssistEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/console").WithTags("Console").Needs(Permission.WorkCases);
        group.MapGet("/cases/{id}/assist", ReadAsync).Produces<AssistView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("A drafted reply to the customer's newest message, with the record that every fact came from, and at most three articles that fit. Where the customer's data is closed to the caller: the articles and what the customer said themselves, no draft and nothing of a record. Changes nothing; audited where records are read.");
    }

    private static async Task<IResult> ReadAsync(CaseId id, HttpContext http, CaseAccess access, CaseDataAccess data, ReadingPause pause, DraftReply draft, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        var found = await access.FindAsync(caller, id, cancellationToken);
        if (found.Value is { } @case && !CaseDataAccess.Has(caller, @case) && await pause.RefusalAsync(caller, cancellationToken) is { } paused)
        {
            return paused.ToProblem();
        }

        return found.Refusal?.ToProblem() ?? TypedResults.Ok(await draft.HandleAsync(caller, found.Value!, await data.IsOpenAsync(caller, found.Value!, cancellationToken), cancellationToken));
    }
}
