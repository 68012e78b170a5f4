using Vigil.Language;
using Vigil.Language.Search;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Answers;

/// <summary>
/// Chooses what an article answers to the very point of a message: the passage or short answer that is likeliest, where it is likely enough; otherwise the short answer of the topic stays, or nothing is known.
/// Pure; the thresholds are those of docs/decisions/0036.
/// </summary>
internal sealed class ChoosePoint(ArticleLibrary articles, NearestHeadings nearest, RankPassages ranking, ReadInTalk talks)
{
    private const string Exposed = "security.secret_exposed";

    /// <summary>Whether a point of an article may answer: not where a record does or a stance is certain, nor to a thing that is only named, nor to a code, for which articles have answers of their own.</summary>
    public static bool MayAnswer(Plan plan, Reading reading, string text) =>
        plan.Step is Step.AnswerArticle or Step.Ask or Step.DoNotKnow && (TopicScripts.Find(plan.Topic)?.Says is null || reading.Probability < PassageThresholds.Stance) && reading.Entities.All(e => e.Kind is not EntityKind.ErrorCode) && BareThing.Of(text, reading.Entities) is null;

    /// <summary>The plan that answers a tap on a heading or title that was offered; null for any other text.</summary>
    public Plan? ForTap(Reading reading, string text, string? knownTopic, string language, TalkBefore before) =>
        // Who writes a heading's words without having been offered it asks as anybody does: 'the withdrawal has not arrived' is one. 'This withdrawal is not mine' is one too, and an alarm whoever writes it.
        before.Offered.Contains(text.Trim(), StringComparer.Ordinal) && !reading.Urgency.IsTheft && !reading.AsksForHuman && reading.Urgency.Level is not UrgencyLevel.Urgent && CaseQueues.For(knownTopic) != CaseQueues.Security && nearest.Tapped(text, before.Slug, language) is { } tapped ? new Plan(Step.AnswerArticle, before.Slug == tapped.Article.Slug ? knownTopic : TopicOf(tapped.Article, reading) ?? knownTopic) { Chosen = tapped } : null;

    /// <summary>The plan that answers 'and on ERC20?' with that row of the article that lies open, or with what the answer said of it; null where neither names it.</summary>
    public Plan? ForRow(string text, string? knownTopic, string language, TalkBefore before) =>
        before.Slug is not { } open || articles.Find(open, language) is not { } article ? null
            : NamedRow.GoesOn(article, text, before.Question, before.Answer) is { } row ? new Plan(Step.AnswerArticle, knownTopic) { Chosen = new ChosenPoint(article, row) }
            : before is { FromArticle: true, Answer: { } answer } && NamedRow.SaidOf(text, answer) is { } said ? new Plan(Step.AnswerArticle, knownTopic) { Chosen = new ChosenPoint(article, null), Quoted = said }
            : null;

