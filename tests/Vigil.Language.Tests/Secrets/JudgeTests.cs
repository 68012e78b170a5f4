using System.Text.Json;
using Shouldly;
using Vigil.Language.Secrets;
using Vigil.Language.Secrets.Judging;
using Vigil.Language.Text;
using Xunit;

namespace Vigil.Language.Tests.Secrets;

/// <summary>What no rule announces, and what the judge of it learns from.</summary>
public sealed class JudgeTests(ITestOutputHelper output)
{
    // Triples of letters that two texts share, of all that they have: above it one is the other, reworded.
    private const double Reworded = 0.7;

    private static readonly string[] EvaluationSets = ["secrets.jsonl", "secrets-independent.jsonl"];
    private static readonly string[] Authors = ["secrets/author-1.tsv", "secrets/author-2.tsv", "secrets/author-3.tsv", "secrets/author-4.tsv", "secrets/author-5.tsv"];

    [Theory]
    [InlineData("the thing you guys texted me says 571 903, typed it twice, nothing", "571 903", SecretKinds.Code)]
    [InlineData("我输的是dada1998还是进不去", "dada1998", SecretKinds.Password)]
    [InlineData("my husband set it up, he always takes Rocky2011 for everything", "Rocky2011", SecretKinds.Password)]
    [InlineData("对方让我念给他听，我就说了 664120，结果钱没了", "664120", SecretKinds.Code)]
    [InlineData("siempre entro con Lolita#84 y hoy no me deja", "Lolita#84", SecretKinds.Password)]
    public void What_is_told_without_its_word_is_heard(string text, string secret, string kind) => text.ShouldHide(secret, kind);

    [Theory]
    [InlineData("my ticket 571903 is open since Monday")]
    [InlineData("pedido número 571903")]
    [InlineData("memo填的 104882,还没到账")]
    [InlineData("I have waited 571903 seconds")]
    [InlineData("the code never came to +44 7700 900123")]
    [InlineData("登不上去，手机是HUAWEI-P30")]
    [InlineData("the page says redirect_uri is wrong")]
    [InlineData("the bot dies in Base64UrlEncoder.Encode(hash) since the update")]
    [InlineData("送付先 EHjgJYZY488T7UaXLW1ZJ8jugbyNPnMmqe7pqWhvJiyV です")]
    public void What_is_something_else_stays(string text) => text.ShouldStay();

