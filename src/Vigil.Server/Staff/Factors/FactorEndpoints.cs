using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.Factors;

/// <summary>A person's own second factors over HTTP.</summary>
internal static class FactorEndpoints
{
    /// <param name="settingUp">Routes of anybody signed in, and of who has no factor yet.</param>
    /// <param name="signedIn">Routes of who has shown their factor.</param>
    public static void Map(RouteGroupBuilder settingUp, RouteGroupBuilder signedIn)
    {
        settingUp.MapGet("/factors", ReadAsync).Produces<FactorsView>().ProducesProblem(401).WithSummary("One's own second factors, and how many recovery codes are left.");
        settingUp.MapPost("/factors/authenticator", BeginAsync).NeedsFreshProofOrFactor().Produces<AuthenticatorView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(409)
            .WithSummary("Begins to set up an authenticator app: its key, shown this once. It opens nothing before its first code has come back.");
        settingUp.MapPost("/factors/authenticator/confirm", ConfirmAsync).NeedsFreshProofOrFactor().Produces<FactorAddedView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Takes the app's first code, within the hour. With the first factor come recovery codes, and other sessions that the password alone has opened end; every further one asks for a proof by one that is there (403 factor.proof_required).");

        settingUp.MapPost("/factors/passkey/options", AddOptionsAsync).NeedsFreshProofOrFactor().Produces<PasskeyOptionsView>().ProducesProblem(401).WithSummary("What a browser needs to make a passkey.");
        settingUp.MapPost("/factors/passkey", AddAsync).NeedsFreshProofOrFactor().Produces<FactorAddedView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(409)
            .WithSummary("Takes a passkey that a browser made. With the first factor come recovery codes; every further one asks for a proof by one that is there (403 factor.proof_required).");

        signedIn.MapPost("/step-up/passkey/options", ShowOptionsAsync).Produces<PasskeyOptionsView>().ProducesProblem(401).WithSummary("What a browser needs to show a passkey of the caller's.");
        signedIn.MapPost("/step-up/passkey", ShowAsync).Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).WithSummary("Shows with a passkey again who one is.");
        signedIn.MapPost("/factors/proof/passkey/options", ProofOptionsAsync).Produces<PasskeyOptionsView>().ProducesProblem(400).ProducesProblem(401)
            .WithSummary("What a browser needs to show a passkey for one act, and for no other.");
        signedIn.MapPost("/factors/{id}/remove", RemoveAsync).Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Removes a factor, with a proof by one in the same request (403 factor.proof_required, factor.proof_refused); 409 factor.last where the role asks for one and this is the last.");
        signedIn.MapPost("/factors/recovery-codes", RenewCodesAsync).Produces<RecoveryCodesView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("Ten new recovery codes, shown this once, with a proof by a factor in the same request; all earlier ones are worth nothing any more.");
        signedIn.MapPost("/step-up", StepUpAsync).Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(429)
            .WithSummary("Shows again who one is. For five minutes this session then does what answers 403 staff.step_up_required otherwise.");
    }

    /// <summary>Signing in with a passkey, for anybody.</summary>
    public static void MapSignIn(RouteGroupBuilder open)
    {
        open.MapPost("/sign-in/passkey/options", async (HttpContext http, Passkeys passkeys) => TypedResults.Ok(await passkeys.ShowOptionsAsync(null, http)))
            .Produces<PasskeyOptionsView>().ProducesProblem(403).WithSummary("What a browser needs to sign somebody in with a passkey: the same for everybody, since it names nobody's.");
        open.MapPost("/sign-in/passkey", SignInAsync).Produces<StaffSessionView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403)
            .WithSummary("Starts a staff session with a passkey, which stands for password and second factor.");
    }

    private static async Task<IResult> SignInAsync(ShowPasskey request, HttpContext http, Passkeys passkeys, StaffDirectory directory, CancellationToken cancellationToken) =>
        Missing(request) is { } missing ? missing.ToProblem()
            : await StaffEndpoints.AnswerAsync(await passkeys.SignInAsync(request, http, cancellationToken), http, directory, cancellationToken);

    private static async Task<IResult> AddOptionsAsync(HttpContext http, MakePasskey make) => TypedResults.Ok(await make.OptionsAsync(StaffCaller.Of(http.User), http));

    private static async Task<IResult> ProofOptionsAsync(ProveAct request, HttpContext http, Passkeys passkeys) =>
        request.Act is null || !FactorAct.Names.Contains(request.Act) ? RequestRefusals.Invalid($"act must be {string.Join(", ", FactorAct.Names.Order(StringComparer.Ordinal))}.").ToProblem()
            : TypedResults.Ok(await passkeys.ShowOptionsAsync(StaffCaller.Of(http.User), http, new FactorAct(request.Act, request.Of ?? "")));

    private static async Task<IResult> AddAsync(AddPasskey request, HttpContext http, MakePasskey make, CancellationToken cancellationToken) =>
        RequestRefusals.Missing(("token", request.Token), ("name", request.Name), ("credential", request.Credential)) is { } missing
            ? missing.ToProblem() : (await make.HandleAsync(StaffCaller.Of(http.User), request, http, cancellationToken)).ToHttp();

    private static async Task<IResult> ShowOptionsAsync(HttpContext http, Passkeys passkeys) => TypedResults.Ok(await passkeys.ShowOptionsAsync(StaffCaller.Of(http.User), http));

    private static async Task<IResult> ShowAsync(ShowPasskey request, HttpContext http, Passkeys passkeys, CancellationToken cancellationToken) =>
        (Missing(request) ?? await passkeys.StepUpAsync(StaffCaller.Of(http.User), request, http, cancellationToken)) is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();

    private static Refusal? Missing(ShowPasskey request) => RequestRefusals.Missing(("token", request.Token), ("credential", request.Credential));

    private static async Task<IResult> ReadAsync(HttpContext http, ChangeFactors factors, CancellationToken cancellationToken) =>
        TypedResults.Ok(await factors.ReadAsync(StaffCaller.Of(http.User), cancellationToken));

    private static async Task<IResult> BeginAsync(AddAuthenticator request, HttpContext http, SetUpAuthenticator setUp, CancellationToken cancellationToken) =>
        RequestRefusals.Missing(("name", request.Name)) is { } missing ? missing.ToProblem() : (await setUp.BeginAsync(StaffCaller.Of(http.User), request, cancellationToken)).ToHttp();

    private static async Task<IResult> ConfirmAsync(ConfirmAuthenticator request, HttpContext http, SetUpAuthenticator setUp, CancellationToken cancellationToken) =>
        RequestRefusals.Missing(("code", request.Code)) is { } missing ? missing.ToProblem() : (await setUp.ConfirmAsync(StaffCaller.Of(http.User), request, http, cancellationToken)).ToHttp();

    private static async Task<IResult> RemoveAsync(FactorId id, RemoveFactor request, HttpContext http, ChangeFactors factors, CancellationToken cancellationToken) =>
        await factors.RemoveAsync(StaffCaller.Of(http.User), id, request, http, cancellationToken) is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();

    private static async Task<IResult> RenewCodesAsync(RenewRecoveryCodes request, HttpContext http, ChangeFactors factors, CancellationToken cancellationToken) =>
        (await factors.RenewCodesAsync(StaffCaller.Of(http.User), request, http, cancellationToken)).ToHttp();

    private static async Task<IResult> StepUpAsync(GiveProof request, HttpContext http, StepUp stepUp, CancellationToken cancellationToken) =>
        (RequestRefusals.Missing(("kind", request.Kind), ("code", request.Code)) ?? await stepUp.HandleAsync(StaffCaller.Of(http.User), request, SessionOrigin.Of(http), cancellationToken)) is { } refusal
            ? refusal.ToProblem() : TypedResults.NoContent();
}