    /// <summary>The plan with the article and the point that answer; the very plan where nothing answers better.</summary>
    /// <param name="knownTopic">What the case is about so far.</param>
    /// <param name="toldTopic">Topic of the newest answer that told a record; null if none did.</param>
    public Plan For(Plan plan, Reading reading, string text, string? knownTopic, string language, TalkBefore before, string? toldTopic = null)
    {
        // What is read as a matter of another kind opens it: what lies open speaks for nothing then. A short turn says little by itself, so it must be read for certain.
        var leaves = before.Slug is not null && knownTopic is not null && ChoosePlan.GroupOf(reading.Topic) is var group && group is not null && group != ChoosePlan.GroupOf(knownTopic)
            && reading.Probability >= (ChoosePlan.IsShort(reading, text) ? PassageThresholds.Leaves : PassageThresholds.LongLeaves);
        var ranked = ranking.Rank(reading, text, leaves ? null : knownTopic, language, leaves ? new TalkBefore(null, null) : before);
        if (before.Slug is null && reading.Topic == IntentVocabulary.None && reading.Probability >= PassageThresholds.Nothing)
        {
            // 'Do you keep a cat?' is no matter of ours, whatever shares its words.
            ranked = [.. ranked.Where(r => r.Probability >= PassageThresholds.DespiteNothing)];
        }

        if (reading.GoesOn)
        {
            // It has no subject of its own: no article of another matter answers it, however many words they share.
            // Only the very question, known to ask for another passage, is one all the same, unless it holds nothing but the words in which anything is asked.
            var isBare = Subject.Words(text).Count == 0;
            ranked = Alone([.. ranked.Where(r => talks.IsOfTalk(r.Article, knownTopic, before) || (!isBare && r.Likeness >= PassageThresholds.QuestionSpeaks && r.Probability >= PassageThresholds.RatherThanQuote))], ranked);
        }
        else if (toldTopic is not null && ChoosePlan.IsShort(reading, text))
        {
            // 'When will it be returned?' beside a record is no question about coins that are delisted, whatever shares its words.
            ranked = [.. ranked.Where(r => r.Probability >= PassageThresholds.LeavesRecord || r.Article.Intents.Any(i => ChoosePlan.GroupOf(i) == ChoosePlan.GroupOf(toldTopic)))];
        }

        plan = Chosen(plan, ranked, reading, text, knownTopic, language, before);

        // A short answer may not be to the very point: what comes nearest stands under it. A tap that was answered asks nothing more.
        var near = plan is { Step: Step.AnswerArticle, Chosen.Point: not null } ? [] : nearest.Of(ranked, plan.Step is Step.AnswerArticle ? plan.Chosen?.Article.Slug : null, language);
        if (near is [var likely, ..] && MayBeMeant(plan, likely.Of) && likely.Of.Passage is not null && (likely.Of.Likeness >= PassageThresholds.SaysByLikeness || (reading.GoesOn && likely.Of.Probability >= PassageThresholds.PerhapsAdded)))
        {
            // What is this near is the answer; where it has just been said, the sentence of it that speaks of what is asked.
            var (of, what) = (likely.Of.Article, Said(likely.Of, reading, text));
            if (SaidBefore.Holds(before.Answer, what))
            {
                return likely.Of.Passage.Template.Contains('|', StringComparison.Ordinal) ? plan with { Near = [.. near.Skip(1).Select(n => n.Label)] } : plan with { Step = Step.AnswerArticle, Topic = knownTopic ?? TopicOf(of, reading), Choices = null, Chosen = new ChosenPoint(of, null), Quoted = SaidBefore.Nearest(text, before.Answer!), Near = [] };
            }

            return plan with { Step = Step.AnswerArticle, Topic = knownTopic ?? TopicOf(of, reading), Choices = null, Chosen = what, Near = [] };
        }

        return near is [var first, ..] && MayBeMeant(plan, first.Of)
            ? plan with { Perhaps = Said(first.Of, reading, text), Near = [.. near.Skip(1).Select(n => n.Label)] }
            : plan with { Near = [.. near.Select(n => n.Label)] };
    }

    // Where nothing else can be meant, what the others have of the probability says nothing.
    private static List<RankedPassage> Alone(List<RankedPassage> left, IReadOnlyList<RankedPassage> all) =>
        1 - all.Sum(r => r.Probability) + left.Sum(r => r.Probability) is > 0 and var possible ? left.ConvertAll(r => r with { Probability = r.Probability / possible }) : left;

    // What is likely enough to be read out with the word that it may be another thing, instead of waiting for a tap.
    private static bool MayBeMeant(Plan plan, RankedPassage nearest) =>
        plan.Step is Step.DoNotKnow && (nearest.Probability >= PassageThresholds.Perhaps || nearest.Likeness >= PassageThresholds.QuestionSpeaks)
        || plan.Step is Step.Noted && (nearest.Probability >= PassageThresholds.PerhapsAdded || nearest.Likeness >= PassageThresholds.QuestionSpeaks);

