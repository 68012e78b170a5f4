using System.Collections.Frozen;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>One topic that the assistant knows.</summary>
/// <param name="Priority">low, normal, high or urgent.</param>
/// <param name="HumanFirst">A person answers first; the assistant only receives.</param>
/// <param name="Meaning">What belongs to it, in English, for people.</param>
public sealed record Intent(string Id, string Group, string Priority, bool HumanFirst, string Meaning);

/// <summary>The topics of support at the exchange, read from the embedded intents.tsv.</summary>
public static class IntentVocabulary
{
    private static readonly Intent[] Rows = [.. Resources.Lines("intents.tsv").Skip(1).Select(Read)];
    private static readonly FrozenDictionary<string, Intent> ById = Rows.ToFrozenDictionary(i => i.Id, StringComparer.Ordinal);

    /// <summary>The topic of whatever has nothing to do with the exchange.</summary>
    public const string None = "none";

    /// <summary>All topics in the order of the file.</summary>
    public static IReadOnlyList<Intent> All => Rows;

    /// <summary>The topic with this id, or null.</summary>
    public static Intent? Find(string id) => ById.GetValueOrDefault(id);

    private static Intent Read(string line)
    {
        var cells = line.Split('\t');
        return cells.Length == 5
            ? new Intent(cells[0], cells[1], cells[2], string.Equals(cells[3], "yes", StringComparison.Ordinal), cells[4])
            : throw new InvalidDataException($"intents.tsv: five cells expected in '{line}'.");
    }
}
