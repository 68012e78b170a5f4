using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Factors;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.SingleSignOn;

/// <summary>What a browser brought back from a sign-in service has led to.</summary>
/// <param name="Step">A session, or the second step; null after linking.</param>
internal sealed record SignOnFinished(string Purpose, FirstStep? Step);

/// <summary>
/// Somebody comes back from a sign-in service. 1. What they bring must be this browser's, begun at this very service, and not answered before. 2. The code is
/// given for a token, which is checked whole. 3. Whom it names is let in if they have linked it, linked, or joined. The service's word stands for the
/// password and for nothing else: whoever has a factor is asked for it.
/// </summary>
internal sealed partial class FinishSignOn(
    IdentityProviders providers, PendingSignOns pendings, IdTokens tokens, LinkIdentity link, JoinStaff join, StaffSessions sessions, HalfSignIns halves, Audit audit, WriteGate gate, TimeProvider clock,
    ILogger<FinishSignOn> logger) : IDisposable
{
    // A house behind one address comes in at the same hour; each attempt is one request to the service and some lines in the trail.
    private const int PerMinute = 60;

    private readonly PartitionedRateLimiter<string> _sources = PartitionedRateLimiter.Create<string, string>(
        source => RateLimitPartition.GetTokenBucketLimiter(source, _ => new() { TokenLimit = PerMinute, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMinutes(1) / PerMinute, QueueLimit = 0 }), StringComparer.Ordinal);

    /// <summary>Finishes it.</summary>
    /// <returns>What it led to, or why not: one of the refusals <c>sign_on.…</c>, <c>identity.…</c> or <c>invitation.…</c>.</returns>
    public async Task<Outcome<SignOnFinished>> HandleAsync(Contracts.Console.FinishSignOn request, HttpContext http, CancellationToken cancellationToken)
    {
        using var lease = _sources.AttemptAcquire(RequestSource.Of(http.Connection.RemoteIpAddress));
        if (!lease.IsAcquired)
        {
            return StaffRefusals.SignOnThrottled with { RetryAfter = TimeSpan.FromMinutes(1) / PerMinute };
        }

        if (providers.Find(request.Provider) is not { } provider)
        {
            return StaffRefusals.ProviderNotFound;
        }

        if (pendings.Find(http, request.Provider, request.State) is not { } pending)
        {
            return await RefuseAsync(provider, StaffRefusals.SignOnOver, "state", cancellationToken);
        }

        // Before anything is asked of the service: of two that bring the same, one goes on.
        if (!await gate.WriteAsync(session => pendings.UseUpAsync(session, http, pending), cancellationToken))
        {
            return await RefuseAsync(provider, StaffRefusals.SignOnOver, "state_used", cancellationToken);
        }

        var verified = await VerifyAsync(provider, pending, request, cancellationToken);
        return verified.Refusal is { } refusal ? refusal
            : pending.SessionKey is { } key ? await LinkAsync(key, verified.Value!, provider, http, cancellationToken)
            : pending.Invitation is { } invitation ? await JoinAsync(invitation, pending.Name ?? "", verified.Value!, provider, http, cancellationToken)
            : await EnterAsync(verified.Value!, http, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _sources.Dispose();

    private async Task<Outcome<VerifiedIdentity>> VerifyAsync(IdentityProvider provider, PendingSignOn pending, Contracts.Console.FinishSignOn request, CancellationToken cancellationToken)
    {
        var discovered = await provider.DiscoverAsync(cancellationToken);
        if (discovered.Value is not { } discovery)
        {
            return await RefuseAsync(provider, discovered.Refusal!, "discovery", cancellationToken);
        }

        // RFC 9207, section 2.4. That each service has an address of its own to come back to keeps them apart as well (RFC 9700, section 4.4.2).
        if (request.Issuer is null ? discovery.NamesIssuer : request.Issuer != provider.Issuer)
        {
            return await RefuseAsync(provider, StaffRefusals.SignOnMixedUp, "issuer_of_answer", cancellationToken);
        }

        if (request.Error is not null)
        {
            return await RefuseAsync(provider, request.Error == "access_denied" ? StaffRefusals.SignOnDeclined : StaffRefusals.SignOnFailed, request.Error == "access_denied" ? "declined" : "error", cancellationToken);
        }

        if (request.Code is not { Length: > 0 } code)
        {
            return await RefuseAsync(provider, StaffRefusals.SignOnFailed, "no_code", cancellationToken);
        }

        var redeemed = await provider.RedeemAsync(discovery, code, pending.Verifier);
        if (redeemed.Value is not { } token)
        {
            return await RefuseAsync(provider, redeemed.Refusal!, "code", cancellationToken);
        }

        var (identity, wrong, reachable) = await tokens.CheckAsync(provider, token, pending.Nonce, pending.Begun, cancellationToken);
        return identity is not null ? identity : await RefuseAsync(provider, reachable ? StaffRefusals.SignOnRefused : StaffRefusals.ProviderUnreachable, wrong!, cancellationToken);
    }

    private async Task<Outcome<SignOnFinished>> EnterAsync(VerifiedIdentity identity, HttpContext http, CancellationToken cancellationToken)
    {
        var (step, who) = await gate.WriteAsync<(FirstStep?, StaffId?)>(async session =>
        {
            var now = clock.GetUtcNow();
            var found = await session.Db.Set<LinkedIdentity>().AsNoTracking().Where(i => i.Issuer == identity.Issuer && i.Subject == identity.Subject)
                .Join(session.Db.Set<StaffAccount>().AsNoTracking(), i => i.StaffId, a => a.Id, (i, a) => new { i.Id, Account = a }).FirstOrDefaultAsync(CancellationToken.None);
            if (found is not { Account.Active: true } || await session.Db.Set<LinkedIdentity>().Where(i => i.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedAt, now), CancellationToken.None) == 0)
            {
                // None too where it was unlinked in this very moment: the row that is gone lets nobody in.
                await audit.AppendAsync(session, Refused(found is null ? $"provider:{identity.Provider}" : Audit.Staff(found.Account.Id), identity.Provider, found is null ? "not_linked" : "left"));
                return (null, found?.Account.Id);
            }

            var member = found.Account.ToMember();
            await audit.AppendAsync(session, new AuditEvent(Audit.Staff(member.Id), "staff.identity_used", Audit.Staff(member.Id), LinkIdentity.DetailOf(identity.Provider, found.Id)));

            // Asked here and not before: whoever has just added a factor must not be let in without it.
            if (await Holdings.OfAsync(session.Db, member.Id) is { Any: true } held)
            {
                return (new FirstStep(null, new SecondFactorView(await halves.StartAsync(session, member.Id), held.ForSignIn)), member.Id);
            }

            return (new FirstStep(await sessions.EnterAsync(session, member, Proof.Service, SessionOrigin.Of(http), found.Account.HasPassword), null), member.Id);
        }, cancellationToken);
        if (step is null)
        {
            NotHeld(logger, identity.Provider, who is null ? "not_linked" : "left");
            return StaffRefusals.NotLinked;
        }

        Entered(logger, who!.Value.Value, identity.Provider, step.Due is not null);
        return new SignOnFinished("signIn", step);
    }

    private async Task<Outcome<SignOnFinished>> LinkAsync(string sessionKey, VerifiedIdentity identity, IdentityProvider provider, HttpContext http, CancellationToken cancellationToken)
    {
        // The route is open, since whoever signs in has no session: here the very session has to be shown that has begun this.
        var signedIn = await http.AuthenticateAsync(StaffPolicies.Staff);
        if (!signedIn.Succeeded || StaffCaller.Of(signedIn.Principal) is not { Admitted: true } caller || caller.SessionKey != sessionKey)
        {
            return await RefuseAsync(provider, StaffRefusals.SignOnOver, "session", cancellationToken);
        }

        return await link.HandleAsync(caller, identity, cancellationToken) is { } refusal
            ? await RefuseAsync(provider, refusal, refusal.Code, cancellationToken, caller.Actor)
            : new SignOnFinished("link", null);
    }

    private async Task<Outcome<SignOnFinished>> JoinAsync(string invitation, string name, VerifiedIdentity identity, IdentityProvider provider, HttpContext http, CancellationToken cancellationToken)
    {
        var joined = await join.HandleAsync(invitation, name, identity, SessionOrigin.Of(http), cancellationToken);
        return joined.Refusal is { } refusal
            ? await RefuseAsync(provider, refusal, refusal.Code, cancellationToken)
            : new SignOnFinished("join", new FirstStep(joined.Value, null));
    }

    private async Task<Refusal> RefuseAsync(IdentityProvider provider, Refusal refusal, string reason, CancellationToken cancellationToken, string? actor = null)
    {
        NotHeld(logger, provider.Key, reason);
        await audit.AppendAsync(Refused($"provider:{provider.Key}", provider.Key, reason) with { Actor = actor ?? Audit.Nobody }, cancellationToken);
        return refusal;
    }

    private static AuditEvent Refused(string what, string provider, string reason) =>
        new(Audit.Nobody, "staff.sign_on_refused", what, new Dictionary<string, string>(StringComparer.Ordinal) { ["provider"] = provider, ["reason"] = reason });

    [LoggerMessage(1, LogLevel.Information, "{StaffId} came by the sign-in service {Provider}; second step due: {Due}.")]
    private static partial void Entered(ILogger logger, Guid staffId, string provider, bool due);

    [LoggerMessage(2, LogLevel.Information, "What came from the sign-in service {Provider} was refused: {Reason}.")]
    private static partial void NotHeld(ILogger logger, string provider, string reason);
}