    private Plan Chosen(Plan plan, IReadOnlyList<RankedPassage> ranked, Reading reading, string text, string? knownTopic, string language, TalkBefore before)
    {
        // Whoever presses, or asks the same again, has read what was told; what only adds to it is about the matter that lies open.
        var adds = before.Slug is not null && Detail.Tells(text);
        var best = AddsNothing(text, before) ? null : ranked.FirstOrDefault(r => (!adds || IsOfMatter(r.Article, knownTopic, before)) && Speaks(r, plan, reading, before) && !SaidBefore.Holds(before.Answer, Said(r, reading, text)));
        if (before is { Slug: { } at, FromArticle: true } && (best is null || best.Probability < PassageThresholds.RatherThanQuote) && articles.Find(at, language) is { } lies && SaidBefore.Of(text, before.Answer) is { } said)
        {
            // 'How long?' after an answer that tells it is not unknown, and means nothing else.
            return plan with { Step = Step.AnswerArticle, Topic = knownTopic, Choices = null, Chosen = new ChosenPoint(lies, null), Quoted = said };
        }

        if (best is not null && best.Probability >= (IsHeading(best, text) ? PassageThresholds.Near : adds && !IsAlarm(best) && best.Likeness < PassageThresholds.QuestionSpeaks ? PassageThresholds.Adds : reading.GoesOn ? PassageThresholds.SaysAlone : PassageThresholds.Says))
        {
            var topic = plan.Step is Step.AnswerArticle && best.Article.Intents.Contains(plan.Topic!, StringComparer.Ordinal) ? plan.Topic
                : knownTopic is not null && IsOfMatter(best.Article, knownTopic, before) ? knownTopic
                : TopicOf(best.Article, reading) ?? knownTopic;
            return plan with { Step = Step.AnswerArticle, Topic = topic, Choices = null, Chosen = Said(best, reading, text) };
        }

        if (before.Slug is not null && !AddsNothing(text, before) && ranked.Where(r => r.Passage is { } passage && IsOfMatter(r.Article, knownTopic, before) && (SaidBefore.Tells(text, passage.Heading) || r.Probability >= PassageThresholds.Near) && SaidBefore.Tells(text, passage.Template) && !SaidBefore.Holds(before.Answer, Said(r, reading, text))).ToList() is [var telling, ..])
        {
            // It names nothing, so it means what lies open: what tells the thing that is asked for answers it.
            return plan with { Step = Step.AnswerArticle, Topic = knownTopic ?? TopicOf(telling.Article, reading), Choices = null, Chosen = Said(telling, reading, text) };
        }

        var otherwise = plan.Step switch
        {
            Step.AnswerArticle when TopicScripts.Find(plan.Topic)?.Says is not null => plan,
            Step.AnswerArticle when before.Slug is { } slug && plan.Topic == knownTopic && FollowUp.IsBare(text) && articles.Find(slug, language) is { } open && open.Intents.Contains(plan.Topic!, StringComparer.Ordinal) =>
                SaidBefore.Holds(before.Answer, new ChosenPoint(open, null)) ? plan with { Step = Step.DoNotKnow, Chosen = new ChosenPoint(open, null) } : plan with { Chosen = new ChosenPoint(open, null) },

            Step.AnswerArticle when reading.GoesOn && adds => plan with { Step = Step.Noted, Choices = null },

            // The short answer was given when the matter was opened, and is not what is asked now.
            Step.AnswerArticle when reading.GoesOn && before.Slug is { } told && articles.Find(told, language) is { } silent => plan with { Step = Step.DoNotKnow, Topic = knownTopic, Chosen = new ChosenPoint(silent, null) },
            Step.AnswerArticle => plan with { Chosen = ranking.Whole(plan.Topic!, text, language) is { } whole ? new ChosenPoint(whole, null) : null },
            Step.Ask when !adds && Likely(plan.Choices!, reading) >= PassageThresholds.LikelyChoices => plan,
            _ when adds => plan with { Step = Step.Noted, Choices = null },

            // What is not known is named by the article that lies open.
            _ => plan with { Step = Step.DoNotKnow, Choices = null, Chosen = before.Slug is { } slug && articles.Find(slug, language) is { } open ? new ChosenPoint(open, null) : null },
        };

        // What has just been answered is not unknown: the sentence that speaks of it, unless it is a table's.
        return otherwise.Step is Step.DoNotKnow && !AddsNothing(text, before) && before is { FromArticle: true, Answer: { } answer } && ranked.FirstOrDefault(r => r.Likeness >= PassageThresholds.QuestionSpeaks) is { Passage: { } stands } held
            && SaidBefore.Holds(answer, Said(held, reading, text)) && !stands.Template.Contains('|', StringComparison.Ordinal)
                ? otherwise with { Step = Step.AnswerArticle, Topic = knownTopic ?? TopicOf(held.Article, reading), Chosen = new ChosenPoint(held.Article, null), Quoted = SaidBefore.Nearest(text, answer) }
                : otherwise;
    }

