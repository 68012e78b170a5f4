using System.Collections.Immutable;
using Vigil.Contracts.Exchange;

namespace Vigil.Sandbox.Ledger;

/// <summary>Why a review was opened and what may be said of it.</summary>
internal sealed record ReviewCause(string Reason, Disclosure Disclosure);

/// <summary>
/// The whole life of a withdrawal, past steps and planned ones. What it looks like is a pure function of this and the time.
/// Confirmations, and the steps <c>confirming</c> and <c>done</c>, follow from the broadcast and the chain's pace.
/// </summary>
internal sealed record WithdrawalScript(string Id, string Uid, string Coin, string Chain, decimal Amount, decimal Fee, string Address, string TxId, ImmutableArray<RecordStep> Steps)
{
    private static readonly ImmutableArray<string> Terminal = ["rejected", "failed", "returned", "cancelled"];

    public string? Memo { get; init; }

    public ReviewCause? Review { get; init; }

    /// <summary>Why it was rejected, failed or returned; shown from that step on.</summary>
    public string? FailureCode { get; init; }

    /// <summary>The record as it is at <paramref name="now"/>.</summary>
    /// <param name="cleared">Whether reasons with disclosure <c>never</c> may be told.</param>
    public Withdrawal At(DateTimeOffset now, ChainParameters chain, bool cleared)
    {
        var past = Steps.Where(s => s.At <= now).ToList();
        var broadcast = At(past, "broadcast");
        var ended = past.Exists(s => Terminal.Contains(s.State));
        var block = TimeSpan.FromSeconds(chain.BlockSeconds);
        var confirmations = broadcast is { } since && !ended ? (int)Math.Min((now - since) / block, chain.WithdrawalConfirmations) : 0;
        DateTimeOffset? doneAt = broadcast + (block * chain.WithdrawalConfirmations);
        var explicitSteps = past.Count;
        if (confirmations > 0)
        {
            past.Add(new RecordStep("confirming", broadcast!.Value + block));
        }

        var done = confirmations >= chain.WithdrawalConfirmations && broadcast is not null;
        if (done)
        {
            past.Add(new RecordStep("done", doneAt!.Value));
        }

        var updated = confirmations > 0 ? broadcast!.Value + (block * confirmations) : past[^1].At;
        var withheld = Review?.Disclosure == Disclosure.Never && !cleared;
        return new Withdrawal(
            Id, Uid, explicitSteps + confirmations, past[^1].State, Coin, Chain, Money.Text(Amount), Money.Text(Fee), Address, Memo,
            broadcast is null ? null : TxId, confirmations, chain.WithdrawalConfirmations, ended && !withheld ? FailureCode : null, ReviewAt(past, withheld),
            past[0].At, At(past, "approved"), broadcast, done ? doneAt : null, broadcast is not null && !done && !ended ? doneAt : null,
            broadcast is null && !ended, updated, past);
    }

    /// <summary>What is still planned falls away and this happens instead.</summary>
    public WithdrawalScript Then(DateTimeOffset now, params ReadOnlySpan<RecordStep> next) =>
        this with { Steps = [.. Steps.Where(s => s.At <= now), .. next] };

    /// <summary>Coins of this withdrawal that are not available, and whether they still lie with us. After a failure they lie with us until returned.</summary>
    public (decimal Taken, bool StillHeld) Hold(DateTimeOffset now)
    {
        var past = Steps.Where(s => s.At <= now).ToList();
        var given = past.Count == 0 || past.Exists(s => s.State is "rejected" or "returned" or "cancelled");
        return given ? (0, false) : (Amount + Fee, At(past, "broadcast") is null || past[^1].State == "failed");
    }

    /// <summary>Whether it can still be stopped.</summary>
    public bool Unsent(DateTimeOffset now) => !Steps.Any(s => s.At <= now && (s.State == "broadcast" || Terminal.Contains(s.State)));

    private ReviewInfo? ReviewAt(List<RecordStep> past, bool withheld)
    {
        var start = past.FindLastIndex(s => s.State == "reviewing");
        if (Review is null || start < 0)
        {
            return null;
        }

        var end = start + 1 < past.Count ? past[start + 1] : null;
        var outcome = end?.State switch { "approved" => "approved", "rejected" => "rejected", _ => "pending" };
        return new ReviewInfo(withheld ? null : Review.Reason, past[start].At, end?.At, outcome, Review.Disclosure);
    }

    private static DateTimeOffset? At(List<RecordStep> past, string state) => past.FindLast(s => s.State == state)?.At;
}
