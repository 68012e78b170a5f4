using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Factors;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.People;

/// <summary>Who works here, over HTTP: for administrators.</summary>
internal static class PeopleEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/console").WithTags("Staff").Needs(Permission.ManageStaff);
        group.MapGet("/staff", ListAsync).Produces<IReadOnlyList<PersonView>>().ProducesProblem(401).ProducesProblem(403).WithSummary("Everybody who works here or did.");
        group.MapPost("/staff/{person}/deactivate", DeactivateAsync).NeedsFreshProof().Produces(204).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Ends a person's access, with every session of theirs. Never one's own, never that of the last administrator.");
        group.MapPost("/staff/{person}/reactivate", ReactivateAsync).NeedsFreshProof().Produces(204).ProducesProblem(401).ProducesProblem(404)
            .WithSummary("Lets a person sign in again.");
        group.MapPost("/staff/{person}/factor-reset", AskForResetAsync).NeedsFreshProof().Produces<ApprovalView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409).ProducesProblem(429)
            .WithSummary("Asks to take every second factor and recovery code from a colleague who has lost them. Another administrator has to agree, and neither may be that colleague.");
        group.MapGet("/staff/{person}/sessions", ReadSessionsAsync).Produces<IReadOnlyList<StaffSessionRowView>>().ProducesProblem(401).ProducesProblem(403).WithSummary("A person's sessions that stand.");
        group.MapDelete("/staff/{person}/sessions/{session}", EndSessionAsync).NeedsFreshProof().Produces(204).ProducesProblem(401).ProducesProblem(404).WithSummary("Ends a session of a person.");

        group.MapGet("/invitations", ListInvitationsAsync).Produces<IReadOnlyList<InvitationView>>().ProducesProblem(401).ProducesProblem(403).WithSummary("Invitations that stand.");
        group.MapPost("/invitations", InviteAsync).NeedsFreshProof().Produces<InvitationMadeView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(409)
            .WithSummary("Invites somebody to work here. Its link is shown this once, works once, and for 72 hours; it takes the place of an earlier one to the same address.");
        group.MapDelete("/invitations/{invitation}", WithdrawAsync).NeedsFreshProof().Produces(204).ProducesProblem(401).ProducesProblem(404).WithSummary("Withdraws an invitation.");
    }

    private static async Task<IResult> ListAsync(ReadPeople people, CancellationToken cancellationToken) => TypedResults.Ok(await people.HandleAsync(cancellationToken));

    private static async Task<IResult> DeactivateAsync(StaffId person, HttpContext http, StaffAccess access, IPresenceSource presence, CancellationToken cancellationToken)
    {
        if (await access.DeactivateAsync(StaffCaller.Of(http.User), person, cancellationToken) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await presence.LeftAsync(person);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> ReactivateAsync(StaffId person, HttpContext http, StaffAccess access, CancellationToken cancellationToken) =>
        await access.ReactivateAsync(StaffCaller.Of(http.User), person, cancellationToken) is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();

    private static async Task<IResult> AskForResetAsync(StaffId person, AskForFactorReset request, HttpContext http, RequestFactorReset reset, CancellationToken cancellationToken)
    {
        var asked = await reset.HandleAsync(StaffCaller.Of(http.User), person, request, cancellationToken);
        return asked.Refusal?.ToProblem() ?? TypedResults.Created((string?)null, asked.Value);
    }

    private static async Task<IResult> ReadSessionsAsync(StaffId person, HttpContext http, ListedSessions sessions, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sessions.OfAsync(StaffCaller.Of(http.User), person, cancellationToken));

    private static async Task<IResult> EndSessionAsync(StaffId person, StaffSessionId session, HttpContext http, ListedSessions sessions, CancellationToken cancellationToken) =>
        await sessions.EndAsync(StaffCaller.Of(http.User), person, session, cancellationToken) is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();

    private static async Task<IResult> ListInvitationsAsync(Invitations invitations, CancellationToken cancellationToken) => TypedResults.Ok(await invitations.ListAsync(cancellationToken));

    private static async Task<IResult> InviteAsync(InvitePerson request, HttpContext http, Invitations invitations, IOptions<StaffOptions> options, CancellationToken cancellationToken)
    {
        if (RequestRefusals.Missing(("email", request.Email), ("role", request.Role), ("queues", request.Queues), ("language", request.Language)) is { } missing)
        {
            return missing.ToProblem();
        }

        var made = await invitations.MakeAsync(StaffCaller.Of(http.User), request, cancellationToken);
        if (made.Refusal is { } refusal)
        {
            return refusal.ToProblem();
        }

        // In the fragment, which browsers send to no server and write into no log.
        var server = options.Value.PublicUrl is { Length: > 0 } url ? new Uri(url) : new Uri($"{http.Request.Scheme}://{http.Request.Host}");
        return TypedResults.Created((string?)null, new InvitationMadeView(made.Value.View, new Uri(server, "/console/join").AbsoluteUri + "#" + made.Value.Token));
    }

    private static async Task<IResult> WithdrawAsync(InvitationId invitation, HttpContext http, Invitations invitations, CancellationToken cancellationToken) =>
        await invitations.WithdrawAsync(StaffCaller.Of(http.User), invitation, cancellationToken) is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();
}
