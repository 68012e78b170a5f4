using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Time;

namespace Vigil.Sandbox.Contact;

/// <summary>
/// Authenticator codes (RFC 6238, SHA-256, six digits, 30 s of real time) and codes that are sent. A code counts once; after the allowed
/// number of wrong ones, checks pause. The secret lives and dies with this process.
/// </summary>
internal sealed class CodeBook(SandboxClock clock, PlatformParameters rules)
{
    private const int StepSeconds = 30;
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);
    private readonly Lock gate = new();
    private readonly Dictionary<string, State> states = new(StringComparer.Ordinal);

    /// <summary>What this customer's authenticator shows now; the demo page displays it in place of a phone.</summary>
    public string Authenticator(string uid) => CodeAt(uid, CurrentStep());

    /// <summary>A fresh code for a channel, replacing the last one.</summary>
    public (string Code, DateTimeOffset ExpiresAt) Send(string uid, string channel)
    {
        var code = RandomNumberGenerator.GetInt32(0, 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        lock (gate)
        {
            var expires = clock.Now.AddMinutes(rules.Access.CodeValidMinutes);
            Of(uid).Sent[channel] = (code, expires);
            return (code, expires);
        }
    }

    /// <summary>Checks a code and counts the failures.</summary>
    public CodeCheckResult Check(CodeCheck check)
    {
        lock (gate)
        {
            var (now, state) = (clock.Now, Of(check.Uid));
            if (state.PausedUntil > now)
            {
                return new CodeCheckResult(false, 0, state.PausedUntil);
            }

            var valid = check.Channel is null ? UseAuthenticator(check, state) : UseSent(check, check.Channel, state, now);
            state.Wrong = valid ? 0 : state.Wrong + 1;
            state.PausedUntil = state.Wrong >= rules.Access.CodeTries ? now.AddMinutes(rules.Access.CodePauseMinutes) : null;
            var left = rules.Access.CodeTries - state.Wrong;
            state.Wrong = state.PausedUntil is null ? state.Wrong : 0;
            return new CodeCheckResult(valid, left, state.PausedUntil);
        }
    }

    /// <summary>The step before counts too, for slow hands (RFC 6238, section 5.2); no step counts twice.</summary>
    private bool UseAuthenticator(CodeCheck check, State state)
    {
        var current = CurrentStep();
        for (var step = current; step >= current - 1; step--)
        {
            if (step > state.LastStep && Same(CodeAt(check.Uid, step), check.Code))
            {
                state.LastStep = step;
                return true;
            }
        }

        return false;
    }

    private static bool UseSent(CodeCheck check, string channel, State state, DateTimeOffset now) =>
        state.Sent.TryGetValue(channel, out var sent) && sent.ExpiresAt > now && Same(sent.Code, check.Code) && state.Sent.Remove(channel);

    private State Of(string uid) => states.TryGetValue(uid, out var state) ? state : states[uid] = new State();

    private long CurrentStep() => clock.RealNow.ToUnixTimeSeconds() / StepSeconds;

    private string CodeAt(string uid, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var key = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(uid));
        var hash = HMACSHA256.HashData(key, counter);
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xF, 4)) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static bool Same(string expected, string? given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given ?? ""));

    private sealed class State
    {
        public Dictionary<string, (string Code, DateTimeOffset ExpiresAt)> Sent { get; } = new(StringComparer.Ordinal);

        public long LastStep { get; set; }

        public int Wrong { get; set; }

        public DateTimeOffset? PausedUntil { get; set; }
    }
}
