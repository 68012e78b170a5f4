using Vigil.Language;
using Vigil.Server.Assistant.Dialogue;

namespace Vigil.Server.Assistant.Evaluation;

/// <summary>What was heard in a message.</summary>
/// <param name="Heard">Null for nothing.</param>
/// <param name="Guess">The likeliest danger that was learnt, whether it is likely enough or not.</param>
internal sealed record HeardDanger(DangerRow Row, string? Heard, DangerGuess Guess)
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
        [.. rows.Select(row => new HeardDanger(row, AnswerDanger.Hear(row.Text, reader.Read(row.Text), row.Later, isSure: false)?.Name, reader.Read(row.Text)))];
}