    // Of what is written the likeliest may still be far from what was asked: where the topic is not certain, something must speak for it by itself.
    private static bool Speaks(RankedPassage ranked, Plan plan, Reading reading, TalkBefore before) =>
        plan.Step is Step.AnswerArticle || ranked.Likeness >= PassageThresholds.QuestionSpeaks
        || (before.Slug is not null ? ranked.Points is [{ Own: >= PassageThresholds.OwnSpeak }, ..]
            : ranked.Points is [{ Fit: >= PassageThresholds.WordsSpeak }, ..] || Probability(ranked.Article, reading) >= PassageThresholds.TopicSpeaks);

    // Whoever writes what would stand on the button need not tap it.
    private static bool IsHeading(RankedPassage ranked, string text) =>
        TextNormalizer.Normalize(ranked.Passage?.Heading ?? ranked.Article.Title).TrimEnd('?', '.', '!') == TextNormalizer.Normalize(text).TrimEnd('?', '.', '!');

    // Who tells of harm adds more than a detail.
    private static bool IsAlarm(RankedPassage ranked) => ranked.Passage is { } passage && ranked.Article.Alarms.Contains(passage.Heading);

    private static bool IsOfMatter(Article article, string? knownTopic, TalkBefore before) =>
        article.Slug == before.Slug || (knownTopic is not null && article.Intents.Contains(knownTopic, StringComparer.Ordinal));

    private static bool AddsNothing(string text, TalkBefore before) =>
        Pressing.IsAll(text) || (before.Question is { } question && TextNormalizer.Normalize(question) == TextNormalizer.Normalize(text));

    /// <summary>The article that answers a topic as a whole; null where there is none.</summary>
    public Article? Whole(string topic, string text, string language) => ranking.Whole(topic, text, language);

    /// <summary>The article that answers a topic, and the passage of it where one is likelier than its short answer; null where there is no article.</summary>
    public ChosenPoint? InTopic(Reading reading, string topic, string text, string language) =>
        ranking.Whole(topic, text, language) is not { } whole ? null
            : ranking.Rank(reading, text, topic, language, new TalkBefore(null, null)) is [var best, ..] && best.Probability >= PassageThresholds.Says && best.Article.Intents.Contains(topic, StringComparer.Ordinal) ? Said(best, reading, text)
            : new ChosenPoint(whole, null);

    /// <summary>The passage of the same matter that answers a question put beside a record that was told; null where none is likely enough.</summary>
    /// <param name="certain">The record has an answer to it, too.</param>
    public ChosenPoint? BesideRecord(Reading reading, string topic, string text, string language, bool certain = false)
    {
        var all = ranking.Rank(reading, text, topic, language, new TalkBefore(null, null));
        var ranked = all.Where(r => r.Article.Intents.Any(i => ChoosePlan.GroupOf(i) == ChoosePlan.GroupOf(topic))).ToList();
        return (reading.GoesOn ? Alone(ranked, all) : ranked) is [var best, ..] && (best.Passage is not null || !best.Article.Intents.Contains(topic, StringComparer.Ordinal))
            && best.Probability >= (!QuestionForm.Asks(text) || certain ? PassageThresholds.BesideRecord : reading.GoesOn ? PassageThresholds.SaysAlone : PassageThresholds.Says) ? Said(best, reading, text) : null;
    }

