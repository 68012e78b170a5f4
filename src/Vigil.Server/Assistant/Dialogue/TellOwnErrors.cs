using System.Globalization;
using System.Text.RegularExpressions;
using Vigil.Contracts.Exchange;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>'Your API refuses everything': answered from the account's own log of refused requests, with what the article says to their status, before anybody asks for a code.</summary>
internal sealed partial class TellOwnErrors(ExchangeRecords records, ArticleLibrary articles, TimeProvider clock)
{
    private const string Topic = "api.error";
    private const string Kind = "log";

    // Different errors, newest first; more would be a log and no answer.
    private const int Most = 2;
    private const int Longest = 200;

    // What was refused before is not what somebody writes about now.
    private static readonly TimeSpan Lately = TimeSpan.FromHours(24);

    /// <summary>Whether an answer was made of the log.</summary>
    public static bool IsOf(ToldData told) => told.Record.StartsWith($"{Kind}:", StringComparison.Ordinal);

    /// <summary>Null where nothing was refused lately, it was told already, or the log cannot be read: then the article answers.</summary>
    public async Task<Reply?> AnswerAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        var words = question.Words;
        if (plan.Topic != Topic || (plan.Chosen?.Point is not null && !Error().IsMatch(question.Text)) || question.Customer.Uid is not { } uid || words.OwnErrors is not { } head || question.Before.Any(b => IsOf(b.Told)))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var refused = ((await records.LatestAsync<AccountLog>(uid, "logs", cancellationToken)).Value ?? [])
            .Where(l => l is { Source: "api", Level: "error" } && now - l.At < Lately).OrderByDescending(l => l.At).DistinctBy(l => l.Code, StringComparer.Ordinal).Take(Most).ToList();
        if (refused.Count == 0 || articles.ForTopic(Topic, words.Language) is not [var article, ..])
        {
            return null;
        }

        List<string> lines = [head];
        foreach (var error in refused)
        {
            lines.Add(words.OwnError(words.Moment(error.At, now, question.Zone), Shown(error.Message)));
        }

        foreach (var status in refused.Select(e => Status().Match(e.Message).Value).Distinct(StringComparer.Ordinal).Where(article.Situations.Contains))
        {
            if (await articles.ShortAnswerAsync(article, status, cancellationToken) is { } said)
            {
                lines.Add(said);
            }
        }

        return Reply.Of(string.Join('\n', lines), [words.Human], [new(article.Slug, article.Language, article.Title)], records: [.. refused.Select(e => $"{Kind}:{e.Id}")])
            with { Told = new ToldData($"{Kind}:{refused[0].Id}", refused[0].Code, Whole: true, refused[0].At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)) };
    }

    // A line of the exchange's log is quoted, not trusted: one line, of bounded length, without anything that a customer's program may have put a secret into.
    private static string Shown(string message) => OneLine.Of(HideSecrets.In(OneLine.Of(message, message.Length)), Longest);

    // 'Must I answer pings?' is answered by the passage on it, whatever was refused.
    [GeneratedRegex(@"报错|错误|出错|失败|被拒|拒绝|\b(errors?|fail(s|ed|ing|ure)?|reject(s|ed|ing)?|refus(e|es|ed|ing)|denied)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Error();

    [GeneratedRegex(@"\b[45]\d\d\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Status();
}
