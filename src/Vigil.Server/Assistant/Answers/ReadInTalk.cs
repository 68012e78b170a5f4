using System.Collections.Concurrent;
using Vigil.Language;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Answers;

/// <summary>
/// Reads a message by what is talked of: one that names no subject of its own goes on with it, whatever topic its words alone would make of it. 'How long does it take' after a lost factor is about that, and so is 'how many tries do i get' after a document.
/// A subject is named by words by which the articles of the topics that the message is read as are known (titles, keywords), unless those of what is talked of are known by them as well. Pure; the thinking stands in docs/decisions/0060.
/// </summary>
internal sealed class ReadInTalk(ArticleLibrary articles)
{
    // What is longer has something of its own to say.
    private const int LongestChinese = 26;
    private const int LongestLatin = 90;

    // Topics less likely than this say nothing of what a message is about.
    private const double Least = 0.1;
    private const int Topics = 3;

    // From here on a topic that the words name is believed where it leaves nothing.
    private const double Certain = 0.6;

    // Below this the words say so little of a topic that they name no other.
    private const double Doubtful = 0.45;

    // What threatens an account is believed sooner.
    private const double Threatening = 0.35;

    private readonly ConcurrentDictionary<(string Slug, string Language), (IReadOnlySet<string> Title, IReadOnlySet<string> Keywords, IReadOnlySet<string> Known)> _words = new();

    /// <summary>The reading as one that goes on; the very reading where the message names a subject, is long, or may not be held back: whoever asks for a person, is in danger or talks of nothing of ours.</summary>
    /// <param name="talked">The topic that is talked of; null for none.</param>
    /// <param name="isLocked">What was told is that sign-in is locked: who asks about strange attempts then means those.</param>
    public Reading Read(Reading reading, string text, string? talked, string language, TalkBefore before, bool isLocked = false)
    {
        var own = Subject.Words(text);
        if (talked is null || IsOfIt(reading, talked) || !MayGoOn(reading, text, talked, isLocked || own.Count == 0))
        {
            return reading;
        }

        if (own.Count > 0 && reading.Topic != talked && reading.Probability >= Doubtful)
        {
            var thread = Thread(talked, language, before.Slug).Select(Words).ToList();
            var known = thread.SelectMany(w => w.Known).ToHashSet(StringComparer.Ordinal);
            var said = Subject.Tokens($"{before.Question}\n{before.Answer}").ToHashSet(StringComparer.Ordinal);
            var others = reading.Ranked.Take(Topics).Where(r => r.Topic != talked && (r.Probability >= Least || r.Topic == reading.Topic)).SelectMany(r => articles.ForTopic(r.Topic, language).Select(a => (Of: Words(a), IsFirst: a.Intents[0] == r.Topic))).ToList();
            if (own.Any(word => !known.Contains(word) && (others.Exists(o => o.Of.Title.Contains(word)) || (!said.Contains(word) && others.Exists(o => o.Of.Keywords.Contains(word) || (o.IsFirst && o.Of.Known.Contains(word)))))))
            {
                return reading;
            }
        }

        return reading.GoingOn(talked);
    }

    /// <summary>Whether an article is about what is talked of: it lies open, answers the topic, or the open one names it as related.</summary>
    public bool IsOfTalk(Article article, string? talked, TalkBefore before) =>
        article.Slug == before.Slug || (talked is not null && article.Intents.Contains(talked, StringComparer.Ordinal))
        || (before.Slug is { } slug && articles.Find(slug, article.Language) is { } open && open.Related.Contains(article.Slug, StringComparer.Ordinal));

    /// <summary>What a case is about for its next message: its topic, or what was told last where that topic only says who answers.</summary>
    public static string? TalkedOf(string? knownTopic, string? toldTopic) =>
        knownTopic is null or IntentVocabulary.None || (knownTopic.StartsWith("service.", StringComparison.Ordinal) && (toldTopic is not null || knownTopic is not "service.complaint")) ? toldTopic : knownTopic;

    // 'Can I still cancel' beside a withdrawal is about it already.
    private static bool IsOfIt(Reading reading, string talked) =>
        reading.Topic == talked || (TopicRecords.AnswerFrom(talked) is { } kind ? kind == TopicRecords.AnswerFrom(reading.Topic) : reading.Probability >= Certain && ChoosePlan.GroupOf(reading.Topic) == ChoosePlan.GroupOf(talked));

    // What holds no word of its own, or can mean only the lock that was told, is read so for want of anything else.
    private static bool MayGoOn(Reading reading, string text, string talked, bool isHarmless) =>
        reading.Language is "zh" or "en" && text.Trim().Length <= (reading.Language == "zh" ? LongestChinese : LongestLatin) && reading.Entities.Count == 0 && FollowUp.Named(text) is null && reading.Asks.Count < 2
        && !reading.AsksForHuman && !reading.Urgency.IsTheft && reading.Urgency.Level is not UrgencyLevel.Urgent && TopicTaps.Meant(text) is null
        && CaseQueues.For(talked) != CaseQueues.Security && !(CaseQueues.For(reading.Topic) == CaseQueues.Security && reading.Probability >= Threatening && !(isHarmless && reading.Topic is not ("security.secret_exposed" or "security.account_stolen" or "security.scam_victim" or "web3.stolen")))
        && !(reading.Topic.StartsWith("service.", StringComparison.Ordinal) && reading.Topic != talked && reading.Probability >= Certain) && !(reading.Topic == IntentVocabulary.None && reading.Probability >= PassageThresholds.Nothing && !isHarmless)
        && !(TopicScripts.Find(reading.Topic) is { PersonFirst: true } && reading.Probability >= Certain) && !(TopicScripts.Find(reading.Topic)?.Says is not null && reading.Probability >= PassageThresholds.Stance) && !FreezeReport.AsksToLift(text);

    private IEnumerable<Article> Thread(string talked, string language, string? slug) =>
        articles.ForTopic(talked, language).Concat(slug is not null && articles.Find(slug, language) is { } open ? [open] : []);

    private (IReadOnlySet<string> Title, IReadOnlySet<string> Keywords, IReadOnlySet<string> Known) Words(Article article) => _words.GetOrAdd((article.Slug, article.Language), _ => (
        Subject.Tokens(article.Title).ToHashSet(StringComparer.Ordinal),
        article.Keywords.SelectMany(Subject.Tokens).ToHashSet(StringComparer.Ordinal),
        article.Keywords.Append(article.Title).Concat(article.Questions).Concat(article.Passages.Select(p => p.Heading)).SelectMany(Subject.Tokens).ToHashSet(StringComparer.Ordinal)));
}
