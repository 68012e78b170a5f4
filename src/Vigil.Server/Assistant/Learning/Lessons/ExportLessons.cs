using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Language;
using Vigil.Server.Assistant.Learning.Edits;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Assistant.Learning.Lessons;

/// <summary>
/// Writes lessons that count as files that an operator merges into <c>content</c>: phrases by group of topics, drafts by article; and, to be read, what agents changed of drafted replies.
/// The same lessons give the same files.
/// </summary>
public sealed class ExportLessons(IDbContextFactory<VigilDb> databases, ReadEdits edits)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // Groups of intents whose articles stand under another topic of the help centre; the others are called alike.
    private static readonly Dictionary<string, string> ArticleTopics = new(StringComparer.Ordinal)
    {
        ["kyc"] = "identity",
        ["trade"] = "trading",
        ["transfer"] = "deposit",
        ["rewards"] = "service",
        ["platform"] = "service",
        ["legal"] = "service",
        ["policy"] = "service",
    };

    // A string of JSON is one of YAML; Chinese stays readable.
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the files below a folder, which is made; what phrases already hold is left out.</summary>
    /// <returns>How many phrases, drafts of articles and pairs of drafted and sent replies were written.</returns>
    public async Task<(int Phrases, int Drafts, int Pairs)> HandleAsync(string folder, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lessons = await db.Set<Lesson>().Where(l => l.State == Lesson.Taken && l.Act != Lesson.Dismiss).OrderBy(l => l.At).ThenBy(l => l.Id).ToListAsync(cancellationToken);
        var phrases = lessons.Where(l => l.Act == Lesson.Phrase).SelectMany(l => l.ReadTexts().Select(text => new LabelledText(l.Language!, text, l.Topic!))).Distinct().Except(PhraseBook.Load()).ToList();
        foreach (var group in phrases.GroupBy(p => IntentVocabulary.Find(p.Topic)!.Group, StringComparer.Ordinal))
        {
            await WriteAsync(Path.Combine(folder, "phrases", $"{group.Key}.tsv"), PhraseFile(group), cancellationToken);
        }

        var drafts = lessons.Where(l => l.Act == Lesson.Article).ToList();
        foreach (var draft in drafts)
        {
            await WriteAsync(Path.Combine(folder, "articles", SlugOf(draft), $"{draft.Language}.md"), ArticleFile(draft), cancellationToken);
        }

        var pairs = await edits.NewestAsync(cancellationToken);
        await WriteAsync(Path.Combine(folder, "drafts.jsonl"), string.Concat(pairs.Select(p => PairLine(p.Topic, p.Pair))), cancellationToken);
        return (phrases.Count, drafts.Count, pairs.Count);
    }

    private static string PhraseFile(IEnumerable<LabelledText> phrases)
    {
        var file = new StringBuilder();
        foreach (var topic in phrases.GroupBy(p => p.Topic, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            file.Append("# ").Append(topic.Key).Append('\n');
            foreach (var phrase in topic)
            {
                file.Append(phrase.Language).Append('\t').Append(phrase.Text).Append('\n');
            }
        }

        return file.ToString();
    }

    private static string ArticleFile(Lesson draft)
    {
        var group = IntentVocabulary.Find(draft.Topic!)!.Group;
        var isChinese = draft.Language == "zh";
        var file = new StringBuilder("---\n");
        file.Append(CultureInfo.InvariantCulture, $"title: {Quote(draft.Title!)}\ntopic: {ArticleTopics.GetValueOrDefault(group, group)}\nintents: [{draft.Topic}]\nkeywords: []\nquestions:\n");
        foreach (var question in draft.ReadTexts())
        {
            file.Append("  - ").Append(Quote(question)).Append('\n');
        }

        file.Append(CultureInfo.InvariantCulture, $"owner: service\nshort: {Quote(isChinese ? "草稿：这里写一到三句话的答案。" : "Draft: the answer in one to three sentences goes here.")}\n");
        file.Append(CultureInfo.InvariantCulture, $"updated: {draft.At.UtcDateTime:yyyy-MM-dd}\nrelated: []\n---\n\n");
        return file.Append(isChinese ? "## 现在就做\n\n## 如果您看到的不一样\n" : "## Do this now\n\n## If it looks different\n").ToString();
    }

    private static string PairLine(string? topic, DraftPairView pair) =>
        JsonSerializer.Serialize(new { topic, language = pair.Language, edit = pair.Edit, draft = pair.Draft, sent = pair.Sent }, Quoted) + "\n";

    // The end of an id is chance: two drafts of one topic never meet.
    private static string SlugOf(Lesson draft) => $"draft-{draft.Topic!.Replace('.', '-').Replace('_', '-')}-{draft.Id.ToString()[^6..]}";

    private static string Quote(string text) => JsonSerializer.Serialize(text, Quoted);

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, Utf8, cancellationToken);
    }
}
