using Vigil.Language;
using Vigil.Language.Search;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Answers;

/// <summary>
/// Chooses what an article answers to the very point of a message: in the article of the topic, for a short turn in the article that was told before, and where the topic is not certain in all of them.
/// The short answer stays where no point is clearly closer. Pure; the thresholds are those of docs/decisions/0031.
/// </summary>
internal sealed class ChoosePoint(ArticleLibrary articles, NearestHeadings nearest)
{
    // Enough for any topic's articles to be among them.
    private const int SearchedArticles = 20;

    private const int Looked = 30;

    /// <summary>Whether a point of an article may answer: not where a record does, nor to a thing that is only named, nor to a code, for which articles have answers of their own.</summary>
    public static bool MayAnswer(Plan plan, Reading reading, string text) =>
        plan.Step is Step.AnswerArticle or Step.Ask or Step.DoNotKnow && TopicScripts.Find(plan.Topic)?.Says is null && reading.Entities.All(e => e.Kind is not EntityKind.ErrorCode) && BareThing.Of(text, reading.Entities) is null;

    /// <summary>The plan that answers a tap on a heading or title that was offered; null for any other text.</summary>
    public Plan? ForTap(Reading reading, string text, string? knownTopic, string language, TalkBefore before) =>
        // 'This withdrawal is not mine' is a heading too, and an alarm whoever writes it.
        !reading.Urgency.IsTheft && !reading.AsksForHuman && reading.Urgency.Level is not UrgencyLevel.Urgent && CaseQueues.For(knownTopic) != CaseQueues.Security && nearest.Tapped(text, before.Slug, language) is { } tapped ? new Plan(Step.AnswerArticle, before.Slug == tapped.Article.Slug ? knownTopic : TopicOf(tapped.Article, reading) ?? knownTopic) { Chosen = tapped } : null;

    /// <summary>The plan with the article and the point that answer; the very plan where nothing answers better.</summary>
    /// <param name="knownTopic">What the case is about so far.</param>
    public Plan For(Plan plan, Reading reading, string text, string? knownTopic, string language, TalkBefore before)
    {
        plan = Chosen(plan, reading, text, knownTopic, language, before);
        return plan with
        {
            // A short answer may not be to the very point: its own headings stand under it. A tap that was answered asks nothing more.
            Near = plan is { Step: Step.AnswerArticle, Chosen: { } said } ? said.Point is null ? nearest.In(said.Article.Slug, text, null, language) : [] : nearest.To(text, reading, before, language),
        };
    }

    private Plan Chosen(Plan plan, Reading reading, string text, string? knownTopic, string language, TalkBefore before)
    {
        var leaves = plan.Step is Step.AnswerArticle && plan.Topic != knownTopic && reading.Probability >= PointThresholds.Leaves;
        if (before.Slug is not null && !leaves && ChoosePlan.IsShort(reading, text) && !AddsNothing(text, before) && InTalk(text, before, knownTopic, language) is { } told)
        {
            return plan with { Step = Step.AnswerArticle, Topic = knownTopic ?? plan.Topic, Choices = null, Chosen = told };
        }

        var chosen = plan.Step is Step.AnswerArticle ? InTopic(plan.Topic!, text, language) : null;

        // What only adds to what lies open asks for no other article.
        var adds = before.Slug is not null && Detail.IsAll(text);
        if (!adds && reading.Probability < PointThresholds.Sure && Anywhere(reading, text, language, chosen) is { } found)
        {
            return plan with { Step = Step.AnswerArticle, Topic = TopicOf(found.Article, reading) ?? knownTopic, Choices = null, Chosen = found };
        }

        return plan.Step switch
        {
            Step.AnswerArticle => plan with { Chosen = chosen },

            // Two choices that have nothing of the question's words are no choice, unless the reading is rather sure of them.
            Step.Ask when Likely(plan.Choices!, reading) >= PointThresholds.LikelyChoices || plan.Choices!.Any(topic => CoveredBy(topic, text, language) >= PointThresholds.Choices) => plan,
            _ when before.Slug is not null && Detail.Tells(text) => plan with { Step = Step.Noted, Choices = null },

            // What is not known is named by the article that lies open.
            _ => plan with { Step = Step.DoNotKnow, Choices = null, Chosen = before.Slug is { } slug && articles.Find(slug, language) is { } open ? new ChosenPoint(open, null) : null },
        };
    }

