using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff.Factors;

/// <summary>Codes for when the factor is not at hand, each for once. Only their hashes are stored: a code has 79 random bits, so a plain hash is no help to whoever reads it.</summary>
internal static class RecoveryCodes
{
    /// <summary>How many there are at first.</summary>
    public const int Count = 10;

    private const int Length = 16;
    private const int Group = 4;

    // No 0/o, 1/l/i: people type these from paper.
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>Makes new ones in place of all earlier ones.</summary>
    /// <returns>The codes as they are shown, this once.</returns>
    public static async Task<IReadOnlyList<string>> RenewAsync(WriteSession session, StaffId owner)
    {
        await session.Db.Set<Code>().Where(c => c.StaffId == owner).ExecuteDeleteAsync(CancellationToken.None);
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Alphabet, Length)).ToList();
        session.Db.AddRange(codes.Select(code => new Code { CodeHash = Hash(owner, code), StaffId = owner }));
        await session.Db.SaveChangesAsync(CancellationToken.None);
        return [.. codes.Select(code => string.Join('-', code.Chunk(Group).Select(part => new string(part))))];
    }

    /// <summary>Uses a code up.</summary>
    /// <returns>False if it is none of theirs, or was used before: of several at once the database lets one through.</returns>
    public static async Task<bool> UseUpAsync(WriteSession session, StaffId owner, string typed)
    {
        var hash = Hash(owner, typed);
        return await session.Db.Set<Code>().Where(c => c.CodeHash == hash && c.StaffId == owner).ExecuteDeleteAsync(CancellationToken.None) > 0;
    }

    // Whatever the spelling: hyphens, spaces and capitals are for reading.
    private static string Hash(StaffId owner, string typed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner} {string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()}")));

    /// <summary>The stored row.</summary>
    internal sealed class Code
    {
        public required string CodeHash { get; init; }

        public required StaffId StaffId { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<Code>
        {
            public void Configure(EntityTypeBuilder<Code> builder)
            {
                builder.ToTable("staff_recovery_codes").HasKey(c => c.CodeHash);
                builder.Property(c => c.CodeHash).HasColumnName("code_hash");
                builder.Property(c => c.StaffId).HasColumnName("staff_id");
            }
        }
    }
}
