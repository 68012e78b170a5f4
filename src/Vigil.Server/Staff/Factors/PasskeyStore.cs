using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff.Factors;

/// <summary>
/// Lets ASP.NET Core Identity's passkey handler, which checks what browsers send (W3C Web Authentication), read our accounts and factors.
/// It is only read through: what is stored is stored by our own writes, together with its line in the trail.
/// </summary>
internal sealed class PasskeyStore(IDbContextFactory<VigilDb> databases) : IUserPasskeyStore<StaffAccount>
{
    /// <summary>A passkey as a factor of this person.</summary>
    public static StaffFactor ToFactor(FactorId id, StaffId owner, string name, UserPasskeyInfo passkey, DateTimeOffset now) => new()
    {
        Id = id,
        StaffId = owner,
        Kind = FactorKind.Passkey,
        Name = name,
        Secret = JsonSerializer.Serialize(new Kept(passkey.PublicKey, passkey.Transports, passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp)),
        CredentialId = IdOf(passkey.CredentialId),
        Counter = passkey.SignCount,
        AddedAt = now,
        ConfirmedAt = now,
    };

    /// <summary>The id of a passkey as it is stored.</summary>
    public static string IdOf(byte[] credentialId) => Base64Url.EncodeToString(credentialId);

    /// <inheritdoc/>
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(StaffAccount user, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await Passkeys(db).Where(f => f.StaffId == user.Id).ToListAsync(cancellationToken)).Select(ToInfo)];
    }

    /// <inheritdoc/>
    public async Task<StaffAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = IdOf(credentialId);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Passkeys(db).Where(f => f.CredentialId == id).Join(db.Set<StaffAccount>(), f => f.StaffId, a => a.Id, (f, a) => a).FirstOrDefaultAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<UserPasskeyInfo?> FindPasskeyAsync(StaffAccount user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = IdOf(credentialId);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Passkeys(db).FirstOrDefaultAsync(f => f.StaffId == user.Id && f.CredentialId == id, cancellationToken) is { } found ? ToInfo(found) : null;
    }

    /// <inheritdoc/>
    public async Task<StaffAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!StaffId.TryParse(userId, out var id))
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<StaffAccount>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> GetUserIdAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    /// <inheritdoc/>
    public Task<string?> GetUserNameAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    /// <inheritdoc/>
    public Task<string?> GetNormalizedUserNameAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.EmailKey);

    /// <inheritdoc/>
    public async Task<StaffAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<StaffAccount>().AsNoTracking().FirstOrDefaultAsync(a => a.EmailKey == normalizedUserName, cancellationToken);
    }

    /// <inheritdoc/>
    public Task AddOrUpdatePasskeyAsync(StaffAccount user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw OnlyRead();

    /// <inheritdoc/>
    public Task RemovePasskeyAsync(StaffAccount user, byte[] credentialId, CancellationToken cancellationToken) => throw OnlyRead();

    /// <inheritdoc/>
    public Task SetUserNameAsync(StaffAccount user, string? userName, CancellationToken cancellationToken) => throw OnlyRead();

    /// <inheritdoc/>
    public Task SetNormalizedUserNameAsync(StaffAccount user, string? normalizedName, CancellationToken cancellationToken) => throw OnlyRead();

    /// <inheritdoc/>
    public Task<IdentityResult> CreateAsync(StaffAccount user, CancellationToken cancellationToken) => throw OnlyRead();

    /// <inheritdoc/>
    public Task<IdentityResult> UpdateAsync(StaffAccount user, CancellationToken cancellationToken) => throw OnlyRead();

    /// <inheritdoc/>
    public Task<IdentityResult> DeleteAsync(StaffAccount user, CancellationToken cancellationToken) => throw OnlyRead();

    /// <inheritdoc/>
    public void Dispose()
    {
        // Each reading has a context of its own, which ends with it.
    }

    private static IQueryable<StaffFactor> Passkeys(VigilDb db) => db.Set<StaffFactor>().AsNoTracking().Where(f => f.Kind == FactorKind.Passkey && f.ConfirmedAt != null);

    private static UserPasskeyInfo ToInfo(StaffFactor factor)
    {
        var kept = JsonSerializer.Deserialize<Kept>(factor.Secret)!;
        return new UserPasskeyInfo(
            Base64Url.DecodeFromChars(factor.CredentialId), kept.PublicKey, factor.AddedAt, (uint)factor.Counter, kept.Transports, kept.UserVerified, kept.BackupEligible, kept.BackedUp, [], [])
        {
            Name = factor.Name,
        };
    }

    private static NotSupportedException OnlyRead() => new("Accounts and passkeys are stored by the writes of this module alone.");

    // All of it is public: the private key stays with the device.
    private sealed record Kept(byte[] PublicKey, string[]? Transports, bool UserVerified, bool BackupEligible, bool BackedUp);
}