    // Whoever presses, or asks the same again, has read what was told.
    private static bool AddsNothing(string text, TalkBefore before) =>
        Pressing.IsAll(text) || (before.Question is { } question && TextNormalizer.Normalize(question) == TextNormalizer.Normalize(text));

    /// <summary>The article that answers a topic as a whole; null where there is none.</summary>
    public Article? Whole(string topic, string text, string language) =>
        ChooseArticle.For(topic, articles.ForTopic(topic, language), articles.Search(text, language, SearchedArticles), null);

    /// <summary>The article that answers a topic, and the point of it where one is clearly closer than its short answer; null where there is no article.</summary>
    public ChosenPoint? InTopic(string topic, string text, string language)
    {
        if (Whole(topic, text, language) is not { } chosen)
        {
            return null;
        }

        var found = Found(text, language, SlugsOf(topic, language));
        var asIs = found.Where(f => f.Point.Passage is null && f.Point.Article.Slug == chosen.Slug).Select(f => f.Fit).DefaultIfEmpty().Max();
        var best = found.Select(f => (f.Point, Fit: f.Fit + (f.Point.Article.Slug == chosen.Slug ? PointThresholds.SameArticle : 0), f.Own)).Where(f => f.Point.Passage is not null).OrderByDescending(f => f.Fit).FirstOrDefault();
        return best.Point is not null && best.Own >= PointThresholds.LeastOwn && best.Fit >= PointThresholds.InTopic && best.Fit >= asIs + PointThresholds.Closer ? Said(best.Point, text) : new ChosenPoint(chosen, null);
    }

    // What was told lies open: it is read first, then the other articles of the matter.
    private ChosenPoint? InTalk(string text, TalkBefore before, string? knownTopic, string language)
    {
        var asks = QuestionForm.Asks(text);
        var told = new HashSet<string>([before.Slug!], StringComparer.Ordinal);
        if (Best(told, PointThresholds.InToldArticle) is { } here)
        {
            return here;
        }

        var ofTopic = knownTopic is null ? [] : SlugsOf(knownTopic, language);
        return Best(ofTopic, PointThresholds.InTalkTopic);

        // What lies open has named the case of a heading already, that of a row it has not.
        ChosenPoint? Best(HashSet<string> among, double least) =>
            articles.Points(text, before.Question, language, among, Looked).FirstOrDefault(f => f.Point.Passage is not null && (f.Own >= PointThresholds.LeastOwn || f.Tells) && (!f.Point.IsRow || MaySay(f, asks))) is { Point: { } point } best && best.Fit >= least
                ? Said(point, text)
                : null;
    }

    // Nothing says for certain which article is meant, so the words must, with what the reading takes to be likely; and no other article may be as near.
    private ChosenPoint? Anywhere(Reading reading, string text, string language, ChosenPoint? chosen)
    {
        var found = Found(text, language, null)
            .Select(f => (f.Point, Fit: f.Fit + (PointThresholds.OfTopic * Probability(f.Point.Article, reading)), f.Own)).OrderByDescending(f => f.Fit).ToList();
        if (found is not [var best, ..] || best.Own < PointThresholds.OwnAnywhere)
        {
            return null;
        }

        var other = found.Where(f => f.Point.Article.Slug != best.Point.Article.Slug).Select(f => f.Fit).DefaultIfEmpty().Max();
        var least = chosen is null ? PointThresholds.Anywhere : PointThresholds.Instead;
        return best.Fit >= least && best.Fit - other >= PointThresholds.Apart && (chosen is null || best.Point.Article.Slug != chosen.Article.Slug)
            ? Said(best.Point, text)
            : null;
    }

    // A piece from the middle reads as one: where all that stands under the heading is no more than an answer, all of it is said; where the heading itself is asked for, as much of it as a message holds.
    private static ChosenPoint Said(ArticlePoint point, string text) => new(point.Article, point.Passage is not { } passage ? null : point.IsRow ? point
        : ArticleLibrary.Whole(point.Article, passage, PointThresholds.LongestWhole(point.Article.Language)) ?? (SharedMatter.IsIn(text, passage.Heading) ? ArticleLibrary.Whole(point.Article, passage) : null) ?? point);

