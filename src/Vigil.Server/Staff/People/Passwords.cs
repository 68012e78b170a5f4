using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Vigil.Server.Staff.People;

/// <summary>Hashes and checks passwords with ASP.NET Core Identity's hasher (PBKDF2, HMAC-SHA512).</summary>
internal sealed class Passwords(IOptions<PasswordHasherOptions> options) : IDisposable
{
    public const int MinLength = 12;
    public const int MaxLength = 128;

    // Fewer different characters than this is a keyboard row or one key held down.
    private const int MinDistinct = 5;

    // OWASP Password Storage Cheat Sheet (2023) for PBKDF2-HMAC-SHA512.
    public const int Iterations = 210_000;

    // No 0/O, 1/l/I: people type these from a terminal.
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

    // One check costs a processor some 100 ms; a flood of sign-ins must not take all of them from conversations.
    private readonly SemaphoreSlim _processors = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly PasswordHasher<StaffAccount> _hasher = new(options);
    private readonly string _decoy = MakeDecoy(options.Value.IterationCount);

    /// <summary>A random password of 16 characters, 92 bits.</summary>
    public static string Generate() => RandomNumberGenerator.GetString(Alphabet, 16);

    /// <summary>What is wrong with a password that somebody chose, or null.</summary>
    public static string? Check(string password, string email) =>
        password.Length is < MinLength or > MaxLength ? $"password: {MinLength} to {MaxLength} characters."
        : password.Distinct().Count() < MinDistinct ? $"password: at least {MinDistinct} different characters."
        : string.Equals(password, email, StringComparison.OrdinalIgnoreCase) ? "password: not the address itself."
        : null;

    /// <summary>Checks a password. A missing account, and one without a password, take as long as a wrong password.</summary>
    /// <returns>Whether it holds; if so, a new hash where the stored one is weaker than today's.</returns>
    public async Task<(bool Holds, string? Stronger)> VerifyAsync(StaffAccount? account, string password, CancellationToken cancellationToken)
    {
        await _processors.WaitAsync(cancellationToken);
        try
        {
            var result = _hasher.VerifyHashedPassword(null!, account is { HasPassword: true } ? account.PasswordHash : _decoy, password);
            var holds = account is { HasPassword: true } && password.Length <= MaxLength && result is not PasswordVerificationResult.Failed;
            return (holds, holds && result is PasswordVerificationResult.SuccessRehashNeeded ? _hasher.HashPassword(null!, password) : null);
        }
        finally
        {
            _processors.Release();
        }
    }

    /// <summary>Hashes a new password.</summary>
    public async Task<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        await _processors.WaitAsync(cancellationToken);
        try
        {
            return _hasher.HashPassword(null!, password);
        }
        finally
        {
            _processors.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _processors.Dispose();

    // The hasher's format 3 (aspnetcore, PasswordHasher.cs): marker 1, then PRF (2 is HMAC-SHA512), iterations and salt length as big-endian words, salt, 32 bytes of key.
    private static string MakeDecoy(int iterations)
    {
        var hash = RandomNumberGenerator.GetBytes(13 + 16 + 32);
        hash[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(1), 2);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(5), (uint)iterations);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(9), 16);
        return Convert.ToBase64String(hash);
    }
}
