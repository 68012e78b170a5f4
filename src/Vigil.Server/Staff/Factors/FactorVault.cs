using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Vigil.Contracts;

namespace Vigil.Server.Staff.Factors;

/// <summary>
/// Seals the keys of authenticator apps, each to its owner, with ASP.NET Core Data Protection, whose own keys lie in <c>Staff:KeyFolder</c> and
/// never in the database: a copy of the database alone makes no codes.
/// </summary>
internal sealed class FactorVault(IDataProtectionProvider protection)
{
    /// <summary>Seals a key.</summary>
    public string Seal(StaffId owner, byte[] key) => Convert.ToBase64String(Of(owner).Protect(key));

    /// <summary>Opens it again.</summary>
    /// <exception cref="CryptographicException">It was sealed with a key that is not in the folder, or to somebody else.</exception>
    public byte[] Open(StaffId owner, string sealedKey)
    {
        try
        {
            return Of(owner).Unprotect(Convert.FromBase64String(sealedKey));
        }
        catch (CryptographicException failure)
        {
            throw new CryptographicException("Staff:KeyFolder: the key of an authenticator app cannot be opened with the keys in this folder. Nodes of one installation need the same folder, and a restored database the folder it was saved with.", failure);
        }
    }

    private IDataProtector Of(StaffId owner) => protection.CreateProtector("Vigil.Staff.Factors", owner.ToString());
}
