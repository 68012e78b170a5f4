using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff.Factors;

/// <summary>An authenticator app becomes a second factor: a key is made and shown, and holds once the app's first code has come back.</summary>
internal sealed class SetUpAuthenticator(KeepFactor keep, FactorVault vault, WriteGate gate, IDbContextFactory<VigilDb> databases, IOptions<WebOptions> web, TimeProvider clock)
{
    // A page that stayed open longer begins anew.
    private static readonly TimeSpan Pending = TimeSpan.FromHours(1);

    /// <summary>Makes the key.</summary>
    /// <returns>What the app is told; what is wrong with the name; or why there cannot be another factor.</returns>
    public async Task<Outcome<AuthenticatorView>> BeginAsync(StaffCaller caller, AddAuthenticator request, CancellationToken cancellationToken)
    {
        if (KeepFactor.WrongName(request.Name) is { } wrong)
        {
            return wrong;
        }

        var (key, now) = (RandomNumberGenerator.GetBytes(Totp.KeyLength), clock.GetUtcNow());
        var factor = new StaffFactor { Id = FactorId.New(clock), StaffId = caller.Id, Kind = FactorKind.Authenticator, Name = request.Name.Trim(), Secret = vault.Seal(caller.Id, key), AddedAt = now };
        return await gate.WriteAsync<Outcome<AuthenticatorView>>(async session =>
        {
            if (await KeepFactor.WhyNotAsync(session, caller) is { } refusal)
            {
                return refusal;
            }

            await session.Db.Set<StaffFactor>().Where(f => f.StaffId == caller.Id && f.ConfirmedAt == null).ExecuteDeleteAsync(CancellationToken.None);
            session.Db.Add(factor);
            await session.Db.SaveChangesAsync(CancellationToken.None);
            var account = await session.Db.Set<StaffAccount>().AsNoTracking().FirstAsync(a => a.Id == caller.Id, CancellationToken.None);
            return new AuthenticatorView(factor.Id, Totp.Spell(key), Totp.UriOf(key, web.Value.Brand is { Length: > 0 } brand ? $"{brand} Vigil" : "Vigil", account.Email));
        }, cancellationToken);
    }

    /// <summary>Takes the first code.</summary>
    /// <returns>The factor; <see cref="StaffRefusals.FactorNotFound"/> where none waits, <see cref="StaffRefusals.ProofRefused"/>, or why the proof by an earlier factor does not hold, as <see cref="ProveByFactor"/> says it.</returns>
    public async Task<Outcome<FactorAddedView>> ConfirmAsync(StaffCaller caller, ConfirmAuthenticator request, HttpContext http, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        StaffFactor? factor;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            factor = await db.Set<StaffFactor>().AsNoTracking()
                .FirstOrDefaultAsync(f => f.Id == request.Id && f.StaffId == caller.Id && f.ConfirmedAt == null && f.AddedAt > now - Pending, cancellationToken);
        }

        // Its owner has the key before their eyes: there is nothing to guess, so tries are not counted.
        return factor is null ? StaffRefusals.FactorNotFound
            : Totp.Match(vault.Open(caller.Id, factor.Secret), request.Code, now, used: 0) is not { } step ? StaffRefusals.ProofRefused
            : await keep.HandleAsync(caller, factor, new FactorAct(FactorAct.AddAuthenticator, factor.Id.ToString()), request.Proof, http, async session => await session.Db.Set<StaffFactor>().Where(f => f.Id == factor.Id && f.ConfirmedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.ConfirmedAt, now).SetProperty(f => f.Counter, step), CancellationToken.None) > 0, cancellationToken);
    }
}
