using System.Text.Json;
using Shouldly;
using Xunit;

namespace Vigil.Language.Tests.Evaluation;

/// <summary>The evaluation set of the assistant stays apart from what it is trained on.</summary>
public sealed class AssistantSetTests
{
    // By so much two texts share their runs of characters when one is the other with a word exchanged.
    private const double NearDuplicate = 0.7;

    // What is no longer than this has hardly another way to be said: 'hey', '人工'.
    private const int ShortChinese = 4;
    private const int ShortLatin = 6;

    [Fact]
    public void No_row_is_nearly_a_phrase_or_a_name_of_a_topic()
    {
        var (holders, sizes, texts) = Indexed(PhraseBook.Load().Select(p => p.Text));
        var leaked = new List<string>();
        foreach (var row in Rows())
        {
            var runs = RunsOf(row.Text);
            if (runs.Count == 0)
            {
                continue;
            }

            var (best, phrase) = runs.SelectMany(r => holders.GetValueOrDefault(r, [])).CountBy(i => i).Select(c => (Share: c.Value / (double)(runs.Count + sizes[c.Key] - c.Value), c.Key)).DefaultIfEmpty((0, -1)).Max();
            if (best > NearDuplicate)
            {
                leaked.Add($"{row.Id} '{row.Text}' is nearly '{texts[phrase]}' ({best:F2})");
            }
        }

        leaked.ShouldBeEmpty();
    }

    [Fact]
    public void Rows_are_found_that_differ_in_a_word_only()
    {
        var (holders, sizes, _) = Indexed(["how do I delete my account", "怎么证明这个钱包是我自己的"]);
        foreach (var (text, phrase) in new[] { ("How do i delete my account?", 0), ("怎么证明那个钱包是我自己的", 1) })
        {
            var runs = RunsOf(text);
            var shared = runs.Count(r => holders.GetValueOrDefault(r, []).Contains(phrase));
            (shared / (double)(runs.Count + sizes[phrase] - shared)).ShouldBeGreaterThan(NearDuplicate);
        }
    }

    private static (Dictionary<string, List<int>> Holders, List<int> Sizes, List<string> Texts) Indexed(IEnumerable<string> texts)
    {
        var (holders, sizes, all) = (new Dictionary<string, List<int>>(StringComparer.Ordinal), new List<int>(), texts.ToList());
        for (var i = 0; i < all.Count; i++)
        {
            var runs = RunsOf(all[i]);
            sizes.Add(runs.Count);
            foreach (var run in runs)
            {
                (holders.TryGetValue(run, out var list) ? list : holders[run] = []).Add(i);
            }
        }

        return (holders, sizes, all);
    }

    // Pairs of Chinese characters, fours of letters; none where the text is too short to be told apart.
    private static HashSet<string> RunsOf(string text)
    {
        var letters = string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));
        var isChinese = letters.Any(c => c is >= '\u4e00' and <= '\u9fff');
        var length = isChinese ? 2 : 4;
        return letters.Length <= (isChinese ? ShortChinese : ShortLatin) ? [] : [.. Enumerable.Range(0, letters.Length - length + 1).Select(i => letters.Substring(i, length))];
    }

    private static IEnumerable<(string Id, string Text)> Rows() => File.ReadLines(Path.Combine(Checkout.Root, "tests", "evaluation", "assistant.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement).Select(row => (row.GetProperty("id").GetString()!, row.GetProperty("text").GetString()!));
}
