using Vigil.Language;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>What is in danger, by which it is decided what saves money first.</summary>
internal enum Harm
{
    /// <summary>The account: somebody else may be in it, or has what opens it.</summary>
    Account,

    /// <summary>The device that the account is used from: somebody else operates it.</summary>
    Device,

    /// <summary>Coins or money that were sent to a fraudster.</summary>
    Sent,

    /// <summary>A wallet outside the exchange, which no freeze protects.</summary>
    Wallet,
}

/// <summary>Tells by what was said in an alarm which harm it is about. Pure.</summary>
internal static class HarmDone
{
    private const string RemoteControl = "remote-control-and-screen-sharing-scams";

    private static readonly string[] RemoteWords = ["远程", "屏幕", "共享", "投屏", "操作我", "控制", "向日葵", "鼠标", "remote", "screen", "sharing", "anydesk", "any desk", "todesk", "teamviewer", "rustdesk", "control", "mouse", "on my computer", "on my phone"];

    private static readonly string[] WalletWords = ["助记词", "私钥", "新钱包", "钱包", "单词", "个词", "短语", "recovery phrase", "seed", "phrase", "private key", "wallet", "words"];
    private static readonly string[] PhraseWords = ["助记词", "私钥", "恢复短语", "12个词", "12个单词", "24个词", "24个单词", "recovery phrase", "seed phrase", "my seed", "private key", "12 words", "24 words", "twelve words"];
    private static readonly string[] NewWallet = ["助记词", "新钱包", "私钥", "recovery phrase", "new wallet", "private key"];
    private static readonly string[] AccountWords = ["冻结", "密码", "验证码", "freez", "password", "code"];

    /// <summary>Somebody asks what to do now, or first, and has not said that the account is frozen.</summary>
    public static bool AsksWhatFirst(string text) => WhatNow.Asks(text) && !FreezeReport.SaysFrozen(text);

    /// <summary>Whether a passage helps only whose own wallet is known to others.</summary>
    public static bool IsOfWallet(ArticlePassage passage) => Holds(passage.Template, NewWallet) && !Holds($"{passage.Heading} {passage.Template}", AccountWords);

    /// <summary>Whether a wallet of their own was spoken of: now, in the message before, or in what was told in the alarm.</summary>
    public static bool SpeaksOfWallet(string text, Question question, ArticleLibrary articles, TalkBefore before) =>
        Holds(text, WalletWords) || Holds(before.Question ?? "", WalletWords) || Told(question, articles).Any(IsOfWallet) || question.KnownTopic is "web3.stolen" or "wallet.web3";

    /// <summary>Whether a passage helps only whose device somebody else sees or operates.</summary>
    public static bool IsOfRemote(Article article) => article.Slug == RemoteControl;

    /// <summary>Whether that was spoken of: now, in the message before, or in what was told in the alarm.</summary>
    public static bool SpeaksOfRemote(string text, Question question, TalkBefore before) =>
        Holds(text, RemoteWords) || Holds(before.Question ?? "", RemoteWords) || Marks(question).Any(m => m.Slug == RemoteControl);

    /// <summary>Which harm the alarm of a case is about.</summary>
    /// <param name="topic">Of the case.</param>
    public static Harm Of(string? topic, Question question, ArticleLibrary articles, TalkBefore before)
    {
        // 'Somebody moved my coins' may be read as theft from a wallet: where none is spoken of the account is what can still be saved.
        if (Holds($"{before.Question} {question.Text}", PhraseWords) || Told(question, articles).Any(IsOfWallet) || (topic is "web3.stolen" && Holds(before.Question ?? "", WalletWords)))
        {
            return Harm.Wallet;
        }

        var slugs = Marks(question).Select(m => m.Slug).ToList();
        return slugs.Contains(RemoteControl, StringComparer.Ordinal) ? Harm.Device : topic is "security.scam_victim" && !slugs.Contains("secret-exposed", StringComparer.Ordinal) ? Harm.Sent : Harm.Account;
    }

    private static IEnumerable<ArticlePassage> Told(Question question, ArticleLibrary articles) =>
        Marks(question).SelectMany(m => articles.Find(m.Slug, question.Words.Language)?.Passages.Where(p => p.Anchor == m.Anchor) ?? []);

    /// <summary>Article and anchor of what was said to dangers in this conversation, newest first.</summary>
    public static IEnumerable<(string Slug, string Anchor)> Marks(Question question) =>
        question.Before.Where(b => b.Told is { Record: Recall.Alarm, Mark: not null }).Select(b => b.Told.Mark.Split('#')).Where(parts => parts.Length == 2 && parts[1].Length > 0).Select(parts => (parts[0], parts[1]));

    private static bool Holds(string text, string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
