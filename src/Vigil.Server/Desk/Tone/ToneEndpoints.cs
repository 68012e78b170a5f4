using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Language;
using Vigil.Server.Cases;
using Vigil.Server.Desk.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Tone;

/// <summary>What the console asks while a reply is written.</summary>
internal static class ToneEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapConsole().MapPost("/cases/{id}/tone", ReadAsync).Produces<ToneView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404)
            .WithSummary("Words of a reply that blame, turn away, promise, or ask for a secret, and where they stand. Stores nothing and stops nothing.");

    private static async Task<IResult> ReadAsync(CaseId id, CheckTone request, HttpContext http, CaseAccess access, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(StaffCaller.Of(http.User), id, cancellationToken);
        return found.Refusal?.ToProblem() ?? MessageText.Check(request.Text)?.ToProblem()
            ?? TypedResults.Ok(new ToneView([.. ToneReader.Read(request.Text).Select(f => new ToneFindingView(f.Kind, f.Start, f.Length))]));
    }
}
