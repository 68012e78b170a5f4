using System.Text.RegularExpressions;
using Vigil.Language.Text;
using Vigil.Language.Wordings;

namespace Vigil.Language;

/// <summary>How soon somebody must look.</summary>
public enum UrgencyLevel
{
    /// <summary>Thanks, ideas, 'no hurry'.</summary>
    Low,

    /// <summary>An ordinary question.</summary>
    Normal,

    /// <summary>Money or access may suffer from waiting.</summary>
    High,

    /// <summary>Before everyone else: theft, fraud under way, a life in danger.</summary>
    Urgent,
}

/// <summary>The urgency of a message and the signals it was read from: theft, intruder, ongoing_loss, scam, self_harm, secret_exposed, recall, c2c_dispute, liquidation, panic, anger, calm.</summary>
public sealed record Urgency(UrgencyLevel Level, IReadOnlyList<string> Signals)
{
    /// <summary>Somebody has, or may have, the customer's money or secrets: what the security team answers.</summary>
    public bool IsTheft => Signals.Any(s => s is "theft" or "intruder" or "ongoing_loss" or "scam" or "secret_exposed");
}

/// <summary>What somebody only fears, or asks about.</summary>
internal enum Fear
{
    /// <summary>That something or somebody is a fraud.</summary>
    OfScam,

    /// <summary>That the account could be broken into.</summary>
    OfTheft,
}

/// <summary>Reads urgency from words. 'Not stolen', 'what if it were stolen' and 'how to avoid scams' are masked first, so that only what happened counts.</summary>
public static partial class UrgencyReader
{
    private static readonly Sign[] Signs =
    [
        new("self_harm", UrgencyLevel.Urgent, UrgencySigns.SelfHarm),
        new("theft", UrgencyLevel.Urgent, UrgencySigns.Theft),
        new("intruder", UrgencyLevel.Urgent, UrgencySigns.Intruder),
        new("ongoing_loss", UrgencyLevel.Urgent, UrgencySigns.OngoingLoss),
        new("scam", UrgencyLevel.Urgent, UrgencySigns.Scam),
        new("secret_exposed", UrgencyLevel.Urgent, UrgencySigns.SecretExposed),
        new("recall", UrgencyLevel.High, UrgencySigns.Recall),
        new("c2c_dispute", UrgencyLevel.High, UrgencySigns.C2cDispute),
        new("liquidation", UrgencyLevel.High, UrgencySigns.Liquidation),
        new("panic", UrgencyLevel.High, UrgencySigns.Panic),
        new("anger", UrgencyLevel.Normal, UrgencySigns.Anger),
        new("calm", UrgencyLevel.Low, UrgencySigns.Calm),
    ];

    /// <summary>Whether <see cref="Read"/> finds the message urgent, for places where each message must be asked: most are answered without reading them. Never throws.</summary>
    public static bool IsUrgent(string text)
    {
        if (!AlarmScreen.MayAlarm(text))
        {
            return false;
        }

        // Unmasked, and with what it calls us: both only take away.
        var normal = NormalText.Of(text);
        return (Array.Exists(Signs, sign => sign.Level is UrgencyLevel.Urgent && sign.Pattern.IsMatch(normal)) || Denial.Says(normal)) && Read(text).Level is UrgencyLevel.Urgent;
    }

    /// <summary>The urgency of one message. Never throws.</summary>
    public static Urgency Read(string text)
    {
        var normal = NormalText.Of(text);

        // Who calls us names is angry, and no more than that.
        var accused = Accusation.Without(normal);
        var masked = Masked(accused ?? normal);
        var level = UrgencyLevel.Normal;
        var calm = false;
        var signals = new List<string>();
        foreach (var sign in Signs)
        {
            if (!sign.Pattern.IsMatch(masked))
            {
                continue;
            }

            signals.Add(sign.Name);
            calm |= sign.Level == UrgencyLevel.Low;
            level = sign.Level > level ? sign.Level : level;
        }

        if (accused is not null && !signals.Contains("anger", StringComparer.Ordinal))
        {
            signals.Add("anger");
        }

        if (Denial.Says(normal) && !signals.Contains("intruder", StringComparer.Ordinal))
        {
            signals.Add("intruder");
            level = UrgencyLevel.Urgent;
        }

        // Politeness lowers nothing that matters: 'thank you' under a report of theft stays urgent.
        return new Urgency(calm && signals.Count == 1 ? UrgencyLevel.Low : level, signals);
    }

    /// <summary>What the text fears or asks about without telling that it happened; null if it speaks of no harm. Never throws.</summary>
    internal static Fear? FearOf(string text)
    {
        var normal = NormalText.Of(text);
        var (fraud, theft) = (Fraud.IsMatch(normal), Theft.IsMatch(normal));
        if (!fraud && !theft)
        {
            return null;
        }

        var masked = Masked(normal);
        return fraud && !Fraud.IsMatch(masked) ? Fear.OfScam
            : theft && !Theft.IsMatch(masked) ? Fear.OfTheft
            : null;
    }

    private static string Masked(string normal) => Certain.IsMatch(normal) && !Supposed.IsMatch(normal) ? normal : Pattern.Mask(normal, NotHappened.Chinese, NotHappened.English);

    // Said of the past and not supposed: no fear that stands beside it takes it back.
    [GeneratedRegex("(已经?|刚刚?|刚才|昨天|昨晚|今天)[^,.!?没不未会]{0,5}被[^,.!?没不]{0,3}(骗|盗|偷|黑)|被(人|他|她|对方|假客服|骗子)[^,.!?]{0,4}(骗|盗|偷|黑)[^,.!?]{0,3}了|被(骗|盗|偷|黑)(走|了)[^,.!?吗么]{0,2}[0-9一二两三四五六七八九十几百千万]|(i|we)( have|'ve)?( just| already)*( been| got| was| were)+( just| totally)? (scammed|hacked|robbed|phished|defrauded|conned)( \\w+){0,3} (yesterday|today|last|out of|by|and|for)", Pattern.Options)]
    private static partial Regex Certain { get; }

    [GeneratedRegex(@"如果|万一|假如|要是|假设|\b(if|in case|suppose)\b", Pattern.Options)]
    private static partial Regex Supposed { get; }

    [GeneratedRegex(@"骗|诈|杀猪|钓鱼|假客服|冒充|传销|\b(scam\w*|fraud\w*|phish\w*|defraud\w*|fake|conned|trick\w*)\b", Pattern.Options)]
    private static partial Regex Fraud { get; }

    [GeneratedRegex(@"盗|偷|黑客|被黑|泄露|\b(stolen|hack\w*|robbed|compromised|hijacked|drained|theft|steal)\b", Pattern.Options)]
    private static partial Regex Theft { get; }

    private sealed record Sign(string Name, UrgencyLevel Level, Regex Pattern);
}
