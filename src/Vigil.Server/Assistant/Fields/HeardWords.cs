using Vigil.Language;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Fields;

/// <summary>A thing that a customer named, and where.</summary>
internal sealed record Word(Entity Named, long Seq, DateTimeOffset At);

/// <summary>
/// What a customer named in a conversation. Of several things of one kind in a message the first is meant, unless the message corrects itself;
/// what it takes back, and the amount of a fee, is not meant at all. Pure.
/// </summary>
internal static class HeardWords
{
    // How far before a thing the word may stand that takes it back or makes a fee of it.
    private const int Near = 8;

    private static readonly string[] Corrections = ["不对", "说错", "写错", "打错", "发错", "搞错", "更正", "应该是", "而是", "改成", "sorry", "i mean", "i meant", "correction", "rather", "actually", "wrong one", "no wait", "but "];
    private static readonly string[] Denials = ["不是", "并非", "not "];
    private static readonly string[] Fees = ["手续费", "矿工费", "fee "];

    /// <param name="newestFirst">The customer's messages.</param>
    /// <param name="read">What a message names, in its order.</param>
    /// <returns>Newest first; what a message corrects stands behind what it says instead.</returns>
    public static IReadOnlyList<Word> Of(IReadOnlyList<CaseMessage> newestFirst, Func<CaseMessage, IReadOnlyList<Entity>> read)
    {
        var words = new List<Word>();
        foreach (var message in newestFirst.Where(m => !string.IsNullOrWhiteSpace(m.Text)))
        {
            words.AddRange(Meant(message.Text!, read(message)).Select(e => new Word(e, message.Seq, message.At)));
        }

        return words;
    }

    private static List<Entity> Meant(string text, IReadOnlyList<Entity> named)
    {
        var meant = new List<Entity>();
        foreach (var entity in named)
        {
            var before = text[Math.Max(0, entity.Start - Near)..entity.Start];
            if ((Has(before, Denials) && !before.Contains("是不是", StringComparison.Ordinal)) || (entity.Kind is EntityKind.Amount && Has(before, Fees)))
            {
                continue;
            }

            var have = meant.FindIndex(e => e.Kind == entity.Kind);
            if (have < 0)
            {
                meant.Add(entity);
            }
            else if (entity.Value != meant[have].Value && Has(text[(meant[have].Start + meant[have].Length)..entity.Start], Corrections))
            {
                meant.Insert(have, entity);
            }
        }

        return meant;
    }

    private static bool Has(string text, string[] any) => Array.Exists(any, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