    [Fact]
    public void Every_row_is_marked_as_it_must_be()
    {
        MarkedRow[] rows = [.. JudgeTraining.Rows()];
        rows.Length.ShouldBeGreaterThan(5500);
        rows.Where(row => row.Text.Contains('⟦', StringComparison.Ordinal)).ShouldBeEmpty();
        rows.SelectMany(row => row.Marks).Where(mark => mark.End <= mark.Start).ShouldBeEmpty();
        rows.Select(row => row.Text).Distinct().Count().ShouldBe(rows.Length);
        Resources.Lines("secrets/ordinary.tsv").Where(line => line.Contains('⟦', StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("no tab")]
    [InlineData("en\ta ⟦code:1")]
    [InlineData("en\ta ⟦pin:1234⟧")]
    [InlineData("en\ta ⟦code:⟧")]
    [InlineData("en\ta 1234⟧")]
    public void A_broken_row_is_named(string line) => Should.Throw<FormatException>(() => MarkedRow.Parse(line)).Message.ShouldContain(line);

    [Fact]
    public void A_row_tells_where_its_values_stand()
    {
        var row = MarkedRow.Parse("en\tacc ⟦no:mike7⟧\\npw ⟦password:Winter22!⟧.");
        row.Text.ShouldBe("acc mike7\npw Winter22!.");
        row.Marks.Select(mark => (mark.Kind, row.Text[mark.Start..mark.End])).ShouldBe([(MarkedRow.No, "mike7"), (SecretKinds.Password, "Winter22!")]);
    }

    [Fact]
    public void No_row_is_one_of_an_evaluation_set()
    {
        var asked = EvaluationSets.SelectMany(file => File.ReadLines(Path.Combine(Checkout.Root, "tests", "evaluation", file)))
            .Select(line => Triples(JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)).Where(triples => triples.Count > 3).ToArray();
        var rows = Authors.SelectMany(Resources.Lines).Select(MarkedRow.Parse);
        rows.Where(row => Triples(row.Text) is var own && asked.Any(other => own.Count(other.Contains) is var shared && shared > Reworded * (own.Count + other.Count - shared))).Select(row => row.Text).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_rows_give_the_same_judge()
    {
        MarkedRow[] rows = [.. JudgeTraining.Rows().Take(300)];
        var (first, second) = (JudgeTraining.Train(rows), JudgeTraining.Train(rows));
        Span<double> one = stackalloc double[Judge.Classes];
        Span<double> other = stackalloc double[Judge.Classes];
        foreach (var example in rows.SelectMany(Example.Of))
        {
            first.Weigh(example.Traits, one);
            second.Weigh(example.Traits, other);
            one.SequenceEqual(other).ShouldBeTrue();
        }
    }

    [Fact]
    public void What_two_authors_write_teaches_what_the_third_one_does()
    {
        var (told, found, right, alarms) = (0, 0, 0, 0);
        foreach (var held in Authors)
        {
            var judge = JudgeTraining.Train(Authors.Append("secrets/ordinary.tsv").Where(author => author != held).SelectMany(Resources.Lines).Select(MarkedRow.Parse));
            foreach (var row in Resources.Lines(held).Select(MarkedRow.Parse))
            {
                var secrets = row.Marks.Where(mark => mark.Kind != MarkedRow.No).ToArray();
                var judged = Judged(judge, row.Text);
                told += secrets.Length;
                found += secrets.Count(secret => judged.Exists(span => Overlap(span, secret)));
                right += secrets.Count(secret => judged.Exists(span => Overlap(span, secret) && span.Kind == secret.Kind));
                alarms += judged.Count(span => !Array.Exists(secrets, secret => Overlap(span, secret)));
            }
        }

        output.WriteLine($"{found} of {told} found, {right} of them by their kind; {alarms} false");
        (found / (double)told).ShouldBeGreaterThan(0.64);
        (right / (double)found).ShouldBeGreaterThan(0.9);
        (found / (double)(found + alarms)).ShouldBeGreaterThan(0.94);
    }

    private static List<SecretSpan> Judged(Judge judge, string written)
    {
        var text = SecretText.Of(written);
        List<SecretSpan> found = [];
        JudgedSecrets.Find(judge, new Sentence(text, Cues.In(text.Plain), Candidates.In(text, DigitRun.In(text.Folded))), found);
        return found.ConvertAll(text.InOriginal);
    }

    private static bool Overlap(SecretSpan one, SecretSpan other) => one.Start < other.End && other.Start < one.End;

    private static HashSet<string> Triples(string text)
    {
        var letters = string.Concat(text.ToLowerInvariant().Where(char.IsLetter));
        return [.. Enumerable.Range(0, Math.Max(0, letters.Length - 2)).Select(i => letters.Substring(i, 3))];
    }

    [Theory]
    [InlineData("session {0}")]
    [InlineData("request id {0} returned 500")]
    [InlineData("it printed {0} and stopped")]
    [InlineData("页面显示{0}就卡住了")]
    public void Sums_and_sessions_stay_whatever_their_digits(string sentence)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            sentence.Replace("{0}", new MadeSecrets(seed).Hex(16), StringComparison.Ordinal).ShouldStay();
        }
    }

    [Theory]
    [InlineData("&lt;script&gt;alert(&#39;1&#39;);&lt;/script&gt;")]
    [InlineData("<script\\x20type=\"text/javascript\">javascript:alert(25);</script>")]
    [InlineData("'; EXEC sp_MSForEachTable 'DROP TABLE ?'; --")]
    [InlineData("表 CJK_UNIFIED_IDEOGRAPHS (U+8868)")]
    public void Names_in_markup_and_programs_are_no_secrets(string text) => SecretDetector.Find(text).ShouldBeEmpty();
}
