using System.Diagnostics;
using Vigil.Language;
using Vigil.Server.Assistant.Dialogue;

namespace Vigil.Server.Assistant.Evaluation;

/// <summary>What was heard in a message.</summary>
/// <param name="Heard">Null for nothing.</param>
/// <param name="Guess">The likeliest danger that was learnt, whether it is likely enough or not.</param>
/// <param name="Microseconds">That it took, read once before.</param>
internal sealed record HeardDanger(DangerRow Row, string? Heard, DangerGuess Guess, double Microseconds)
{
    /// <summary>Some danger is told of.</summary>
    public bool IsOne => Row.Danger != DangerReader.None;

    /// <summary>Its very name was heard, or nothing where there is none.</summary>
    public bool IsRight => IsOne ? Heard == Row.Danger : Heard is null;
}

/// <summary>Runs what hears dangers on messages whose dangers are known. Pure.</summary>
internal static class EvaluateDangers
{
    /// <summary>What is heard in each, later messages as in a case that is about a danger already.</summary>
    public static IReadOnlyList<HeardDanger> Run(DangerReader reader, IReadOnlyList<DangerRow> rows) =>
    [
        .. rows.Select(row =>
        {
            var (_, guess) = Hear(reader, row);
            var started = Stopwatch.GetTimestamp();
            var (heard, _) = Hear(reader, row);
            return new HeardDanger(row, heard, guess, Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }),
    ];

    private static (string? Heard, DangerGuess Guess) Hear(DangerReader reader, DangerRow row)
    {
        var guess = reader.Read(row.Text);
        return (AnswerDanger.Hear(row.Text, guess, row.Later, isSure: false)?.Name, guess);
    }
}
