using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>What somebody in danger does now, by what has happened to them: what the security team's articles say to it, in the alarm itself and while the team has the case. Each is said once.</summary>
internal sealed class AdviseInAlarm(ArticleLibrary articles, ExchangeRecords records)
{
    // An article may say shorter what is to be done now to somebody whom the security team has heard already.
    private const string Alarm = "alarm";

    /// <summary>The alarm: who has the case, what to do now, and what nobody of ours asks for.</summary>
    public async Task<Reply> AlarmAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        var words = question.Words;
        if (words is not { SecurityHasCase: { } who, FreezeBefore: { } freeze, FreezeSignedOut: { } signedOut, NeverAsked: { } never })
        {
            return Reply.Of(words.HandedOverUrgent, []);
        }

        var first = question.Customer.Uid is null ? signedOut : freeze;
        if (await SayAsync(plan.Chosen, cancellationToken) is not { } advice)
        {
            var alarm = words.Paragraph([who, first, never]).ToString();
            return Reply.Of(TopicScripts.Find(plan.Topic)?.Meanwhile?[words.Language] is { } meanwhile ? $"{alarm}\n{meanwhile}" : alarm, []);
        }

        // Freezing the account protects what lies in it, and no wallet of one's own.
        var isElsewhere = advice.Text.Contains(words.Language == "zh" ? "钱包" : "wallet", StringComparison.OrdinalIgnoreCase);
        var saysFreeze = advice.Text.Contains(words.Language == "zh" ? "冻结" : "freez", StringComparison.OrdinalIgnoreCase);
        var rest = isElsewhere || saysFreeze ? never : words.Paragraph([first, never]);
        return advice with { Text = $"{who}\n{advice.Text}\n{rest}" };
    }

    /// <summary>What is said while the team has the case; null where the articles say nothing to it that was not said.</summary>
    public async Task<Reply?> AfterAsync(Plan plan, CancellationToken cancellationToken) =>
        await SayAsync(plan.Chosen, cancellationToken);

    /// <summary>What is done first, and then, by what is in danger; null where the account is frozen already, or nothing is said of it in the language.</summary>
    public async Task<Reply?> FirstAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        if (plan.First is not { } harm || question.Words.WhatFirst(harm) is not { } steps || (harm is Harm.Account or Harm.Device && question.Customer.Uid is { } uid && (await records.LatestAsync<Freeze>(uid, "freezes", cancellationToken)).Value?.Any(f => f is { Active: true, Kind: "account" }) is true))
        {
            return null;
        }

        return Reply.Of(steps, [question.Words.Human]) with { Told = Recall.AlarmSteps };
    }

    /// <summary>What is remembered of a passage, so that it is said once.</summary>
    public static ToldData Told(ChosenPoint chosen) => new(Recall.Alarm, null, Whole: false, ChoosePoint.AlarmMark(chosen.Article, chosen.Point?.Passage));

    // A figure that cannot be read takes its passage with it.
    private async Task<Reply?> SayAsync(ChosenPoint? chosen, CancellationToken cancellationToken)
    {
        if (chosen is not { Article: var article } || await (chosen.Point is { } point ? articles.SayAsync(point, cancellationToken) : articles.ShortAnswerAsync(article, Alarm, cancellationToken)) is not { } said)
        {
            return null;
        }

        ArticleLink link = new(article.Slug, article.Language, article.Title);
        return Reply.Of(said, [], [link]) with { Told = Told(chosen) };
    }
}
