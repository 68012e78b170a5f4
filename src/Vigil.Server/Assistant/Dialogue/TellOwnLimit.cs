using System.Text.RegularExpressions;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>'How much may I withdraw a day?': told for the level that the account has, and for the next, instead of for one that stands in an article.</summary>
internal sealed partial class TellOwnLimit(ExchangeRecords records)
{
    private const string Topic = "withdrawal.limits_fees";

    /// <summary>Null where no limit of one's own is asked for, or the exchange cannot be read: then the article answers.</summary>
    public async Task<Reply?> AnswerAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        var words = question.Words;
        if (plan.Topic != Topic || question.Customer.Uid is not { } uid || !Own().IsMatch(question.Text) || !Limit().IsMatch(question.Text) || Level().IsMatch(question.Text)
            || (await records.AccountAsync(uid, cancellationToken)).Value is not { } account || await records.ParametersAsync(cancellationToken) is not { } parameters)
        {
            return null;
        }

        var levels = parameters.WithdrawalLimits;
        var at = levels.ToList().FindIndex(l => l.Level == account.Level);
        if (at < 0 || words.OwnLimit(account.Level, Numbers.Group(levels[at].DailyUsdt)) is not { } own)
        {
            return null;
        }

        return Reply.Of(at + 1 < levels.Count ? $"{own}{words.NextLimit(levels[at + 1].Level, Numbers.Group(levels[at + 1].DailyUsdt))}" : own, [words.Human], records: [$"account:{uid}"]);
    }

    [GeneratedRegex(@"我|(今天|现在|每天|一天|还)(最多)?能提|\b(i|my|me|mine)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Own();

    [GeneratedRegex(@"能提多少|额度|限额|上限|(一|每|单|当)(天|日)|最多|\b(limits?|a day|per day|daily|at most|maximum|max)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Limit();

    // Whoever names a level asks about that one.
    [GeneratedRegex(@"\b(lv|vip|level|tier) ?\d|[一二三1-3] ?级", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Level();
}
