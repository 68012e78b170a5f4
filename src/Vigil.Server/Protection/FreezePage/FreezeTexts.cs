using Vigil.Server.Cases;

namespace Vigil.Server.Protection.FreezePage;

/// <summary>Every word of the page on which an account is frozen without signing in. A key without a value in one of the languages does not compile.</summary>
public sealed record FreezeTexts
{
    public required string Language { get; init; }

    public required string HtmlLanguage { get; init; }

    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Account { get; init; }

    public required string AccountHint { get; init; }

    public required string SendCode { get; init; }

    public required string CodeTitle { get; init; }

    public required string CodeLead { get; init; }

    public required string CodeWait { get; init; }

    public required string Code { get; init; }

    public required string CodeHint { get; init; }

    public required string FreezeNow { get; init; }

    public required string StartAgain { get; init; }

    public required string LinkTitle { get; init; }

    public required string LinkLead { get; init; }

    public required string WhatTitle { get; init; }

    public required IReadOnlyList<string> What { get; init; }

    public required string Problem { get; init; }

    public required string CodeWrong { get; init; }

    public required string TriesUsed { get; init; }

    public required string RequestOver { get; init; }

    public required string NameMissing { get; init; }

    public required string LinkInvalid { get; init; }

    public required string LinkExpired { get; init; }

    public required string LinkUsed { get; init; }

    public required string TooMany { get; init; }

    public required string NotPossible { get; init; }

    public required string TryLater { get; init; }

    public required string Asked { get; init; }

    public required string AskedLead { get; init; }

    public required string Delayed { get; init; }

    public required string DelayedLead { get; init; }

    public required string Done { get; init; }

    public required string DoneLead { get; init; }

    public required string Refused { get; init; }

    public required string RefusedLead { get; init; }

    public required string Stays { get; init; }

    public required string LiftTitle { get; init; }

    public required string Lift { get; init; }

    public required string Again { get; init; }

    public required string Never { get; init; }

    public required string HelpCentre { get; init; }

    public required string WhatNext { get; init; }

    public required string AskUs { get; init; }

    public required string OtherLanguage { get; init; }

    public required Func<string, string> CaseLine { get; init; }

    public required Func<int, string> Withdrawals { get; init; }

    public required Func<int, string> Sessions { get; init; }

    public required Func<int, string> Keys { get; init; }

    public required Func<int, string> Orders { get; init; }

    /// <summary>The texts of a language, <c>zh</c> or <c>en</c>.</summary>
    public static FreezeTexts In(string language) => language == "zh" ? FreezeWords.Chinese : FreezeWords.English;

    /// <summary>Heading and sentence of a step.</summary>
    public (string Heading, string Lead) Of(FreezeStep step) => step switch
    {
        FreezeStep.Done => (Done, DoneLead),
        FreezeStep.Refused => (Refused, RefusedLead),
        FreezeStep.Delayed => (Delayed, DelayedLead),
        _ => (Asked, AskedLead),
    };

    /// <summary>What the exchange has changed, a line each.</summary>
    public IEnumerable<string> Effects(FreezeData what)
    {
        foreach (var (count, line) in new[] { (what.Withdrawals.Count, Withdrawals), (what.Sessions, Sessions), (what.Keys, Keys), (what.Orders, Orders) })
        {
            if (count > 0)
            {
                yield return line(count);
            }
        }
    }
}
