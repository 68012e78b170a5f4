using System.Text.Json;
using Vigil.Language;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Knowledge;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant.Scripts;

/// <summary>The rules by which a danger is heard: each in its own examples, none in what is innocent, and hardly ever in the questions that customers ask about everything else.</summary>
public sealed class DangerRuleTests() : SliceTest(TestDatabase.Sqlite)
{
    // What is asked of these is a danger, or told by one who fears it, whatever the row names first.
    private static readonly string[] DangerousGroups = ["security", "web3", "c2c"];

    private const string Small =
        """
        words:
          tool: [远程, remote … tool]
          who: [他, someone, don't]
        dangers:
          - name: one
            topic: security.scam_victim
            hands-over: never
            article: scam-victim
            zh: 甲
            en: A
            when: [tool + who]
            heard: [他要远程]
            innocent: [远程]
        """;

    public static TheoryData<string, string> Heard() => [.. DangerRules.Shipped.Rules.SelectMany(r => r.Heard.Select(text => (r.Name, text)))];

    public static TheoryData<string, string> Innocent() => [.. DangerRules.Shipped.Rules.SelectMany(r => r.Innocent.Select(text => (r.Name, text)))];

    public static TheoryData<string, int> Questions() => new() { { "tests/evaluation/assistant.jsonl", 500 }, { "content/phrases", 5000 } };

