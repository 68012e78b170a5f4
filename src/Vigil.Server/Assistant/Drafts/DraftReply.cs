using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Language;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Fields;
using Vigil.Server.Assistant.Personal;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;
using Vigil.Server.Staff;

namespace Vigil.Server.Assistant.Drafts;

/// <summary>Proposes the next reply to an agent: which record to look at, what is known and what is missing, a text to send and articles that fit. Reads only, and drafts nothing that no record and no article says, beyond the one question for what is missing.</summary>
internal sealed class DraftReply(
    ReadCases cases, ReadFocus focus, Customers customers, ExchangeRecords records, FindRecord find, ReadExperience experience, LiveOfDraft live, ArticleLibrary articles, Looks looks, DraftMarks marks, AssistantModel model, IOptions<AssistantOptions> options, TimeProvider clock)
{
    // Enough to find the message that set the matter behind a few '转人工' and 'hello?'.
    private const int MessagesForMatter = 6;
    private const int SearchedArticles = 20;

    /// <summary>For a case that the caller may see.</summary>
    /// <param name="isOpen">Whether the customer's data is open to them (<see cref="CaseDataAccess"/>); if not, nothing is read of it and nothing drafted.</param>
    public async Task<AssistView> HandleAsync(StaffCaller caller, CaseSnapshot @case, bool isOpen, CancellationToken cancellationToken)
    {
        var newest = await cases.NewestFromCustomerAsync(@case.Id, ReadWords.MessagesRead, cancellationToken);
        var understood = await focus.UnderstoodAsync(@case.Id, cancellationToken);
        List<CaseMessage> said = [.. newest.Take(MessagesForMatter).Where(m => !string.IsNullOrWhiteSpace(m.Text)).Reverse()];
        if (said.Count == 0)
        {
            return new AssistView(newest.Count > 0 ? newest[0].Seq : 0, null, null, null, [], [], HandOver(@case.Topic, understood, isOpen), []);
        }

        var customer = await customers.FindAsync(@case.CustomerId, cancellationToken);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(customer?.TimeZone ?? @case.TimeZone);
        var matter = Matter.Of(said, @case.Topic, m => model.Understanding.Read(m.Text!, @case.Language, m.At, zone), options.Value);
        var words = Phrases.In(ArticleLibrary.LanguageFor(matter.Language));
        var situation = new Situation(
            matter, said[^1], words, zone, ReadFocus.Told(understood, long.MaxValue), await cases.NewestOfAsync(@case.Id, AuthorKind.Agent, cancellationToken), ReadWords.Of(newest, understood, matter.Topic, zone))
        {
            Messages = newest,
            IsSecuritys = @case.Queue == CaseQueues.Security,
            IsClosed = !isOpen,
            LiveTold = [.. understood.SelectMany(u => u.Data.Live ?? [])],
        };
        var handOver = HandOver(matter.Topic, understood, isOpen);
        if (!isOpen || customer?.Uid is not { } uid)
        {
            return await AnswerAsync(@case.Id, situation, new LookedUp(null, null, null, null), handOver, cancellationToken);
        }

        await looks.AtDraftAsync(caller, @case);

        // Side by side: each is a call to the exchange.
        var (account, found, freezes) = (records.AccountAsync(uid, cancellationToken), FocusAsync(situation, uid, cancellationToken), FreezesAsync(matter, uid, cancellationToken));
        await Task.WhenAll(account, found, freezes);
        var addition = matter.Topic is { } topic ? await experience.AdditionAsync(topic, (await found)?.Situation, uid, cancellationToken) : null;
        return await AnswerAsync(@case.Id, situation, new LookedUp((await account).Value, await found, await freezes, addition), handOver, cancellationToken);
    }

    // Which records the assistant looked up belongs to the customer's data; what it understood of the customer's words does not.
    private static HandOverView HandOver(string? topic, IReadOnlyList<UnderstoodBefore> understood, bool isOpen)
    {
        var all = FieldViews.ToView(topic, understood);
        return isOpen ? all : all with { Records = [], Told = null };
    }

    private async Task<AssistView> AnswerAsync(CaseId id, Situation situation, LookedUp looked, HandOverView handOver, CancellationToken cancellationToken)
    {
        var (matter, words, found) = (situation.Matter, situation.Words, looked.Found);
        var hits = matter.Topic is null ? [] : articles.Search(matter.Text, words.Language, SearchedArticles);
        var fitting = matter.Topic is null ? [] : SuggestArticles.For(matter.Topic, articles.ForTopic(matter.Topic, words.Language), hits, found?.Situation, articles.Related);
        var suggestions = new List<SuggestionView>();
        foreach (var hit in fitting)
        {
            var article = hit.Article;
            var passage = await articles.PassageAsync(hit, matter.Text, cancellationToken);
            suggestions.Add(new SuggestionView(article.Slug, article.Language, article.Title, await articles.ShortAnswerAsync(article, found?.Situation, cancellationToken), Math.Round(hit.Score, 3), passage));
        }

        // Where no record may be read, none says what is missing: what the customer named is all there is.
        var fields = CaseFields.Of(matter.Topic, situation.Heard, found);
        IEnumerable<CaseField> shown = situation.IsClosed ? fields.Where(f => f.Said is not null) : fields;
        var now = await live.ReadAsync(situation, found, cancellationToken);
        var body = situation.IsAnswered || situation.IsClosed ? null : Asking(Begun(now, Body(situation, looked, suggestions), situation), situation, looked, fields);
        var said = body is null || situation.Agent is not null ? body : Said.Join(words.Language == "zh" ? "" : "\n", [Greeting(words, looked.Account), body]);
        var draft = said is null ? null
            : new DraftView(words.Language, said.Segments, await marks.OfAsync(id, new OfferedDraft(matter.ForSeq, words.Language, matter.Topic, said.ToString()), cancellationToken));
        return new AssistView(matter.ForSeq, TopicRecords.Focus(matter.Topic), found is { Card: { } card } && found.Kind == TopicRecords.Focus(matter.Topic) ? card.Id : null, draft, suggestions,
            [.. shown.Select(f => FieldViews.ToView(f, found?.Parameters))], handOver, now.Views)
        {
            Danger = await DangerAsync(situation, cancellationToken),
        };
    }

    // While a person has the case the assistant says nothing; what it hears is shown to them.
    private async Task<DangerView?> DangerAsync(Situation situation, CancellationToken cancellationToken)
    {
        var (text, language) = (situation.Newest.Text!, situation.Words.Language);
        if (situation.IsAnswered || AnswerDanger.Hear(text, model.Dangers.Read(text), situation.IsSecuritys || CaseQueues.For(situation.Matter.Topic) == CaseQueues.Security, isSure: false) is not { Name: not AnswerDanger.SomeDanger } danger
            || articles.Find(danger.Article, language) is not { } article || article.Passages.FirstOrDefault(p => p.Heading == danger.Headings[article.Language]) is not { } passage)
        {
            return null;
        }

        var said = ArticleLibrary.Whole(article, passage) is { } whole ? await articles.SayAsync(whole, cancellationToken) : null;
        return new DangerView(danger.Name, danger.Headings["zh"], danger.Headings["en"], new SuggestionView(article.Slug, article.Language, article.Title, said, 1));
    }

    // What does not work now comes first, as in the assistant's own answers; not before thanks, and not before first aid.
    private static Said? Begun(LiveNow now, Said? body, Situation situation) =>
        now.Begins is not { } begins || !situation.Matter.Understood || IsBreakIn(situation.Matter) || IsTakenBack(situation) || Thanks.IsAll(situation.Newest.Text!) ? body
            : body is null || now.IsReason ? begins
            : Said.Join("\n\n", [begins, body]);

    // The one thing that the work waits for and that nobody has said; whoever reports a break-in is asked for nothing.
    private static Said? Asking(Said? body, Situation situation, LookedUp looked, IReadOnlyList<CaseField> fields)
    {
        var (matter, words) = (situation.Matter, situation.Words);
        var nobodySignedIn = looked.Account is null && matter.Topic is { } topic && ChoosePlan.IsAboutAnAccount(topic);
        if (!matter.Understood || looked.Found is { Available: false } || nobodySignedIn || IsBreakIn(matter) || IsTakenBack(situation) || Thanks.IsAll(situation.Newest.Text!) || CaseFields.Question(fields, matter.Topic, words.Language) is not { } question)
        {
            return body;
        }

        return situation.HasSaid(question) ? body : Said.Join("\n", body is null ? [Said.Plain(question)] : [body, Said.Plain(question)]);
    }

    private static bool IsTakenBack(Situation situation) =>
        situation.Matter.NewestReading is not { Urgency.IsTheft: true } && FalseAlarm.Says(situation.Newest.Text!) && CaseQueues.For(situation.Matter.Topic) == CaseQueues.Security;

    private Said? Body(Situation situation, LookedUp looked, List<SuggestionView> suggestions)
    {
        var (matter, words, now) = (situation.Matter, situation.Words, clock.GetUtcNow());
        var (account, found, freeze, addition) = looked;
        if (Thanks.IsAll(situation.Newest.Text!))
        {
            return Said.Plain(words.Welcome);
        }

        if (IsTakenBack(situation))
        {
            return Said.Plain(words.AlarmTakenBack);
        }

        if (IsBreakIn(matter))
        {
            return FirstAid(situation, freeze, now);
        }

        if (!matter.Understood)
        {
            // No record and no article answers it: the agent does.
            return null;
        }

        if (TopicRecords.AnswerFrom(matter.Topic) is not null && found is not null)
        {
            if (!found.Available)
            {
                return null;
            }

            if (TellRecord.For(found, matter.Topic!, situation.Asked(options.Value), situation.Told, words, Voice.Agent, now, situation.Zone) is { } spoken)
            {
                var text = ZoneNote.After(spoken.Text, words, account?.TimeZone, now, situation.Zone);
                return situation.HasSaid(text) ? NextOf(situation, found, now) : spoken.Anew && !found.IsWithheld && addition is not null ? addition.After(text, words) : text;
            }
        }

        var article = FromArticle(matter, words, suggestions, signedIn: found is not null || account is not null);
        return article is null || situation.HasSaid(article) ? null : addition is not null && found is null ? addition.After(article, words) : article;
    }

    // The agent has said the very same already: whose turn it is, if not that too.
    private static Said? NextOf(Situation situation, Found found, DateTimeOffset now) =>
        AspectAnswers.Next(found, situation.Matter.Topic ?? "", situation.Words, new Telling(found.Facts, Voice.Agent, now, situation.Zone)) is var next && situation.HasSaid(next) ? null : next;

    private async Task<Found?> FocusAsync(Situation situation, string uid, CancellationToken cancellationToken)
    {
        var matter = situation.Matter;
        var named = situation.Asked(options.Value).Count > 0 ? Recall.Named(matter.Named, situation.Told) : ReadWords.Picking(matter.Named, situation.Heard, situation.Told);
        return (TopicRecords.AnswerFrom(matter.Topic) ?? (TopicRecords.Focus(matter.Topic) is AnswerKinds.Withdrawals or AnswerKinds.C2cOrders ? TopicRecords.Focus(matter.Topic) : null)) is { } kind
            ? await find.ReadAsync(kind, matter.Topic!, named, uid, cancellationToken, matter.Text)
            : null;
    }

    private async Task<Found?> FreezesAsync(Matter matter, string uid, CancellationToken cancellationToken) =>
        IsBreakIn(matter) ? await find.ReadAsync(AnswerKinds.Freezes, "freeze.account", [], uid, cancellationToken) : null;

    // Somebody else is in the account: what protects it comes before everything. A self-custody wallet is not helped by a freeze.
    private static bool IsBreakIn(Matter matter) => matter.Topic switch
    {
        "security.account_stolen" or "security.unauthorized_activity" or "security.suspicious_login" or "security.freeze_my_account" or "security.secret_exposed" => true,
        "web3.stolen" or "wallet.web3" or "security.scam_victim" or "security.phishing_report" or "security.verify_official" => false,
        _ => matter.Theft,
    };

    private static Said FirstAid(Situation situation, Found? freeze, DateTimeOffset now)
    {
        var (text, words, zone) = (situation.Newest.Text!, situation.Words, situation.Zone);
        var frozen = FreezeReport.SaysFrozen(text);
        return (frozen || AspectReader.Read(text) is { IsBare: true }) && Recall.StepsTold(situation.Told) == 0
            ? ComposeFromRecords.AfterFreeze(freeze, frozen, words.StepsAfterFreeze, words, Voice.Agent, now, zone)
            : freeze is { Card.Freeze: { Kind: "account", Reason: "customer_request" or "stolen_report" } }
            ? words.Paragraph([RecordAnswers.State(freeze, words, new Telling(freeze.Facts, Voice.Agent, now, zone))!, words.FrozenAlready])
            : situation.IsSecuritys ? words.FreezeFirst : words.Paragraph([words.FreezeFirst, words.SecurityTakesOver]);
    }

    // An article about reaching support has no place in support's own reply.
    private static Said? FromArticle(Matter matter, Phrases words, List<SuggestionView> suggestions, bool signedIn) =>
        matter.Topic is null || matter.Topic.StartsWith("service.", StringComparison.Ordinal) || suggestions is not [{ Short: { } answer }, ..] ? null
            : !signedIn && ChoosePlan.IsAboutAnAccount(matter.Topic) ? Said.Plain(words.Language == "zh" ? answer + words.SignInFirst : $"{answer} {words.SignInFirst}")
            : Said.Plain(answer);

    private static Said Greeting(Phrases words, AccountProfile? account)
    {
        // The exchange's form of address is in the account's language; in another one it would read wrong.
        var fits = account is { Salutation.Length: > 0 } && ArticleLibrary.LanguageFor(account.Language) == words.Language;
        return fits ? words.HelloTo(new RecordFacts("account", account!.Uid, account.Version).Of("salutation", account.Salutation!)) : words.Hello;
    }

    /// <summary>What was looked up for a reply; null for what nobody could or need look up.</summary>
    /// <param name="Freeze">The restriction in force, where somebody else is in the account.</param>
    /// <param name="Addition">What the answer adds for this customer.</param>
    private sealed record LookedUp(AccountProfile? Account, Found? Found, Found? Freeze, Addition? Addition);
}
