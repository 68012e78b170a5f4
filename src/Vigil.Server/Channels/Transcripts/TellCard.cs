using Vigil.Contracts.Messenger;

namespace Vigil.Server.Channels.Transcripts;

/// <summary>A record card in words: what it is, how much, how it stood and when that was read.</summary>
internal static class TellCard
{
    /// <returns>One or two lines.</returns>
    public static IEnumerable<string> In(TranscriptHead head, RecordCard card)
    {
        var words = head.Words;
        var asOf = words.AsOf(TranscriptHead.Clock(TimeZoneInfo.ConvertTime(card.AsOf, head.Zone)));
        switch (card)
        {
            case { Withdrawal: { } w }:
                yield return Line(words, words.Of("record.withdrawal"), $"{Group(w.Amount)} {w.Coin}", w.ChainName, words.Of($"withdrawal.{w.State}"), Blocks(w.State, w.Confirmations, w.RequiredConfirmations), asOf);
                if (w.TxId is { } sent)
                {
                    yield return words.Transaction(sent);
                }

                break;
            case { Deposit: { } d }:
                yield return Line(words, words.Of("record.deposit"), $"{Group(d.Amount)} {d.Coin}", d.ChainName, words.Of($"deposit.{d.State}"), Blocks(d.State, d.Confirmations, d.RequiredConfirmations), asOf);
                if (d.TxId is { } received)
                {
                    yield return words.Transaction(received);
                }

                break;
            case { C2c: { } o }:
                yield return Line(words, words.Of("record.c2c"), $"{Group(o.Amount)} {o.Coin}", $"{Group(o.FiatAmount)} {o.FiatCurrency}", words.Of($"c2c.{o.State}"), asOf);
                break;
            case { Freeze: { } f }:
                yield return Line(words, words.Of("record.freeze"), words.Of($"freeze.{f.Kind}"), asOf);
                break;
            case { Liquidation: { } l }:
                yield return Line(words, words.Of("record.liquidation"), l.Symbol, $"{Group(l.MarginLost)} {l.Currency}", asOf);
                break;
        }
    }

    private static string Line(TranscriptWords words, params IEnumerable<string?> facts) => string.Join(words.Dot, facts.Where(f => f is not null));

    private static string? Blocks(string state, int done, int required) => state is "confirming" && required > 0 ? FormattableString.Invariant($"{done}/{required}") : null;

    // 1250.5 becomes 1,250.5: grouping only, the digits stay the record's.
    private static string Group(string amount)
    {
        var end = amount.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? dot : amount.Length;
        for (var at = end - 3; at > 0 && char.IsAsciiDigit(amount[at - 1]); at -= 3)
        {
            amount = amount.Insert(at, ",");
        }

        return amount;
    }
}
