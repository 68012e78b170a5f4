using System.Diagnostics;

namespace Vigil.Language.Evaluation;

/// <summary>What was reached on the rows of one kind.</summary>
/// <param name="AsAWhole">Rows whose answer is right where the message is classified once, as a whole.</param>
/// <param name="Answered">Rows whose answer is right as the product reads them.</param>
/// <param name="Complete">Those of them where each further ask was found and none besides.</param>
public sealed record AskKindFigures(int Rows, int AsAWhole, int Answered, int Complete);

/// <summary>What the reading of asks reached on a file.</summary>
/// <param name="WrongIds">Rows that are not complete.</param>
/// <param name="MicrosecondsP50">Of the whole reading of a message, the median.</param>
/// <param name="MicrosecondsP99">The same, of the slowest hundredth the fastest.</param>
public sealed record AskFigures(int Rows, IReadOnlyDictionary<string, AskKindFigures> ByKind, IReadOnlyList<string> WrongIds, double MicrosecondsP50, double MicrosecondsP99);

/// <summary>Measures how messages are read that are not one plain question, beside some that are.</summary>
public static class AskEvaluation
{
    private static readonly DateTimeOffset Asked = new(2026, 11, 28, 3, 0, 0, TimeSpan.Zero);

    /// <summary>Reads each row twice and times the second.</summary>
    public static AskFigures Run(Understanding understanding, IReadOnlyList<AskRow> rows)
    {
        var byKind = new SortedDictionary<string, AskKindFigures>(StringComparer.Ordinal);
        var (wrong, microseconds) = (new List<string>(), new List<double>(rows.Count));
        foreach (var row in rows)
        {
            var reading = Read(understanding, row);
            var started = Stopwatch.GetTimestamp();
            Read(understanding, row);
            microseconds.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);

            var (whole, answered) = (row.Answer.Contains(understanding.Topics(row.Text)[0].Topic, StringComparer.Ordinal), row.Answer.Contains(reading.Topic, StringComparer.Ordinal));
            var complete = answered && IsComplete(row, reading);
            var figures = byKind.GetValueOrDefault(row.Kind, new AskKindFigures(0, 0, 0, 0));
            byKind[row.Kind] = new AskKindFigures(figures.Rows + 1, figures.AsAWhole + (whole ? 1 : 0), figures.Answered + (answered ? 1 : 0), figures.Complete + (complete ? 1 : 0));
            if (!complete)
            {
                wrong.Add(row.Id);
            }
        }

        microseconds.Sort();
        return new AskFigures(rows.Count, byKind, wrong, At(microseconds, 0.5), At(microseconds, 0.99));
    }

    private static Reading Read(Understanding understanding, AskRow row) =>
        understanding.Read(row.Text, row.Lang.StartsWith("zh", StringComparison.Ordinal) ? "zh" : row.Lang, Asked, TimeZoneInfo.Utc);

    private static bool IsComplete(AskRow row, Reading reading)
    {
        string[] said = [reading.Topic, .. reading.Others.Select(o => o.Topic)];
        return said.Length == row.Asks.Count && row.Asks.All(accepted => accepted.Any(topic => said.Contains(topic, StringComparer.Ordinal)));
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
