using System.Text.RegularExpressions;
using Vigil.Server.Accounts;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>'What fees do I pay?': told with the level that the account has. What a VIP level pays no figure of the exchange says, so of that only the place where it stands is told.</summary>
internal sealed partial class TellOwnFees(ExchangeRecords records)
{
    private const string Topic = "trade.fees";
    private const string Vip = "VIP";

    /// <summary>Null where no fees of one's own are asked for, or the exchange cannot be read: then the article answers.</summary>
    public async Task<Reply?> AnswerAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        var words = question.Words;
        if (plan.Topic != Topic || question.Customer.Uid is not { } uid || !Own().IsMatch(question.Text)
            || (await records.AccountAsync(uid, cancellationToken)).Value is not { } account || await records.ParametersAsync(cancellationToken) is not { } parameters)
        {
            return null;
        }

        return words.OwnFees(account.Level, account.Level.StartsWith(Vip, StringComparison.Ordinal), parameters.Trading) is { } own ? Reply.Of(own, [words.Human], records: [$"account:{uid}"]) : null;
    }

    // 'How much is my fee', 'what do I pay': not how one is reckoned, returned or lowered, nor what was taken from one order.
    [GeneratedRegex(@"^(那|请问|查一?下|帮我查一?下|现在)*我(现在|目前)?(的|是)?(交易|现货|合约|vip|挂单|吃单)*(的)?(手续费|费率|费用|等级)(率|等级)?(现在|目前)?(是|有)?(多少|几|什么|啥|哪)(级|钱|档|一档|个)?(等级|费率)?(呢|啊|了)?[?？。!！ ]*$|^(and |so |ok )*(what|which|how (much|high))('?s)?( (are|is|do|does))?( (the |current |trading |spot |futures |maker |taker |vip )*(fees?|rates?|fee rates?|fee (level|tier)|level|tier))?( (are|is|do|does|am))?( (i|my))+( (pay|have|get|charged|on|in|at|paying))*( (current |present |trading |spot |futures |maker |taker |vip )*(fees?|rates?|fee rates?|level|tier)( level| tier| rate)?)?[?!. ]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Own();
}
