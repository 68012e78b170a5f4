using Vigil.Language;
using Vigil.Language.Evaluation;
using Vigil.Server.Assistant.Scripts;

namespace Vigil.Server.Assistant.Evaluation;

/// <summary>A message of a customer who is in danger, or whose words only sound so.</summary>
/// <param name="Danger">Its name; <see cref="DangerReader.None"/> for none.</param>
/// <param name="Later">It goes on from an earlier message of the same danger.</param>
internal sealed record DangerRow(string Id, string Lang, string Text, string Danger, bool Later)
{
    /// <summary>Reads JSON lines.</summary>
    /// <exception cref="EvaluationInputException">The file or a line of it cannot be used; the message names file, line and what was expected.</exception>
    public static IReadOnlyList<DangerRow> Read(string path) => JsonLines.Read<DangerRow>(path, "{id,lang,text,danger,later}", row =>
        row is not { Id.Length: > 0, Lang.Length: > 0, Text.Length: > 0, Danger.Length: > 0 } ? "id, lang, text and danger expected."
            : row.Danger != DangerReader.None && DangerRules.Shipped.Named(row.Danger) is null ? $"there is no danger '{row.Danger}'."
            : null);
}