    public static TheoryData<string> Names() => [.. DangerRules.Shipped.Rules.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Heard))]
    public void It_is_heard_in_its_examples(string name, string text)
    {
        var rule = DangerRules.Shipped.Rules.Single(r => r.Name == name);

        Assert.Equal(name, DangerRules.Shipped.Find(text, rule.OnlyInDanger)?.Name);
        Assert.Equal(name, DangerRules.Shipped.Find(text.ToUpperInvariant().Replace("'", "’", StringComparison.Ordinal), rule.OnlyInDanger)?.Name);
    }

    [Theory]
    [MemberData(nameof(Innocent))]
    public void It_is_not_heard_in_what_is_innocent(string name, string text) => Assert.NotEqual(name, DangerRules.Shipped.Find(text, inDanger: true)?.Name);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_it_says_stands_in_the_article_in_both_languages(string name)
    {
        var articles = (await StartAsync()).Get<ArticleLibrary>();
        var rule = DangerRules.Shipped.Rules.Single(r => r.Name == name);

        Assert.All(ArticleLibrary.Languages, language => Assert.All(rule.Then.Select(then => then[language]).Prepend(rule.Headings[language]), heading => Assert.Contains(heading, articles.Find(rule.Article, language)!.Passages.Select(p => p.Heading))));
        Assert.True(rule.Heard.Count == 0 || rule.Heard.Any(IsChinese) && rule.Heard.Any(text => !IsChinese(text)) && rule.Innocent.Any(IsChinese) | rule.Innocent.Any(text => !IsChinese(text)), "both languages are played");
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Hardly_any_question_about_something_else_is_taken_for_a_danger(string from, int least)
    {
        Assert.SkipUnless(Path.Exists(Path.Combine(Checkout.Root, from)), $"{from} is not here.");
        var others = (from.EndsWith(".jsonl", StringComparison.Ordinal) ? Rows(from) : Phrases(from)).Where(r => !DangerousGroups.Contains(IntentVocabulary.Find(r.Topic)?.Group, StringComparer.Ordinal)).ToList();

        var taken = others.Select(r => (r.Text, r.Topic, DangerRules.Shipped.Find(r.Text, inDanger: false)?.Name)).Where(r => r.Name is not null).ToList();

        Assert.True(others.Count >= least, $"{others.Count} questions");
        Assert.True(taken.Count <= others.Count / 400, $"{taken.Count} of {others.Count}:\n{string.Join('\n', taken)}");
    }

    [Theory]
    [InlineData("someone told me to install a remote admin tool", true)]
    [InlineData("SOMEONE wants REMOTE TOOL", true)]
    [InlineData("dont use a remote tool", true)]
    [InlineData("don’t use a remote tool", true)]
    [InlineData("他说远程", true)]
    [InlineData("其他远程", false)]
    [InlineData("someone remote. tool", false)]
    [InlineData("remotely someone toolbox", false)]
    public void Words_are_read_as_people_write_them(string text, bool heard) => Assert.Equal(heard, DangerRules.Read("d.yaml", Small).Find(text, inDanger: false) is not null);

    [Fact]
    public void Words_far_apart_have_nothing_to_do_with_each_other()
    {
        var far = $"someone wrote to me. {string.Join(". ", Enumerable.Repeat("i traded a little", 12))}. how do i use the remote tool";

        Assert.Null(DangerRules.Read("d.yaml", Small).Find(far, inDanger: false));
        Assert.NotNull(DangerRules.Read("d.yaml", Small).Find($"{far}, someone asks", inDanger: false));
    }

    [Theory]
    [InlineData("topic: security.scam_victim", "topic: nowhere", "line 5: there is no topic 'nowhere'.")]
    [InlineData("hands-over: never", "hands-over: perhaps", "line 5: 'hands-over' is never, told or always.")]
    [InlineData("when: [tool + who]", "when: [tool + nobody]", "line 5: there are no words 'nobody'; known are tool, who, {link}, {mail}, {phone}.")]
    [InlineData("hands-over: never", "hands-over: never\n    done: one", "line 2: the words 'has_done' are missing, which 'done' needs.")]
    [InlineData("when: [tool + who]", "when: [tool]", "line 2: no danger uses the words 'who'.")]
    [InlineData("    when: [tool + who]\n", "", "line 5: 'heard' and 'innocent' each need a message where 'when' stands, and stand nowhere else.")]
    [InlineData("    heard: [他要远程]\n", "", "line 5: 'heard' and 'innocent' each need a message where 'when' stands, and stand nowhere else.")]
    [InlineData("    innocent: [远程]", "    innocent: [远程]\n    record: last", "line 5: 'record' can only be 'first'.")]
    [InlineData("    innocent: [远程]", "    innocent: [远程]\n    in: trouble", "line 5: 'in' can only be 'danger'.")]
    [InlineData("    en: A\n", "", "line 5: 'en' is missing.")]
    [InlineData("    en: A\n", "    en: A\n    done-by: [tool]\n", "line 5: 'done-by' needs 'done'.")]
    [InlineData("    en: A\n", "    en: A\n    then:\n      - {zh: 甲}\n", "line 12: 'en' is missing.")]
    [InlineData("name: one", "nom: one", "line 5: 'nom' is not known here; known are name, topic, in, hands-over, done, done-by, then, record, article, zh, en, when, unless, heard, innocent.")]
    [InlineData("  who: [他, someone, don't]", "  who: []", "line 2: 'who' has no words.")]
    public void What_is_wrong_is_named_with_file_and_line(string right, string wrong, string message)
    {
        Assert.Contains(right, Small, StringComparison.Ordinal);

        var refused = Assert.Throws<InvalidDataException>(() => DangerRules.Read("d.yaml", Small.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal($"d.yaml: {message}", refused.Message);
    }

    private static IEnumerable<(string Text, string Topic)> Rows(string file) =>
        File.ReadLines(Path.Combine(Checkout.Root, file)).Select(line => JsonDocument.Parse(line).RootElement).Select(row => (row.GetProperty("text").GetString()!, row.GetProperty("intent").GetString()!));

    // '# topic', and below it a language and a phrase a line.
    private static IEnumerable<(string Text, string Topic)> Phrases(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.tsv"))
        {
            var topic = "";
            foreach (var line in File.ReadLines(file))
            {
                if (line.StartsWith("# ", StringComparison.Ordinal))
                {
                    topic = line[2..].Trim();
                }
                else if (line.Split('\t') is [_, var text, ..])
                {
                    yield return (text, topic);
                }
            }
        }
    }

    private static bool IsChinese(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff');
}
