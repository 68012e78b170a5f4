using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff.Factors;

/// <summary>What a person can prove themselves with.</summary>
internal sealed record Holdings(IReadOnlyList<StaffFactor> Factors, int RecoveryCodes)
{
    /// <summary>A code of an authenticator app.</summary>
    public const string Authenticator = "authenticator";

    /// <summary>A passkey.</summary>
    public const string Passkey = "passkey";

    /// <summary>A recovery code.</summary>
    public const string Recovery = "recovery";

    /// <summary>The password, for whoever has no factor and may do without.</summary>
    public const string Password = "password";

    /// <summary>True with the first factor, and from then on the password alone opens nothing.</summary>
    public bool Any => Factors.Count > 0;

    /// <summary>What the second step of a sign-in takes.</summary>
    public IReadOnlyList<string> ForSignIn =>
        [.. Factors.Select(f => EnumCode.Of(f.Kind)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), .. RecoveryCodes > 0 ? [Recovery] : Array.Empty<string>()];

    /// <summary>Reads them: confirmed factors only, by the time they were added.</summary>
    public static async Task<Holdings> OfAsync(VigilDb db, StaffId staff) => new(
        await db.Set<StaffFactor>().AsNoTracking().Where(f => f.StaffId == staff && f.ConfirmedAt != null).OrderBy(f => f.AddedAt).ThenBy(f => f.Id).ToListAsync(CancellationToken.None),
        await db.Set<RecoveryCodes.Code>().CountAsync(c => c.StaffId == staff, CancellationToken.None));
}
