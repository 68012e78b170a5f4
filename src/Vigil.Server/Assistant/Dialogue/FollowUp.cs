using System.Text.RegularExpressions;
using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>Whether a message asks on about the record just spoken of, and about what of it. Pure.</summary>
public static partial class FollowUp
{
    private const int ShortChinese = 24;
    private const int ShortLatin = 80;

    private static readonly Aspect[] OfRecord = [Aspect.Cancel, Aspect.Transaction];

    // A time is asked of the record that it belongs to, whatever else is told around it: 'I never typed it wrong, when does it open'.
    private static readonly Aspect[] OfTime = [Aspect.Duration, Aspect.When, Aspect.Again];

    // Beside these a question about a state or a reason asks about the matter anew; any other question means the record.
    private static readonly string[] Transfers = ["到账", "转账", "转出", "这钱", "资产", "收款", "transfer", "transaction", "payment", "funds", "crypto", "arrive", "arrived", "usd"];

    // How a matter ended is part of it, and asked for its own reason: 'why did it fail' wants no state.
    private static readonly string[] Outcomes = ["失败", "没成功", "拒绝", "被拒", "拒", "退回", "没通过", "通过", "不通过", "驳回", "fail", "failed", "failing", "rejected", "reject", "refused", "declined", "returned", "bounced", "cancelled", "canceled", "denied"];

    private static readonly string[] Delays = ["未到", "没到", "不到", "慢", "卡住", "卡", "账", "理", "不理", "late", "stuck", "pending", "delayed", "missing", "slow"];

    // Withdrawals, resets and restrictions are reviewed as identities are; only beside a word of identity a review is that one's.
    private static readonly string[] Reviews = ["审核", "审查", "核对", "核查", "复核", "review", "reviewed", "reviewing", "check", "checked", "checking"];

    private static readonly string[] IdentityWords = [.. Nouns(AnswerKinds.Identity).Except(Reviews, StringComparer.Ordinal), "证件", "护照", "人脸", "verify", "passport", "document", "documents", "id", "selfie"];

    /// <summary>True for '大概还要多久啊' and 'how long will it take?'; false for '身份认证要多久' and 'how long does a deposit take'.</summary>
    public static bool IsBare(string text) => AspectReader.Read(text).IsBare;

    /// <summary>What of the record is asked; empty where the message is no follow-up.</summary>
    /// <param name="knownTopic">What the case is about.</param>
    /// <param name="toldTopic">Topic of the newest answer that told a record; null if none did.</param>
    internal static IReadOnlyList<Aspect> Of(Reading reading, string text, string? knownTopic, string? toldTopic, AssistantOptions options)
    {
        var kind = TopicRecords.AnswerFrom(toldTopic);
        if (kind is null || reading.Urgency.IsTheft || reading.AsksForHuman)
        {
            return [];
        }

        var asked = AspectReader.Read(Accusation.Without(text) ?? text);
        if (kind != TopicRecords.AnswerFrom(knownTopic))
        {
            // Between two matters of records the newer one counts; after an article a question that names nothing still means the record.
            return TopicRecords.AnswerFrom(knownTopic) is null && CaseQueues.For(knownTopic) != CaseQueues.Security && IsLoose(text) ? Loose(asked) : [];
        }

        if (Pressing.IsAll(text) && !asked.General && !asked.NamesCoin && !Mentions(text, AnswerKinds.Withdrawals) && !Mentions(text, AnswerKinds.Deposits))
        {
            return Loose(asked);
        }

        if (asked.Aspects.Count == 0 || asked.General || asked.NamesCoin)
        {
            return [];
        }

        var rest = Without(asked.Rest, Transfers);
        var unended = Without(rest, Outcomes);
        var unnamed = Without(Without(Without(unended, Nouns(kind)), Delays), Reviews);
        if (unnamed.Length == 0)
        {
            // '我的提币为什么还没到' names the matter and asks for all of it.
            return rest.Length > 0 && rest == unended && asked.Aspects is [Aspect.State or Aspect.Why] ? [] : asked.Aspects;
        }

        var ownKind = TopicRecords.AnswerFrom(reading.Topic);
        var isShort = text.Trim().Length <= (reading.Language == "zh" ? ShortChinese : ShortLatin);
        var elsewhere = reading.Probability >= options.AnswerThreshold && (ownKind is not null ? ownKind != kind : ChoosePlan.GroupOf(reading.Topic) != ChoosePlan.GroupOf(toldTopic!));
        if (elsewhere || asked.Aspects is [Aspect.State or Aspect.Why])
        {
            return [];
        }

        // Whether it may be cancelled, and its transaction, are asked of the record whatever else is told around it and however surely the matter is read: 'he wants me to cancel and pays me back, may I?'
        return isShort && (reading.Probability < options.FollowUpThreshold || (ownKind == kind && asked.Aspects.All(OfTime.Contains))) ? asked.Aspects
            : ownKind == kind || ChoosePlan.GroupOf(reading.Topic) == ChoosePlan.GroupOf(toldTopic!) ? [.. asked.Aspects.Where(a => OfRecord.Contains(a))]
            : [];
    }

