namespace Vigil.Server.Staff.Sessions;

/// <summary>What a sign-in attempt is counted under.</summary>
internal enum ThrottleKind
{
    /// <summary>One address tried from one source: somebody guessing, or somebody who forgot.</summary>
    Pair,

    /// <summary>One address tried from anywhere it has not been used from: guessing spread over many machines.</summary>
    Account,

    /// <summary>One source trying any addresses.</summary>
    Source,
}

/// <summary>How long to wait after so many failures. Pure.</summary>
internal static class SignInPause
{
    /// <summary>Failures are forgotten after this long without an attempt.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>The pause after this many failures in a row: none at first, then 2 s, doubling up to a limit.</summary>
    public static TimeSpan After(ThrottleKind kind, int failures)
    {
        // An address under attack from everywhere is never closed for longer than a minute, and not at all where its owner has signed in before.
        var (free, longest) = kind switch
        {
            ThrottleKind.Pair => (4, TimeSpan.FromMinutes(15)),
            ThrottleKind.Account => (9, TimeSpan.FromMinutes(1)),
            _ => (29, TimeSpan.FromMinutes(15)),
        };
        var pause = TimeSpan.FromSeconds(failures <= free ? 0 : Math.Pow(2, Math.Min(failures - free, 20)));
        return pause < longest ? pause : longest;
    }
}
