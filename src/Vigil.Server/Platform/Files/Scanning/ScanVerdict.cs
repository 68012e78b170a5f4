namespace Vigil.Server.Platform.Files.Scanning;

/// <summary>What became of a scan.</summary>
public enum ScanOutcome
{
    /// <summary>No scanner is configured.</summary>
    Off,

    /// <summary>Nothing was found.</summary>
    Clean,

    /// <summary>Something was found.</summary>
    Infected,

    /// <summary>The scanner does not look at files of this size, or of what is packed in it.</summary>
    TooLarge,

    /// <summary>The scanner did not answer, or not with a verdict.</summary>
    NoAnswer,
}

/// <summary>A scanner's verdict.</summary>
/// <param name="Signature">Name of what was found.</param>
public readonly record struct ScanVerdict(ScanOutcome Outcome, string? Signature = null)
{
    private const int LongestSignature = 120;

    /// <summary>Reads what clamd answers to INSTREAM (clamd(8)): <c>stream: OK</c>, <c>stream: NAME FOUND</c>, or anything <c>ERROR</c>. Pure.</summary>
    public static ScanVerdict Read(string reply)
    {
        const string Prefix = "stream: ";
        const string Found = " FOUND";
        if (reply == "stream: OK")
        {
            return new(ScanOutcome.Clean);
        }

        if (reply.StartsWith(Prefix, StringComparison.Ordinal) && reply.EndsWith(Found, StringComparison.Ordinal) && reply.Length > Prefix.Length + Found.Length)
        {
            var name = string.Concat(reply[Prefix.Length..^Found.Length].Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or ':').Take(LongestSignature));

            // With AlertExceedsMax clamd tells so what it did not look into.
            return name.StartsWith("Heuristics.Limits.Exceeded", StringComparison.Ordinal) ? new(ScanOutcome.TooLarge) : new(ScanOutcome.Infected, name.Length > 0 ? name : "unnamed");
        }

        return new(reply == "INSTREAM size limit exceeded. ERROR" ? ScanOutcome.TooLarge : ScanOutcome.NoAnswer);
    }
}
