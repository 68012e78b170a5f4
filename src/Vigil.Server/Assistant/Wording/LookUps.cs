using System.Text.Json;
using OpenAI.Chat;
using Vigil.Contracts.Messenger;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Wording;

/// <summary>
/// What the model may ask for: articles, and records of the customer who asks. Whose records is no argument: it comes from the case. The model
/// gets the sentences that the assistant would say of a record, so it sees nothing that its customer may not.
/// </summary>
internal sealed class LookUps(FindRecord find, ArticleLibrary articles, TimeProvider clock)
{
    private const string Records = "look_up_record";
    private const string Articles = "search_articles";
    private const int Passages = 3;
    private const int LongestQuery = 200;
    private const string Refused = """{"refused":"There is no such look-up."}""";
    private const string Nothing = """{"found":null}""";

    private static readonly ChatTool ArticlesTool = ChatTool.CreateFunctionTool(Articles, "Searches the help articles.", BinaryData.FromString(
        """{"type":"object","properties":{"query":{"type":"string"}},"required":["query"],"additionalProperties":false}"""));

    private static readonly ChatTool RecordsTool = ChatTool.CreateFunctionTool(Records, "How the record that the customer's message means stands.", BinaryData.FromString(
        """{"type":"object","properties":{"kind":{"type":"string","enum":["withdrawals","deposits","liquidations","identity"]}},"required":["kind"],"additionalProperties":false}"""));

    /// <summary>What may be asked for this customer: a visitor has no records.</summary>
    public static IReadOnlyList<ChatTool> For(Question question) => question.Customer.Uid is null ? [ArticlesTool] : [ArticlesTool, RecordsTool];

    /// <summary>Passages for the customer's own words.</summary>
    public async Task<IReadOnlyList<Passage>> SearchAsync(string query, string language, CancellationToken cancellationToken)
    {
        var found = new List<Passage>();
        foreach (var hit in articles.Search(query, language, Passages))
        {
            if (await PassageAsync(hit.Article, cancellationToken) is { } passage)
            {
                found.Add(passage);
            }
        }

        return found;
    }

    /// <summary>The passage of an article that an answer links to; null where it cannot be told whole now.</summary>
    public async Task<Passage?> PassageAsync(ArticleLink link, CancellationToken cancellationToken) =>
        articles.Find(link.Slug, link.Language) is { } article ? await PassageAsync(article, cancellationToken) : null;

    /// <summary>Answers one wish of the model; what is asked in any other form than ours is refused.</summary>
    public async Task<string> RunAsync(ChatToolCall wish, Question question, Brief brief, CancellationToken cancellationToken) => (wish.FunctionName, OnlyArgument(wish)) switch
    {
        (Articles, ("query", { Length: <= LongestQuery } query)) => await ArticlesAsync(query, question, brief, cancellationToken),
        (Records, ("kind", { } kind)) when question.Customer.Uid is { } uid && TopicOf(kind) is { } topic => await RecordAsync(kind, topic, uid, question, brief, cancellationToken),
        _ => Refused,
    };

    private async Task<string> ArticlesAsync(string query, Question question, Brief brief, CancellationToken cancellationToken)
    {
        var passages = await SearchAsync(query, question.Words.Language, cancellationToken);
        foreach (var passage in passages)
        {
            brief.Add(passage);
        }

        return Brief.ToMaterial(passages);
    }

    private async Task<string> RecordAsync(string kind, string topic, string uid, Question question, Brief brief, CancellationToken cancellationToken)
    {
        var found = await find.ReadAsync(kind, topic, question.Reading.Entities, uid, cancellationToken);
        if (!MayBeWorded.Record(found.Situation) || RecordAnswers.For(found, topic, question.Words, Voice.Assistant, clock.GetUtcNow(), question.Zone) is not { } told)
        {
            return Nothing;
        }

        var text = told.In(question.Words).ToString();
        brief.Add(text, found.Card is null ? null : found.Name);
        return JsonSerializer.Serialize(new { found = brief.Placeholders.OfRecords(text, uid) });
    }

    private async Task<Passage?> PassageAsync(Article article, CancellationToken cancellationToken) =>
        await articles.ShortAnswerAsync(article, null, cancellationToken) is { } text ? new Passage(new ArticleLink(article.Slug, article.Language, article.Title), text) : null;

    private static string? TopicOf(string kind) => kind switch
    {
        AnswerKinds.Withdrawals => "withdrawal.not_arrived",
        AnswerKinds.Deposits => "deposit.not_credited",
        AnswerKinds.Liquidations => "trade.liquidation",
        AnswerKinds.Identity => "kyc.pending",
        _ => null,
    };

    // One argument, a text: a second one, whatever it names, makes the wish none of ours.
    private static (string? Name, string? Value) OnlyArgument(ChatToolCall wish)
    {
        using var arguments = JsonDocument.Parse(wish.FunctionArguments);
        return arguments.RootElement.ValueKind is JsonValueKind.Object && arguments.RootElement.EnumerateObject().ToList() is [{ Value.ValueKind: JsonValueKind.String } only]
            ? (only.Name, only.Value.GetString())
            : (null, null);
    }
}
