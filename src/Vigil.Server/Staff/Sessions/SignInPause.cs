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

    /// <summary>The longest pause there is: what is said to last longer was said by a clock that has been set back since.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    // A source is many people: their slips of a day must not add up to a closed door.
    private static readonly TimeSpan Halving = TimeSpan.FromHours(1);

    /// <summary>What is left of failures by now, and the moment from which the next forgetting counts.</summary>
    public static (int Failures, DateTimeOffset UpTo) Left(ThrottleKind kind, int failures, DateTimeOffset since, DateTimeOffset now)
    {
        if (failures == 0 || now - since > Memory)
        {
            return (0, now);
        }

        if (kind is not ThrottleKind.Source || since > now)
        {
            return (failures, now);
        }

        // Whole hours only, so that the part of an hour that has passed is not lost with each attempt.
        var halvings = (int)((now - since) / Halving);
        return (failures >> halvings, since + (halvings * Halving));
    }

    /// <summary>The pause after this many failures in a row: none at first, then 2 s, doubling up to a limit.</summary>
    public static TimeSpan After(ThrottleKind kind, int failures)
    {
        // An address under attack from everywhere is never closed for longer than a minute, and not at all where its owner has signed in before.
        var (free, longest) = kind switch
        {
            ThrottleKind.Pair => (4, Longest),
            ThrottleKind.Account => (9, TimeSpan.FromMinutes(1)),
            _ => (29, Longest),
        };
        var pause = TimeSpan.FromSeconds(failures <= free ? 0 : Math.Pow(2, Math.Min(failures - free, 20)));
        return pause < longest ? pause : longest;
    }
}
