using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff.Factors;

/// <summary>A passkey becomes a factor of somebody signed in.</summary>
internal sealed partial class MakePasskey(KeepFactor keep, PasskeyChallenges challenges, TimeProvider clock, ILogger<MakePasskey> logger)
{
    /// <summary>What a browser needs to make a passkey for the caller.</summary>
    public async Task<PasskeyOptionsView> OptionsAsync(StaffCaller caller, HttpContext http)
    {
        var users = http.RequestServices.GetRequiredService<UserManager<StaffAccount>>();
        var account = await users.FindByIdAsync(caller.Id.ToString()) ?? throw new InvalidOperationException("The caller has an account.");
        var made = await Passkeys.HandlerOf(http).MakeCreationOptionsAsync(new PasskeyUserEntity { Id = caller.Id.ToString(), Name = account.Email, DisplayName = account.Name }, http);
        return new PasskeyOptionsView(challenges.Seal(AddOf(caller), made.AttestationState), made.CreationOptionsJson);
    }

    /// <summary>Takes a passkey that was made.</summary>
    /// <returns>The factor; what is wrong with the name; <see cref="StaffRefusals.ProofRefused"/>; or why the proof by an earlier factor does not hold, as <see cref="ProveByFactor"/> says it.</returns>
    public async Task<Outcome<FactorAddedView>> HandleAsync(StaffCaller caller, AddPasskey request, HttpContext http, CancellationToken cancellationToken)
    {
        if (KeepFactor.WrongName(request.Name) is { } wrong)
        {
            return wrong;
        }

        if (challenges.Open(AddOf(caller), request.Token) is not { } state)
        {
            return StaffRefusals.ProofRefused;
        }

        var made = await Passkeys.HandlerOf(http).PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = request.Credential, AttestationState = state });
        if (!made.Succeeded)
        {
            Refused(logger, made.Failure.Message);
            return StaffRefusals.ProofRefused;
        }

        var factor = PasskeyStore.ToFactor(FactorId.New(clock), caller.Id, request.Name.Trim(), made.Passkey, clock.GetUtcNow());
        return await keep.HandleAsync(caller, factor, new FactorAct(FactorAct.AddPasskey, request.Token), request.Proof, http, async session =>
        {
            if (!await challenges.UseUpAsync(session, state) || await session.Db.Set<StaffFactor>().AnyAsync(f => f.CredentialId == factor.CredentialId, CancellationToken.None))
            {
                return false;
            }

            session.Db.Add(factor);
            await session.Db.SaveChangesAsync(CancellationToken.None);
            return true;
        }, cancellationToken);
    }

    private static string AddOf(StaffCaller caller) => $"add to {caller.Id}";

    [LoggerMessage(1, LogLevel.Information, "A new passkey was refused: {Reason}")]
    private static partial void Refused(ILogger logger, string reason);
}
