using Microsoft.Extensions.Options;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;
using Vigil.Server.Staff;

namespace Vigil.Server.Assistant.Drafts;

/// <summary>Proposes the next reply to an agent: which record to look at, a text to send and articles that fit. Reads only, and drafts nothing that no record and no article says.</summary>
internal sealed class DraftReply(
    ReadCases cases, Customers customers, ExchangeRecords records, FindRecord find, ArticleLibrary articles, Looks looks, AssistantModel model, IOptions<AssistantOptions> options, TimeProvider clock)
{
    // Enough to find the message that set the matter behind a few '转人工' and 'hello?'.
    private const int MessagesRead = 6;
    private const int SearchedArticles = 20;

    /// <summary>For a case that the caller may see.</summary>
    public async Task<AssistView> HandleAsync(StaffCaller caller, CaseSnapshot @case, CancellationToken cancellationToken)
    {
        var newest = await cases.NewestFromCustomerAsync(@case.Id, MessagesRead, cancellationToken);
        List<CaseMessage> said = [.. newest.Where(m => m.Text is not null).Reverse()];
        if (said.Count == 0)
        {
            return new AssistView(newest.Count > 0 ? newest[0].Seq : 0, null, null, null, []);
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(@case.TimeZone);
        var matter = Matter.Of(said, @case.Topic, m => model.Understanding.Read(m.Text!, @case.Language, m.At, zone), options.Value);
        var words = Phrases.In(matter.Language);
        var uid = (await customers.FindAsync(@case.CustomerId, cancellationToken))?.Uid;
        if (uid is null)
        {
            return await AnswerAsync(matter, words, null, null, null, zone, cancellationToken);
        }

        await looks.AtDraftAsync(caller, @case.Id);

        // Side by side: each is a call to the exchange.
        var (account, found, freezes) = (records.AccountAsync(uid, cancellationToken), FocusAsync(matter, uid, cancellationToken), FreezesAsync(matter, uid, cancellationToken));
        await Task.WhenAll(account, found, freezes);
        return await AnswerAsync(matter, words, (await account).Value, await found, await freezes, zone, cancellationToken);
    }

    private async Task<AssistView> AnswerAsync(Matter matter, Phrases words, AccountProfile? account, Found? found, Found? freeze, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var hits = matter.Topic is null ? [] : articles.Search(matter.Text, words.Language, SearchedArticles);
        var fitting = matter.Topic is null ? [] : SuggestArticles.For(matter.Topic, articles.ForTopic(matter.Topic, words.Language), hits, found?.Situation, articles.Related);
        var suggestions = new List<SuggestionView>();
        foreach (var (article, score) in fitting)
        {
            suggestions.Add(new SuggestionView(article.Slug, article.Language, article.Title, await articles.ShortAnswerAsync(article, found?.Situation, cancellationToken), Math.Round(score, 3)));
        }

        var now = clock.GetUtcNow();
        var answersFromRecords = TopicRecords.AnswerFrom(matter.Topic) is not null;
        var body = IsBreakIn(matter) ? FirstAid(words, freeze, now, zone)
            : answersFromRecords && found is { Available: false } ? null
            : answersFromRecords && found is not null && RecordAnswers.For(found, matter.Topic!, words, Voice.Agent, now, zone) is { } told ? told.In(words)
            : FromArticle(matter, words, suggestions, signedIn: found is not null || account is not null);
        var draft = body is null ? null : new DraftView(words.Language, Said.Join(words.Language == "zh" ? "" : "\n", [Greeting(words, account), body]).Segments);
        return new AssistView(matter.ForSeq, TopicRecords.Focus(matter.Topic), found is { Card: { } card } && found.Kind == TopicRecords.Focus(matter.Topic) ? card.Id : null, draft, suggestions);
    }

    private async Task<Found?> FocusAsync(Matter matter, string uid, CancellationToken cancellationToken) =>
        (TopicRecords.AnswerFrom(matter.Topic) ?? (TopicRecords.Focus(matter.Topic) is AnswerKinds.Withdrawals or AnswerKinds.C2cOrders ? TopicRecords.Focus(matter.Topic) : null)) is { } kind
            ? await find.ReadAsync(kind, matter.Topic!, matter.Named, uid, cancellationToken)
            : null;

    private async Task<Found?> FreezesAsync(Matter matter, string uid, CancellationToken cancellationToken) =>
        IsBreakIn(matter) ? await find.ReadAsync(AnswerKinds.Freezes, "freeze.account", [], uid, cancellationToken) : null;

    // Somebody else is in the account: what protects it comes before everything. A self-custody wallet is not helped by a freeze.
    private static bool IsBreakIn(Matter matter) => matter.Topic switch
    {
        "security.account_stolen" or "security.unauthorized_activity" or "security.suspicious_login" or "security.freeze_my_account" or "security.secret_exposed" => true,
        "web3.stolen" or "wallet.web3" or "security.scam_victim" or "security.phishing_report" or "security.verify_official" => false,
        _ => matter.Theft,
    };

    private static Said FirstAid(Phrases words, Found? freeze, DateTimeOffset now, TimeZoneInfo zone) =>
        freeze is { Card.Freeze: { Kind: "account", Reason: "customer_request" or "stolen_report" } card }
            ? words.Paragraph([words.FreezeState(card, new Telling(freeze.Facts, Voice.Agent, now, zone)), words.FrozenAlready])
            : words.FreezeFirst;

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
}
