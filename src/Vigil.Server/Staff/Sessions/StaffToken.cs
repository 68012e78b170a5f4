using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Vigil.Server.Staff.Sessions;

/// <summary>Opaque tokens of sessions and set-up links: 32 random bytes, of which only the hash is stored.</summary>
internal static class StaffToken
{
    /// <summary>Characters of a token: 32 bytes in base64url without padding.</summary>
    public const int Length = 43;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