    /// <summary>What is asked of the record however much else is told around it: whether it may be cancelled, and its transaction.</summary>
    internal static bool IsOfRecord(Aspect aspect) => OfRecord.Contains(aspect);

    /// <summary>What is asked names something besides the record that was told: '人脸过不去怎么办' after a review of an identity.</summary>
    internal static bool NamesMore(string text, string? toldTopic) =>
        TopicRecords.AnswerFrom(toldTopic) is { } kind && Without(Without(Without(Without(AspectReader.Read(text).Rest, Transfers), Outcomes), Nouns(kind)), [.. Delays, .. Reviews]).Length > 0;

    /// <summary>Asks about a review and not whose: '审核要多久', 'when is the check finished'.</summary>
    public static bool IsReview(string text) => Reviews.Any(word => Holds(text, word)) && !IdentityWords.Any(word => Holds(text, word));

    /// <summary>What is named besides the question is a review, and not whose.</summary>
    internal static bool NamesOnlyReview(string rest) => rest.Length > 0 && Without(rest, Reviews).Length == 0;

    /// <summary>It presses or asks and names nothing: '我的钱呢', 'how long will it take'.</summary>
    public static bool IsLoose(string text) => Pressing.IsAll(text) || IsBare(text);

    /// <summary>The topic of a question that plainly names one's own withdrawal or deposit, whatever a classifier makes of it; null for any other.</summary>
    internal static string? Named(string text)
    {
        if (Newest.Match(text) is { Success: true } newest)
        {
            return newest.Groups["withdrawal"].Success ? "withdrawal.not_arrived" : "deposit.not_credited";
        }

        var asked = AspectReader.Read(text);
        if (asked.Aspects.Count == 0 || asked.General || asked.NamesCoin)
        {
            return null;
        }

        var rest = Without(asked.Rest, Transfers);
        var unended = Without(rest, Outcomes);
        bool Names(string kind) => Mentions(text, kind) && Without(Without(unended, Nouns(kind)), Delays).Length == 0;

        return Names(AnswerKinds.Withdrawals) ? rest == unended ? "withdrawal.not_arrived" : "withdrawal.failed"
            : Names(AnswerKinds.Deposits) ? "deposit.not_credited"
            : null;
    }

    // 'Show my last withdrawal' says which, and nothing of what is wrong with it.
    [GeneratedRegex(
        "^(帮我|请|麻烦)?(查|看)?(一?下|看)?我?(的)?(最近|上|最后)(的)?(一)?(笔|次)(的)?((?<withdrawal>提币|提现)|充币|充值)(记录|情况|状态)?(呢|吧)?[ ?？!！。.]*$|" +
        @"^(please |can you |could you |pls )*(show|show me|check|see|find|look up|what is|what's|whats|what was)( me)? (my|the) (last|latest|most recent) ((?<withdrawal>withdrawal)|deposit)[ ?!.]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Newest { get; }

    private static IReadOnlyList<Aspect> Loose(Asked asked) => asked.Aspects.Count > 0 ? asked.Aspects : [Aspect.State];

    /// <summary>The text holds a noun of this kind of record.</summary>
    internal static bool Mentions(string text, string kind) => Nouns(kind).Any(noun => Holds(text, noun));

    private static bool Holds(string text, string noun) => AsWords(text).Contains(AsWord(noun), StringComparison.Ordinal);

    private static string AsWords(string text) => $" {string.Join(' ', TextNormalizer.Normalize(text).Split([' ', ',', '.', '!', '?', ';', ':'], StringSplitOptions.RemoveEmptyEntries))} ";

    private static string AsWord(string noun) => char.IsAscii(noun[0]) ? $" {noun} " : noun;

    private static string[] Nouns(string kind) => kind switch
    {
        AnswerKinds.Withdrawals => ["提币", "提现", "出币", "withdrawal", "withdraw", "withdrew"],
        AnswerKinds.Deposits => ["充币", "充值", "入账", "deposit", "deposited", "credited"],
        AnswerKinds.Freezes => ["冻结", "限制", "暂停", "解冻", "解除", "恢复", "账户", "账号", "freeze", "frozen", "restriction", "restricted", "limited", "lifted", "account", "paused", "suspended"],
        AnswerKinds.C2cOrders => ["订单", "c2c", "p2p", "放币", "付款", "卖家", "买家", "对方", "order", "seller", "buyer", "release", "released", "订", "付", "放"],
        AnswerKinds.Liquidations => ["强平", "爆仓", "仓位", "平仓", "保证金", "liquidation", "liquidated", "position", "margin"],
        AnswerKinds.Identity => ["身份", "认证", "实名", "审核", "kyc", "verification", "identity", "verified", "check", "review"],
        _ => ["锁定", "解锁", "账号", "登录", "locked", "lock", "unlocked", "unlock", "account", "sign-in", "锁"],
    };

    private static string Without(string rest, string[] nouns)
    {
        foreach (var noun in nouns.Where(n => !char.IsAscii(n[0])))
        {
            rest = rest.Replace(noun, " ", StringComparison.Ordinal);
        }

        return string.Join(' ', rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !nouns.Contains(word, StringComparer.Ordinal)));
    }
}
