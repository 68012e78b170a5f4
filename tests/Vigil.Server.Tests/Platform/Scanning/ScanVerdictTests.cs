using Vigil.Server.Platform.Files.Scanning;

namespace Vigil.Server.Tests.Platform.Scanning;

/// <summary>What clamd answers, and what somebody in its place might.</summary>
public sealed class ScanVerdictTests
{
    [Theory]
    [InlineData("stream: OK", ScanOutcome.Clean, null)]
    [InlineData("stream: Eicar-Test-Signature FOUND", ScanOutcome.Infected, "Eicar-Test-Signature")]
    [InlineData("stream: Win.Test.EICAR_HDB-1 FOUND", ScanOutcome.Infected, "Win.Test.EICAR_HDB-1")]
    [InlineData("stream: Vigil.Test.Threat.UNOFFICIAL FOUND", ScanOutcome.Infected, "Vigil.Test.Threat.UNOFFICIAL")]
    [InlineData("stream: a b\t<img>\u001b[31m FOUND", ScanOutcome.Infected, "abimg31m")]
    [InlineData("stream: \u0001 FOUND", ScanOutcome.Infected, "unnamed")]
    [InlineData("stream: OK FOUND", ScanOutcome.Infected, "OK")]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", ScanOutcome.TooLarge, null)]
    [InlineData("INSTREAM size limit exceeded. ERROR", ScanOutcome.TooLarge, null)]
    [InlineData("stream:  FOUND", ScanOutcome.NoAnswer, null)]
    [InlineData("stream: FOUND", ScanOutcome.NoAnswer, null)]
    [InlineData("stream: Can't allocate memory ERROR", ScanOutcome.NoAnswer, null)]
    [InlineData("COMMAND READ TIMED OUT", ScanOutcome.NoAnswer, null)]
    [InlineData("UNKNOWN COMMAND", ScanOutcome.NoAnswer, null)]
    [InlineData("stream: ok", ScanOutcome.NoAnswer, null)]
    [InlineData("stream: OK ", ScanOutcome.NoAnswer, null)]
    [InlineData("1: stream: OK", ScanOutcome.NoAnswer, null)]
    [InlineData("HTTP/1.1 400 Bad Request", ScanOutcome.NoAnswer, null)]
    [InlineData("", ScanOutcome.NoAnswer, null)]
    public void Only_what_says_so_is_clean(string reply, ScanOutcome outcome, string? signature) => Assert.Equal(new ScanVerdict(outcome, signature), ScanVerdict.Read(reply));

    [Fact]
    public void A_name_without_end_is_cut() => Assert.Equal(120, ScanVerdict.Read($"stream: {new string('x', 4000)} FOUND").Signature!.Length);
}
