namespace Vigil.Language.Topics;

/// <summary>Deals phrases into folds, topic by topic and language by language, so that every fold has its share of each.</summary>
internal static class Folds
{
    public static int[] Deal(IReadOnlyList<LabelledText> phrases, int folds, int seed)
    {
        var order = new int[phrases.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        new Shuffle(seed).Apply(order);
        var next = new Dictionary<(string, string), int>();
        var fold = new int[order.Length];
        foreach (var i in order)
        {
            var key = (phrases[i].Topic, phrases[i].Language);
            var n = next.GetValueOrDefault(key);
            fold[i] = n % folds;
            next[key] = n + 1;
        }

        return fold;
    }
}
