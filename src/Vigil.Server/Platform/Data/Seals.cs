using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Vigil.Server.Platform.Data;

/// <summary>
/// Seals what the database keeps and somebody who has a copy of it must not read, with ASP.NET Core Data Protection: its keys lie in <c>Staff:KeyFolder</c>
/// and never in the database, and a new one is made every 90 days. What an older key has sealed is opened as before, for as long as that key is in the folder.
/// </summary>
public sealed class Seals(IDataProtectionProvider protection)
{
    // A value of before was none of ours to open.
    private const string Mark = "sealed:";

    /// <summary>Whether a stored value is sealed; one of before this was done lies as it is.</summary>
    public static bool IsSealed(string stored) => stored.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>Seals a value.</summary>
    /// <param name="purpose">What it is and whose: a value that was put in another one's place does not open.</param>
    public string Seal(string purpose, byte[] value) => Mark + Convert.ToBase64String(Of(purpose).Protect(value));

    /// <summary>Opens it.</summary>
    /// <returns>The value, and whether an older key has sealed it, so that whoever stores it should do so anew.</returns>
    /// <exception cref="CryptographicException">It was sealed for something else, or with a key that is not in the folder.</exception>
    public (byte[] Value, bool ByOlderKey) Open(string purpose, string stored)
    {
        try
        {
            if (!IsSealed(stored))
            {
                throw new CryptographicException("It is not sealed.");
            }

            // Data Protection's own: a protector of its key ring keeps values for long.
            var value = ((IPersistedDataProtector)Of(purpose)).DangerousUnprotect(Convert.FromBase64String(stored[Mark.Length..]), ignoreRevocationErrors: true, out var byOlderKey, out var revoked);
            return (value, byOlderKey || revoked);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            throw new CryptographicException($"Staff:KeyFolder: '{purpose}' cannot be opened with the keys in this folder. Nodes of one installation need the same folder, and a restored database the folder it was saved with.", failure);
        }
    }

    private IDataProtector Of(string purpose) => protection.CreateProtector("Vigil.Sealed", purpose);
}