    // Without its case a point speaks of something else: the row of another coin, an exception. Whoever only tells which coin it was has not asked for its row, unless such a thing was asked for before.
    private IReadOnlyList<PointFound> Found(string text, string language, IReadOnlySet<string>? among)
    {
        var asks = QuestionForm.Asks(text);
        return [.. articles.Points(text, null, language, among, Looked).Where(f => MaySay(f, asks))];
    }

    private static bool MaySay(PointFound found, bool asks) => found.Case >= PointThresholds.LeastCase && (asks || !found.Point.IsRow || found.Tells);

    private HashSet<string> SlugsOf(string topic, string language) => articles.ForTopic(topic, language).Select(a => a.Slug).ToHashSet(StringComparer.Ordinal);

    private static double Likely(IReadOnlyList<string> choices, Reading reading) => reading.Ranked.Where(r => choices.Contains(r.Topic, StringComparer.Ordinal)).Sum(r => r.Probability);

    private double CoveredBy(string topic, string text, string language) =>
        articles.Points(text, null, language, SlugsOf(topic, language), 1) is [var best, ..] ? best.Fit : 0;

    /// <summary>How likely a topic of the article is.</summary>
    internal static double Probability(Article article, Reading reading) => article.Intents.Max(intent => reading.Ranked.Where(r => r.Topic == intent).Select(r => r.Probability).DefaultIfEmpty().Max());

    // What is for people or for the security team is not noted as the matter of the case on a guess.
    private static string? TopicOf(Article article, Reading reading)
    {
        var topic = article.Intents.MaxBy(intent => reading.Ranked.Where(r => r.Topic == intent).Select(r => r.Probability).DefaultIfEmpty().Max());
        return topic is null || CaseQueues.For(topic) == CaseQueues.Security || TopicScripts.Find(topic) is { PersonFirst: true } ? null : topic;
    }
}

/// <summary>From where on a point answers; how they were chosen stands in docs/decisions/0031.</summary>
internal static class PointThresholds
{
    /// <summary>The share of a point's case that must be named, be it a row or a heading.</summary>
    public const double LeastCase = 0.4;

    /// <summary>Letters up to which all of a passage is said where one piece of it answers; a Latin letter is half as wide.</summary>
    public static int LongestWhole(string language) => language == "zh" ? 220 : 520;

    /// <summary>The share of the question that must stand in the point's own words.</summary>
    public const double LeastOwn = 0.2;

    /// <summary>Fit from which a point of the topic's articles may answer.</summary>
    public const double InTopic = 0.7;

    /// <summary>How much closer than the short answer it must be.</summary>
    public const double Closer = 0.1;

    /// <summary>What a point of the very article that answers the topic has before one of its neighbours.</summary>
    public const double SameArticle = 0.08;

    /// <summary>Fit from which a point of the article just told answers a short turn.</summary>
    public const double InToldArticle = 0.5;

    /// <summary>The same for the other articles of the matter.</summary>
    public const double InTalkTopic = 0.65;

    /// <summary>Fit from which a point answers though the topic is not certain.</summary>
    public const double Anywhere = 0.75;

    /// <summary>The share in its own words that is needed then.</summary>
    public const double OwnAnywhere = 0.4;

    /// <summary>How far the nearest point of another article must be then.</summary>
    public const double Apart = 0.08;

    /// <summary>The same in place of the article of a topic that is answered.</summary>
    public const double Instead = 0.95;

    /// <summary>What the probability of a topic adds to the points of its articles.</summary>
    public const double OfTopic = 0.2;

    /// <summary>The probability from which no other article is looked at.</summary>
    public const double Sure = 0.97;

    /// <summary>The fit that one of the topics must reach to be offered as what may be meant.</summary>
    public const double Choices = 0.35;

    /// <summary>The probability of the topics together from which they are offered whatever their words.</summary>
    public const double LikelyChoices = 0.6;

    /// <summary>Fit from which a heading of the article that lies open is offered where nothing answers.</summary>
    public const double NearHeading = 0.3;

    /// <summary>The same of another article, whose title must name something of the question as well.</summary>
    public const double NearTitle = 0.55;

    /// <summary>The share of the question that must stand in their own words then.</summary>
    public const double NearOwn = 0.3;

    /// <summary>The same where the heading itself names nothing of the question.</summary>
    public const double NearOwnAlone = 0.45;

    /// <summary>The probability from which a short turn leaves what was talked of.</summary>
    public const double Leaves = 0.9;
}