    /// <summary>The passage of the same matter that comes nearest to what is asked, in place of what was told just before; null where none is near enough, or it stands there as well.</summary>
    /// <param name="told">The newest answer.</param>
    public ChosenPoint? RatherThanAgain(Reading reading, string topic, string text, string language, string told)
    {
        var all = ranking.Rank(reading, text, topic, language, new TalkBefore(null, null));
        var ranked = all.Where(r => r.Article.Intents.Any(i => ChoosePlan.GroupOf(i) == ChoosePlan.GroupOf(topic))).ToList();
        var asks = QuestionForm.Asks(text);
        return Alone(ranked, all).Where(r => r.Passage is not null && !IsAlarm(r) && (r.Likeness >= PassageThresholds.QuestionSpeaks || (asks && r.Probability >= (r.Likeness >= PassageThresholds.AlikeInAlarm ? PassageThresholds.RatherThanAgain : PassageThresholds.SaysAlone)))).OrderByDescending(r => r.Likeness >= PassageThresholds.QuestionSpeaks).Select(r => Said(r, reading, text)).FirstOrDefault(chosen => !SaidBefore.Holds(told, chosen));
    }

    /// <summary>The passage that is known to be asked for in such words, though a record answers its matter: 'can I end up owing you' beside a liquidation; null where none is.</summary>
    public ChosenPoint? VeryPoint(Reading reading, string topic, string text, string language) =>
        ranking.Rank(reading, text, topic, language, new TalkBefore(null, null)) is [{ Passage: not null, Likeness: >= PassageThresholds.SaysByLikeness, Probability: >= PassageThresholds.BesideRecord } best, ..]
            && best.Article.Intents.Any(i => ChoosePlan.GroupOf(i) == ChoosePlan.GroupOf(topic)) ? Said(best, reading, text) : null;

    /// <summary>The passage that answers a question of somebody who waits for a person; null where none is likely enough, or it stands in the newest answer.</summary>
    public ChosenPoint? WhileWaiting(Reading reading, string text, string? knownTopic, string language, TalkBefore before)
    {
        // A row on what only people deal with says nothing to whoever has not asked for that.
        static bool IsForPeople(RankedPassage ranked) => ranked.Article.Intents.Any(i => TopicScripts.Find(i) is { PersonFirst: true });
        var (best, chosen) = ranking.Rank(reading, text, knownTopic, language, new TalkBefore(null, null)).Where(r => !IsAlarm(r)).Select(r => (Ranked: r, Chosen: Said(r, reading, text))).FirstOrDefault(r => r.Chosen.Point is not { IsRow: true } || !IsForPeople(r.Ranked));
        if (best is null || (best.Passage is null && best.Likeness < PassageThresholds.QuestionSpeaks))
        {
            return null;
        }

        // Where the matter is certain, or somebody thought of the question before, it need not be likelier than for anybody else.
        var speaks = best.Likeness >= PassageThresholds.QuestionSpeaks || Probability(best.Article, reading) >= PassageThresholds.TableSpeaks;
        return best.Probability < (speaks ? PassageThresholds.Says : PassageThresholds.WhileWaiting) || SaidBefore.Holds(before.Answer, chosen) ? null : chosen;
    }

    /// <summary>Whether the plan is an alarm, or what follows one, to which the articles may have something to say: not where nothing but a thing is named, nor in languages that they are not written in.</summary>
    public static bool MayAdvise(Plan plan, Question question) =>
        (plan.Step is Step.AfterAlarm || IsAlarm(plan, question)) && question.Words.Foreword is null && BareThing.Of(question.Text, question.Reading.Entities) is null;

    /// <summary>The plan of an alarm, or of what follows one, with what the security team's articles say to what has happened; the very plan where they say nothing that was not told.</summary>
    public Plan InAlarm(Plan plan, Question question, TalkBefore before)
    {
        var (reading, text, isAlarm) = (question.Reading, question.Text, IsAlarm(plan, question));
        var needed = isAlarm ? 0 : QuestionForm.Asks(text) ? PassageThresholds.AskedInAlarm : PassageThresholds.ToldInAlarm;
        var fitting = OfDanger(plan, question, before, needed) ?? (before.Slug is null ? null : OfDanger(plan, question, new TalkBefore(null, null), PassageThresholds.AfreshInAlarm));
        return fitting is null ? plan : plan with { Chosen = Said(fitting, reading, text) };
    }

