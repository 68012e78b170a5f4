using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.Factors;

/// <summary>
/// Passkeys (W3C Web Authentication, level 3). A challenge lives five minutes in a sealed token that whoever asked for it brings back, so that asking
/// stores nothing; once it has been answered it is remembered until it would have ended, and is answered no second time. No challenge names credentials:
/// the browser finds them itself, and nobody learns which addresses have an account.
/// </summary>
internal sealed partial class Passkeys(
    KeepFactor keep, StaffSessions sessions, Audit audit, WriteGate gate, IDataProtectionProvider protection, TimeProvider clock, ILogger<Passkeys> logger)
{
    private const string SignIn = "sign-in";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>What a browser needs to make a passkey for the caller.</summary>
    public async Task<PasskeyOptionsView> AddOptionsAsync(StaffCaller caller, HttpContext http)
    {
        var account = await HandlerOf(http).Users.FindByIdAsync(caller.Id.ToString()) ?? throw new InvalidOperationException("The caller has an account.");
        var made = await HandlerOf(http).Handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = caller.Id.ToString(), Name = account.Email, DisplayName = account.Name }, http);
        return new PasskeyOptionsView(Seal(AddOf(caller), made.AttestationState), made.CreationOptionsJson);
    }

    /// <summary>Takes a passkey that was made.</summary>
    /// <returns>The factor; what is wrong with the name; or <see cref="StaffRefusals.ProofRefused"/>.</returns>
    public async Task<Outcome<FactorAddedView>> AddAsync(StaffCaller caller, AddPasskey request, HttpContext http, CancellationToken cancellationToken)
    {
        if (KeepFactor.WrongName(request.Name) is { } wrong)
        {
            return wrong;
        }

        if (Open(AddOf(caller), request.Token) is not { } state)
        {
            return StaffRefusals.ProofRefused;
        }

        var made = await HandlerOf(http).Handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = request.Credential, AttestationState = state });
        if (!made.Succeeded)
        {
            Refused(logger, made.Failure.Message);
            return StaffRefusals.ProofRefused;
        }

        var factor = PasskeyStore.ToFactor(FactorId.New(clock), caller.Id, request.Name.Trim(), made.Passkey, clock.GetUtcNow());
        return await keep.HandleAsync(caller, factor, async session =>
        {
            if (!await UseUpAsync(session, state) || await session.Db.Set<StaffFactor>().AnyAsync(f => f.CredentialId == factor.CredentialId, CancellationToken.None))
            {
                return false;
            }

            session.Db.Add(factor);
            await session.Db.SaveChangesAsync(CancellationToken.None);
            return true;
        }, cancellationToken);
    }

    /// <summary>What a browser needs to show a passkey: for signing in with none, for stepping up with the caller.</summary>
    public async Task<PasskeyOptionsView> ShowOptionsAsync(StaffCaller? caller, HttpContext http)
    {
        var made = await HandlerOf(http).Handler.MakeRequestOptionsAsync(null, http);
        return new PasskeyOptionsView(Seal(ShowOf(caller), made.AssertionState), made.RequestOptionsJson);
    }

    /// <summary>Signs in whoever the passkey is of. It asks for its person by itself, so it stands for both factors.</summary>
    /// <returns>The session, or <see cref="StaffRefusals.SignInRefused"/> for everything that does not hold.</returns>
    public Task<Outcome<SignedIn>> SignInAsync(ShowPasskey request, HttpContext http, CancellationToken cancellationToken) =>
        TakeAsync<SignedIn>(null, request, http, StaffRefusals.SignInRefused, async (session, account) =>
        {
            await audit.AppendAsync(session, SignInStaff.SignedInBy(account.Id, Proof.Passkey));
            return await sessions.EnterAsync(session, account.ToMember(), Proof.Passkey, SessionOrigin.Of(http));
        }, cancellationToken);

    /// <summary>The caller shows again who they are.</summary>
    /// <returns>Null if it holds; else <see cref="StaffRefusals.ProofRefused"/>.</returns>
    public async Task<Refusal?> StepUpAsync(StaffCaller caller, ShowPasskey request, HttpContext http, CancellationToken cancellationToken)
    {
        var taken = await TakeAsync<Proof>(caller, request, http, StaffRefusals.ProofRefused, async (session, _) =>
        {
            if (await sessions.ProveAsync(session, caller.SessionKey, Proof.Passkey) == 0)
            {
                return RequestRefusals.NoSession;
            }

            await audit.AppendAsync(session, StepUp.ProvenBy(caller, Proof.Passkey));
            return Proof.Passkey;
        }, cancellationToken);
        sessions.Forget(caller.SessionKey);
        return taken.Refusal;
    }

    private async Task<Outcome<T>> TakeAsync<T>(
        StaffCaller? caller, ShowPasskey request, HttpContext http, Refusal refused, Func<WriteSession, StaffAccount, Task<Outcome<T>>> then, CancellationToken cancellationToken)
    {
        if (Open(ShowOf(caller), request.Token) is not { } state)
        {
            return refused;
        }

        var shown = await HandlerOf(http).Handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = request.Credential, AssertionState = state });
        if (!shown.Succeeded)
        {
            Refused(logger, shown.Failure.Message);
            return refused;
        }

        var (owner, id, count, now) = (shown.User.Id, PasskeyStore.IdOf(shown.Passkey.CredentialId), (long)shown.Passkey.SignCount, clock.GetUtcNow());
        return caller is not null && owner != caller.Id ? refused : await gate.WriteAsync<Outcome<T>>(async session =>
        {
            // Removed or deactivated in between, or answered before: nothing of it holds.
            var account = await session.Db.Set<StaffAccount>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == owner && a.Active, CancellationToken.None);
            var stands = account is not null && await session.Db.Set<StaffFactor>().Where(f => f.StaffId == owner && f.CredentialId == id)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.Counter, count).SetProperty(f => f.UsedAt, now), CancellationToken.None) > 0;
            return stands && await UseUpAsync(session, state) ? await then(session, account!) : refused;
        }, cancellationToken);
    }

    private static string AddOf(StaffCaller caller) => $"add to {caller.Id}";

    private static string ShowOf(StaffCaller? caller) => caller is null ? SignIn : $"step up {caller.SessionKey}";

    private static (UserManager<StaffAccount> Users, IPasskeyHandler<StaffAccount> Handler) HandlerOf(HttpContext http) =>
        (http.RequestServices.GetRequiredService<UserManager<StaffAccount>>(), http.RequestServices.GetRequiredService<IPasskeyHandler<StaffAccount>>());

    private string Seal(string purpose, string? state) =>
        Protector(purpose).Protect(JsonSerializer.Serialize(new Challenge(state, (clock.GetUtcNow() + Lifetime).ToMicroseconds())));

    // Null where it was made for something else, is too old, or is none of ours.
    private string? Open(string purpose, string token)
    {
        try
        {
            return JsonSerializer.Deserialize<Challenge>(Protector(purpose).Unprotect(token)) is { } challenge && Microseconds.ToTime(challenge.Until) > clock.GetUtcNow() ? challenge.State : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("Vigil.Staff.Passkeys", purpose);

    // By what it says and not by its spelling: a token has several that open alike.
    private async Task<bool> UseUpAsync(WriteSession session, string state)
    {
        var now = clock.GetUtcNow();
        await session.Db.Set<Answered>().Where(a => a.ExpiresAt <= now).ExecuteDeleteAsync(CancellationToken.None);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)));
        return await session.Db.Database.ExecuteSqlAsync(
            $"insert into staff_answered_challenges (challenge_hash, expires_at) values ({hash}, {(now + Lifetime).ToMicroseconds()}) on conflict (challenge_hash) do nothing", CancellationToken.None) > 0;
    }

    [LoggerMessage(1, LogLevel.Information, "A passkey was refused: {Reason}")]
    private static partial void Refused(ILogger logger, string reason);

    private sealed record Challenge(string? State, long Until);

    /// <summary>The stored row: a challenge that has been answered.</summary>
    internal sealed class Answered
    {
        public required string ChallengeHash { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<Answered>
        {
            public void Configure(EntityTypeBuilder<Answered> builder)
            {
                builder.ToTable("staff_answered_challenges").HasKey(a => a.ChallengeHash);
                builder.Property(a => a.ChallengeHash).HasColumnName("challenge_hash");
                builder.Property(a => a.ExpiresAt).HasColumnName("expires_at");
            }
        }
    }
}
