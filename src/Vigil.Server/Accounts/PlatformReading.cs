using System.Globalization;

namespace Vigil.Server.Accounts;

/// <summary>What of the exchange does not work now. What it has not told, or not lately enough, is not in it.</summary>
/// <param name="Coins">Every coin that has a wallet, in capitals.</param>
/// <param name="Closed">Wallets that are closed in one direction or both.</param>
/// <param name="Incidents">Those that are not over.</param>
public sealed record PlatformReading(IReadOnlySet<string> Coins, IReadOnlyList<ClosedWallet> Closed, IReadOnlyList<OpenIncident> Incidents);

/// <summary>A wallet through which coins do not move.</summary>
/// <param name="Chain">Key of the chain, as in the figures of the platform.</param>
/// <param name="BackAt">When the exchange expects it back; null where it does not say.</param>
/// <param name="UpdatedAt">When the exchange changed this state last; null where it does not say.</param>
public sealed record ClosedWallet(string Coin, string Chain, bool ForDeposits, bool ForWithdrawals, bool InMaintenance, DateTimeOffset? BackAt, DateTimeOffset? UpdatedAt);

/// <summary>Something that does not work for many.</summary>
/// <param name="Component">The exchange's word for the part that does not work.</param>
/// <param name="Title">In English; null where there is none that can be shown.</param>
/// <param name="TitleZh">In Chinese; null likewise.</param>
public sealed record OpenIncident(string Id, string Component, string State, string? Title, string? TitleZh, DateTimeOffset? Since);

/// <summary>A wallet as it was sent: anything may be missing, and what is missing is not closed.</summary>
internal sealed record SentWallet(string? Coin, string? Chain, bool? DepositsOpen, bool? WithdrawalsOpen, string? State, DateTimeOffset? ExpectedBackAt, DateTimeOffset? UpdatedAt)
{
    /// <summary>Null where it moves, or where it is not told which one it is.</summary>
    public ClosedWallet? ToClosed() => SentNames.IsName(Coin) && SentNames.IsName(Chain) && (DepositsOpen is false || WithdrawalsOpen is false)
        ? new ClosedWallet(Coin!.ToUpperInvariant(), Chain!, DepositsOpen is false, WithdrawalsOpen is false, State is "maintenance", ExpectedBackAt, UpdatedAt)
        : null;
}

/// <summary>An incident as it was sent.</summary>
internal sealed record SentIncident(string? Id, string? Title, string? TitleZh, string? Component, string? State, DateTimeOffset? Since, DateTimeOffset? ResolvedAt)
{
    /// <summary>Null where it is over, has not begun, or is not told well enough to be spoken of.</summary>
    public OpenIncident? ToOpen(DateTimeOffset now) => SentNames.IsName(Id) && SentNames.IsName(Component) && SentNames.IsName(State) && State is not "resolved" && ResolvedAt is null && !(Since > now)
        ? new OpenIncident(Id!, Component!, State!, SentNames.Title(Title), SentNames.Title(TitleZh), Since)
        : null;
}

/// <summary>The state of the platform as it was sent.</summary>
internal sealed record SentPlatform(IReadOnlyList<SentIncident?>? Incidents);

/// <summary>What of an exchange's words may stand in an answer.</summary>
internal static class SentNames
{
    private const int LongestName = 40;

    // Longer than a headline it is a text, and a part of a text may say the opposite of the whole.
    private const int LongestTitle = 120;

    /// <summary>A code: letters, digits and what joins them.</summary>
    public static bool IsName(string? text) => text is { Length: > 0 and <= LongestName } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>A headline of plain words without its full stop; null for any other text, since a part of one is none.</summary>
    public static string? Title(string? text)
    {
        var title = text is { Length: <= LongestTitle } ? text.Trim().TrimEnd('。', '.', '！', '!') : "";
        return title.Length > 0 && title.All(IsPlain) ? title : null;
    }

    // No markup, no slot of ours, and nothing that turns the direction of reading or cannot be seen.
    private static bool IsPlain(char c) => c is not ('<' or '>' or '{' or '}' or '[' or ']')
        && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