    /// <summary>The plan with what the security team's articles say, where somebody who talks of a danger adds to it and nothing else answers: 'he asks for the code' while a caller is spoken of.</summary>
    public Plan InDanger(Plan plan, Question question, string? knownTopic, TalkBefore before)
    {
        var isOfSecurity = CaseQueues.For(knownTopic) == CaseQueues.Security;
        if (plan.Step is Step.Noted or Step.DoNotKnow && question.Words.Foreword is null && (Harm(question, knownTopic, before) ?? OfDanger(plan with { Topic = knownTopic }, question, before, PassageThresholds.AskedInAlarm)) is { } fitting
            && fitting.Likeness >= (isOfSecurity ? 0 : LiesOpenOfDanger(before, question.Words.Language) ? PassageThresholds.AlikeInAlarm : before is { Question: not null, Slug: null } ? PassageThresholds.AlikeInDanger : double.PositiveInfinity))
        {
            return plan with { Step = Step.AnswerArticle, Topic = knownTopic, Chosen = Said(fitting, question.Reading, question.Text) };
        }

        return plan is { Step: Step.Noted, Topic: null } && isOfSecurity ? plan with { Topic = knownTopic } : plan;
    }

    /// <summary>The passage that is said to a danger that is known by its shape: of its article the one that is asked for in words most like these, else the one that the rule names, else what comes nearest in its article. Null where nothing of it is left to tell.</summary>
    /// <param name="namedFirst">It has been done, which leaves no doubt: the passage that the rule names goes before any other.</param>
    public ChosenPoint? OfRule(DangerRule danger, Question question, TalkBefore before, bool namedFirst = false)
    {
        var (reading, text, language) = (question.Reading, question.Text, question.Words.Language);
        var left = ranking.Rank(reading, text, danger.Topic, language, new TalkBefore(null, null)).Where(r => r.Article.Slug == danger.Article && r.Passage is not null && !IsTold(r.Article, r.Passage, question) && !(HarmDone.IsOfWallet(r.Passage) && !HarmDone.SpeaksOfWallet(text, question, articles, before))).ToList();
        var named = danger.Headings[language];
        var likeNamed = left.Where(r => r.Passage!.Heading == named).Select(r => r.Likeness).DefaultIfEmpty().Max();
        if (!namedFirst && left.Where(r => r.Likeness >= PassageThresholds.QuestionSpeaks).MaxBy(r => r.Likeness) is { } asked && (asked.Passage!.Heading == named || (asked.Likeness >= likeNamed + PassageThresholds.RatherThanNamed && (asked.Likeness >= PassageThresholds.RatherThanNamedInWords || DangerRules.Shipped.Find(text, inDanger: true) != danger))))
        {
            return Said(asked, reading, text);
        }

        if (articles.Find(danger.Article, language) is { } article && article.Passages.FirstOrDefault(p => p.Heading == danger.Headings[article.Language]) is { } passage && !IsTold(article, passage, question))
        {
            return new ChosenPoint(article, ArticleLibrary.Whole(article, passage));
        }

        // Told already: what is said to an excuse or a fear, else what else the article says to it, comes nearer than what is said to dangers of any kind.
        if (namedFirst)
        {
            // It has been told what to do; what else is said must speak of what was done.
            return left.FirstOrDefault(r => r.Likeness >= PassageThresholds.AlikeInAlarm) is { } more ? Said(more, reading, text) : null;
        }

        return (left.Find(r => danger.Then.Any(then => then[language] == r.Passage!.Heading)) ?? left.FirstOrDefault()) is { } next ? Said(next, reading, text) : null;
    }

