using System.Globalization;
using System.Text.Json;
using Vigil.Bench.Driving;

namespace Vigil.Bench.Answers;

/// <summary>What one run showed. Times in milliseconds from when a question was due.</summary>
/// <param name="Acknowledged">Of each measured question, ascending.</param>
/// <param name="Answered">Of each measured question that was answered in time, ascending.</param>
/// <param name="Unanswered">Acknowledged, and no answer arrived within the limit.</param>
/// <param name="HeardTwice">Answers beyond the first that arrived.</param>
internal sealed record AnswersFigures(
    double Seconds, IReadOnlyList<double> Acknowledged, IReadOnlyList<double> Answered, int Unanswered, int HeardTwice, StoredAnswers Stored, int Errors, string? FirstError,
    IReadOnlyDictionary<AnswerSource, int> Sources, double ServerCores, double ServerRssMb, double ServerPeakRssMb, double DriverCores, double OtherCores)
{
    /// <summary>True if every acknowledged question is there and has one answer, which arrived once and in time, and there were any.</summary>
    public bool Sound => Stored is { Questions: { Lost: 0, Doubled: 0, Gaps: 0 }, Missing: 0, Doubled: 0 } && Unanswered == 0 && HeardTwice == 0 && Answered.Count > 0;

    private double PerSecond => Acknowledged.Count / Seconds;

    private double MicrosecondsEach => Acknowledged.Count > 0 ? ServerCores * Seconds * 1_000_000 / Acknowledged.Count : 0;

    /// <summary>For people.</summary>
    /// <param name="whom">Who asked, and what.</param>
    public string ToText(string whom) => string.Create(CultureInfo.InvariantCulture, $"""
        {whom}
          asked             {Acknowledged.Count} questions in {Seconds:0.0} s, {PerSecond:0.0} a second, {MicrosecondsEach:0} µs of the server's processor time for each with its case
          answered in       p50 {Of(Answered, 0.5):0.0} ms, p99 {Of(Answered, 0.99):0.0} ms, p999 {Of(Answered, 0.999):0.0} ms; {Unanswered} not within {AnswersRun.AnswerLimit.TotalSeconds:0} s
          acknowledged in   p50 {Of(Acknowledged, 0.5):0.0} ms, p99 {Of(Acknowledged, 0.99):0.0} ms, p999 {Of(Acknowledged, 0.999):0.0} ms
          answers           {Count(AnswerSource.Record)} from records, {Count(AnswerSource.Article)} from articles, {Count(AnswerSource.WordsAlone)} in words alone
          errors            {Errors}{(FirstError is { } error ? $", the first: {error}" : "")}
          stored            answers missing {Stored.Missing}, doubled {Stored.Doubled} (arrived twice {HeardTwice}); questions lost {Stored.Questions.Lost}, doubled {Stored.Questions.Doubled}, gaps {Stored.Questions.Gaps}
          server            {ServerCores:0.00} cores, {ServerRssMb:0} MB resident (at most {ServerPeakRssMb:0} MB)
          beside it         the driver {DriverCores:0.00} cores, everything else on this machine of {Environment.ProcessorCount} {OtherCores:0.00}, PostgreSQL and the exchange included
        """);

    /// <summary>For programs.</summary>
    public string ToJson(string db, bool exchange, int clients, double rate) => JsonSerializer.Serialize(new
    {
        answered_p50_ms = Rounded(Answered, 0.5), answered_p99_ms = Rounded(Answered, 0.99), answered_p999_ms = Rounded(Answered, 0.999),
        p50_ms = Rounded(Acknowledged, 0.5), p99_ms = Rounded(Acknowledged, 0.99), p999_ms = Rounded(Acknowledged, 0.999),
        asked = Acknowledged.Count, unanswered = Unanswered, missing = Stored.Missing, doubled = Stored.Doubled, arrived_twice = HeardTwice, errors = Errors,
        questions_lost = Stored.Questions.Lost, questions_doubled = Stored.Questions.Doubled, gaps = Stored.Questions.Gaps,
        from_records = Count(AnswerSource.Record), from_articles = Count(AnswerSource.Article), in_words = Count(AnswerSource.WordsAlone),
        throughput_per_s = Math.Round(PerSecond, 2), seconds = Math.Round(Seconds, 2), server_us_per_question = Math.Round(MicrosecondsEach), server_cpu_cores = Math.Round(ServerCores, 3),
        server_rss_mb = Math.Round(ServerRssMb, 1), server_peak_rss_mb = Math.Round(ServerPeakRssMb, 1), driver_cpu_cores = Math.Round(DriverCores, 3), other_cpu_cores = Math.Round(OtherCores, 3),
        db, exchange, clients, rate,
    });

    private static double Of(IReadOnlyList<double> sorted, double share) => Figures.Percentile(sorted, share);

    private static double Rounded(IReadOnlyList<double> sorted, double share) => Math.Round(Of(sorted, share), 3);

    private int Count(AnswerSource source) => Sources.GetValueOrDefault(source);
}
