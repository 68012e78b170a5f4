using Vigil.Contracts.Exchange;

namespace Vigil.Server.Assistant.Personal;

/// <summary>How much somebody has done here: it decides what an answer adds, and is told to nobody in so many words.</summary>
internal enum Experience
{
    /// <summary>Neither of the others, or not known: answers stay as they are.</summary>
    Regular,

    /// <summary>New here: steps and one thing to take care of.</summary>
    Novice,

    /// <summary>Trades by program or much: names of parameters and the article about the interface.</summary>
    Professional,
}

/// <summary>Where the lines are drawn, from <c>content/dialogues/experience.yaml</c>.</summary>
/// <param name="YoungerThanDays">An account of fewer days is new.</param>
/// <param name="FewerTradesThan">Whoever has traded as often is not new any more.</param>
/// <param name="FewerWithdrawalsThan">Whoever has completed as many is not new any more.</param>
/// <param name="Levels">How the levels of professionals begin.</param>
/// <param name="KeyUsedWithinDays">A key that may trade and was used in these days is that of a program at work.</param>
internal sealed record ExperienceRules(int YoungerThanDays, int FewerTradesThan, int FewerWithdrawalsThan, IReadOnlyList<string> Levels, int KeyUsedWithinDays);

/// <summary>What the exchange tells of what an account has done.</summary>
/// <param name="Trades">Of the newest records; more than it can hold is many.</param>
internal sealed record AccountHistory(AccountProfile Account, int Trades, int Withdrawals, IReadOnlyList<ApiKey> Keys);

/// <summary>Judges experience by level and history: what somebody has done outweighs how long they have been here, and a professional's sign outweighs a novice's. Pure.</summary>
internal static class JudgeExperience
{
    private const string TradePermission = "trade";

    /// <summary>What an account's history shows.</summary>
    public static Experience Of(AccountHistory history, ExperienceRules rules, DateTimeOffset now)
    {
        var account = history.Account;
        if (account.Experience == "professional"
            || rules.Levels.Any(level => account.Level.StartsWith(level, StringComparison.OrdinalIgnoreCase))
            || history.Keys.Any(k => k.Active && k.Permissions.Contains(TradePermission) && k.LastUsedAt > now.AddDays(-rules.KeyUsedWithinDays)))
        {
            return Experience.Professional;
        }

        var isNew = account.Experience == "novice" || account.RegisteredAt > now.AddDays(-rules.YoungerThanDays);
        return isNew && history.Trades < rules.FewerTradesThan && history.Withdrawals < rules.FewerWithdrawalsThan ? Experience.Novice : Experience.Regular;
    }
}