    /// <summary>What is said to an excuse or a fear that is held against a warning; null where the message is like none.</summary>
    /// <param name="orFirst">Whatever is told after it is taken for the first of them, where that was not said.</param>
    public ChosenPoint? AfterWarning(Question question, bool orFirst = false)
    {
        var (reading, text, language) = (question.Reading, question.Text, question.Words.Language);
        if (Warned(question).FirstOrDefault(w => w.Then.Count > 0) is not { } warned)
        {
            return null;
        }

        var left = ranking.Rank(reading, text, warned.Topic, language, new TalkBefore(null, null)).Where(r => r.Article.Slug == warned.Article && r.Passage is { } passage && warned.Then.Any(then => then[language] == passage.Heading) && !IsTold(r.Article, passage, question)).ToList();
        return left.Find(r => r.Likeness >= PassageThresholds.AlikeInAlarm) is { } feared ? Said(feared, reading, text)
            : orFirst && articles.Find(warned.Article, language) is { } article && article.Passages.FirstOrDefault(p => p.Heading == warned.Then[0][language]) is { } first && !IsTold(article, first, question) ? new ChosenPoint(article, ArticleLibrary.Whole(article, first)) : null;
    }

    /// <summary>The dangers of which was warned in this conversation, newest first.</summary>
    public IEnumerable<DangerRule> Warned(Question question) =>
        HarmDone.Marks(question).Select(m => articles.Find(m.Slug, question.Words.Language)?.Passages.FirstOrDefault(p => p.Anchor == m.Anchor) is { } passage ? DangerRules.Shipped.Saying(m.Slug, passage.Heading) : null).OfType<DangerRule>();

    /// <summary>Which harm the alarm of a case is about.</summary>
    public Harm HarmOf(string? topic, Question question, TalkBefore before) => HarmDone.Of(topic, question, articles, before);

    /// <summary>Whether a passage is known to be asked for in words like these.</summary>
    public bool IsAskedFor(ChosenPoint chosen, Question question) =>
        chosen.Point?.Passage is { } passage && ranking.Rank(question.Reading, question.Text, null, question.Words.Language, new TalkBefore(null, null)).Any(r => r.Article.Slug == chosen.Article.Slug && r.Passage?.Heading == passage.Heading && r.Likeness >= PassageThresholds.QuestionSpeaks);

    // 'I gave it' says nothing by itself, and harm where a danger was spoken of: it is told in the very words that are known.
    private RankedPassage? Harm(Question question, string? knownTopic, TalkBefore before) =>
        ranking.Rank(question.Reading, question.Text, knownTopic, question.Words.Language, before).Where(r => IsAlarm(r) && r.Likeness >= PassageThresholds.SameInDanger).MaxBy(r => r.Likeness);

    private static bool IsTold(Article article, ArticlePassage? passage, Question question) => question.Before.Any(b => b.Told.Mark == AlarmMark(article, passage));

    /// <summary>Whether the article that answered last is one about dangers: what threatens an account is noted as the matter of a case only where it is certain.</summary>
    public bool LiesOpenOfDanger(TalkBefore before, string language) => before.Slug is { } slug && articles.Find(slug, language) is { } open && IsOfDanger(open);

    private static bool IsAlarm(Plan plan, Question question) => plan.Step is Step.HandOver && ComposeReply.IsSecurity(plan.Topic, question.Reading.Urgency);

    // Somebody in danger means that danger: what other matters share their words is no doubt.
    private RankedPassage? OfDanger(Plan plan, Question question, TalkBefore before, double needed)
    {
        var ranked = ranking.Rank(question.Reading, question.Text, plan.Topic, question.Words.Language, before);

        // Who has given something away needs what is said to that first, whatever else the message speaks of.
        var exposed = question.Reading.Urgency.Signals.Contains("secret_exposed", StringComparer.Ordinal) && ranked.Any(r => r.Article.Intents.Contains(Exposed, StringComparer.Ordinal));
        bool IsLeft(RankedPassage r) => IsOfDanger(r.Article) && (!exposed || r.Article.Intents.Contains(Exposed, StringComparer.Ordinal)) && !IsTold(r.Article, r.Passage, question) && !(r.Passage is { } of && HarmDone.IsOfWallet(of) && !HarmDone.SpeaksOfWallet(question.Text, question, articles, before))
            && !(HarmDone.IsOfRemote(r.Article) && !HarmDone.SpeaksOfRemote(question.Text, question, before));
        var possible = 1 - ranked.Where(r => !IsLeft(r)).Sum(r => r.Probability);
        if (ranked.FirstOrDefault(IsLeft) is not { } best || best.Probability / possible < needed || (needed <= 0 && !exposed && best.Likeness < PassageThresholds.QuestionSpeaks && (1 - ranked.Sum(r => r.Probability)) / possible > PassageThresholds.NothingInAlarm))
        {
            return null;
        }

        // Who tells what has happened needs what is said to that.
        return best is { Passage: null } && ranked.FirstOrDefault(r => r.Article == best.Article && IsLeft(r) && r is { Passage: not null, Likeness: >= PassageThresholds.AlikeInAlarm }) is { } closer && closer.Probability >= best.Probability * PassageThresholds.RatherThanWhole ? closer : best;
    }

