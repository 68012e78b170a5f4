using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;
using Vigil.Server.Staff.SingleSignOn;

namespace Vigil.Server.Staff.Factors;

/// <summary>A person's own factors: what there are, away with one, new recovery codes.</summary>
internal sealed class ChangeFactors(ProveByFactor prove, Audit audit, IDbContextFactory<VigilDb> databases, IdentityProviders providers, IOptions<StaffOptions> options)
{
    /// <summary>What the person has.</summary>
    public async Task<FactorsView> ReadAsync(StaffCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var held = await Holdings.OfAsync(db, caller.Id);
        var required = await AsksForFactorAsync(db, caller);
        return new FactorsView(required, [.. held.Factors.Select(f => f.ToView())], held.RecoveryCodes, held.Any ? held.ForSignIn : required ? [] : [Holdings.Password],
            await db.Set<StaffAccount>().AnyAsync(a => a.Id == caller.Id && a.PasswordHash != "", cancellationToken));
    }

    /// <summary>Removes one, and with the last one the recovery codes.</summary>
    /// <returns>Null if it is gone; what <see cref="ProveByFactor"/> says; <see cref="StaffRefusals.FactorNotFound"/>, <see cref="StaffRefusals.LastFactor"/> or, for whoever has no password, <see cref="StaffRefusals.LastWayIn"/>.</returns>
    public async Task<Refusal?> RemoveAsync(StaffCaller caller, FactorId id, RemoveFactor request, HttpContext http, CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            // Nobody is asked for a proof, nor uses up a code, for what is not there.
            if (!(await Holdings.OfAsync(db, caller.Id)).Factors.Any(f => f.Id == id))
            {
                return StaffRefusals.FactorNotFound;
            }
        }

        return (await prove.TakeAsync<bool>(caller, new FactorAct(FactorAct.Remove, id.ToString()), request.Proof, http,
            async session => await RemoveAsync(session, caller, id) is { } refusal ? refusal : true, cancellationToken)).Refusal;
    }

    private async Task<Refusal?> RemoveAsync(WriteSession session, StaffCaller caller, FactorId id)
    {
        // Of two that remove the last two at once, the second finds one: the account stays locked until the write ends.
        await session.Db.Set<StaffAccount>().Where(a => a.Id == caller.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.UpdatedAt, a => a.UpdatedAt), CancellationToken.None);
        var held = await Holdings.OfAsync(session.Db, caller.Id);
        if (held.Factors.FirstOrDefault(f => f.Id == id) is not { } factor)
        {
            return StaffRefusals.FactorNotFound;
        }

        if (!await WayIn.RemainsAsync(session.Db, caller.Id, providers.Issuers, butFactor: id))
        {
            return StaffRefusals.LastWayIn;
        }

        if (held.Factors.Count == 1)
        {
            if (await AsksForFactorAsync(session.Db, caller))
            {
                return StaffRefusals.LastFactor;
            }

            await session.Db.Set<RecoveryCodes.Code>().Where(c => c.StaffId == caller.Id).ExecuteDeleteAsync(CancellationToken.None);
        }

        await session.Db.Set<StaffFactor>().Where(f => f.Id == id).ExecuteDeleteAsync(CancellationToken.None);
        await audit.AppendAsync(session, new AuditEvent(caller.Actor, "staff.factor_removed", caller.Actor, await StaffSessions.NoteAsync(session, caller, KeepFactor.DetailOf(factor))));
        return null;
    }

    // Whoever has no password could show nothing fresh without a factor.
    private async Task<bool> AsksForFactorAsync(VigilDb db, StaffCaller caller) =>
        options.Value.AsksForFactor(caller.Role) || !await db.Set<StaffAccount>().AnyAsync(a => a.Id == caller.Id && a.PasswordHash != "", CancellationToken.None);

    /// <summary>Makes new recovery codes; the earlier ones are worth nothing any more.</summary>
    /// <returns>The codes; what <see cref="ProveByFactor"/> says; or <see cref="StaffRefusals.FactorNotFound"/> for whoever has no factor that they could stand in for.</returns>
    public Task<Outcome<RecoveryCodesView>> RenewCodesAsync(StaffCaller caller, RenewRecoveryCodes request, HttpContext http, CancellationToken cancellationToken) =>
        prove.TakeAsync<RecoveryCodesView>(caller, new FactorAct(FactorAct.RenewCodes), request.Proof, http, async session =>
        {
            if (!(await Holdings.OfAsync(session.Db, caller.Id)).Any)
            {
                return StaffRefusals.FactorNotFound;
            }

            var codes = await RecoveryCodes.RenewAsync(session, caller.Id);
            await audit.AppendAsync(session, new AuditEvent(caller.Actor, "staff.recovery_codes_renewed", caller.Actor, await StaffSessions.NoteAsync(session, caller)));
            return new RecoveryCodesView(codes);
        }, cancellationToken);
}