    /// <summary>Under what it is remembered that something was told in an alarm.</summary>
    public static string AlarmMark(Article article, ArticlePassage? passage) => $"{article.Slug}#{passage?.Anchor}";

    /// <summary>The plan, or the alarm where what answers says that harm was done, and the message tells of it rather than asks.</summary>
    public static Plan Alarmed(Plan plan, string text) =>
        plan is { Step: Step.AnswerArticle, Chosen: { Point.Passage: { } passage, Article: var article } } && article.Alarms.Contains(passage.Heading) && !QuestionForm.Asks(text)
            ? new Plan(Step.HandOver, article.Intents.FirstOrDefault(i => i is Exposed or "security.scam_victim" or "web3.stolen") ?? Exposed) { Chosen = plan.Chosen }
            : plan;

    private static bool IsOfDanger(Article article) => article.Topic == "security" || article.Alarms.Count > 0 || CaseQueues.For(article.Intents[0]) == CaseQueues.Security;

    // All that stands under the heading where it is no more than an answer; otherwise the row that was named, or what of it fits best.
    private static ChosenPoint Said(RankedPassage ranked, Reading reading, string text)
    {
        // 'How do I become VIP3' names a row of a table that it does not ask for.
        var likely = Probability(ranked.Article, reading);
        var (article, passage) = (ranked.Article, ranked.Passage);
        if ((passage is not null || likely >= PassageThresholds.TableSpeaks) && !NamedRow.AsksForTheWay(text) && NamedRow.In(article, passage, text) is { } row)
        {
            return new ChosenPoint(article, row);
        }

        if (passage is null)
        {
            return new ChosenPoint(article, null);
        }

        var asks = QuestionForm.Asks(text);
        var named = ranked.Points.Where(p => !p.Point.IsRow || (p.Case >= PassageThresholds.LeastCase && (asks || p.Tells))).Select(p => p.Point).FirstOrDefault();
        return new ChosenPoint(article, ArticleLibrary.Whole(article, passage, PassageThresholds.LongestWhole(article.Language))
            ?? (named is not { IsRow: true } && (named is null || SharedMatter.IsIn(text, passage.Heading)) ? ArticleLibrary.Whole(article, passage) : null) ?? named);
    }

    private static double Likely(IReadOnlyList<string> choices, Reading reading) => reading.Ranked.Where(r => choices.Contains(r.Topic, StringComparer.Ordinal)).Sum(r => r.Probability);

    /// <summary>How likely a topic of the article is.</summary>
    internal static double Probability(Article article, Reading reading) => article.Intents.Max(intent => reading.Ranked.Where(r => r.Topic == intent).Select(r => r.Probability).DefaultIfEmpty().Max());

    // What is for people or for the security team is not noted as the matter of the case on a guess.
    private static string? TopicOf(Article article, Reading reading)
    {
        var topic = article.Intents.MaxBy(intent => reading.Ranked.Where(r => r.Topic == intent).Select(r => r.Probability).DefaultIfEmpty().Max());
        return topic is null || CaseQueues.For(topic) == CaseQueues.Security || TopicScripts.Find(topic) is { PersonFirst: true } ? null : topic;
    }
}
