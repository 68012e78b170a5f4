using System.Collections.Immutable;
using Vigil.Contracts.Exchange;

namespace Vigil.Sandbox.Ledger;

/// <summary>The life of a deposit. An ordinary one confirms by itself; one with a problem follows <see cref="Problem"/>.</summary>
internal sealed record DepositScript(string Id, string Uid, string Coin, string Chain, decimal Amount, string Address, string TxId, DateTimeOffset SeenAt)
{
    public string? Memo { get; init; }

    public string? ProblemCode { get; init; }

    /// <summary>Steps that replace crediting: wrong_network, missing_memo, recovering …</summary>
    public ImmutableArray<RecordStep> Problem { get; init; } = [];

    /// <summary>The record as it is at <paramref name="now"/>.</summary>
    public Deposit At(DateTimeOffset now, ChainParameters chain)
    {
        var block = TimeSpan.FromSeconds(chain.BlockSeconds);
        var confirmations = (int)Math.Clamp((now - SeenAt) / block, 0, Math.Max(chain.CreditedConfirmations, chain.WithdrawableConfirmations));
        List<RecordStep> steps = [new("seen", SeenAt), new("confirming", SeenAt + block)];
        DateTimeOffset? creditedAt = null;
        if (Problem.IsEmpty)
        {
            creditedAt = SeenAt + (block * chain.CreditedConfirmations);
            steps.Add(new RecordStep("credited", creditedAt.Value));
            steps.Add(new RecordStep("withdrawable", SeenAt + (block * chain.WithdrawableConfirmations)));
        }
        else
        {
            steps.AddRange(Problem);
        }

        var past = steps.Where(s => s.At <= now).ToList();
        var credited = creditedAt <= now;
        var updated = past.Append(new RecordStep("", SeenAt + (block * confirmations))).Max(s => s.At);
        return new Deposit(
            Id, Uid, 1 + confirmations + Problem.Count(s => s.At <= now), past[^1].State, Coin, Chain, Money.Text(Amount), Address, Memo, TxId, confirmations,
            chain.CreditedConfirmations, chain.WithdrawableConfirmations, Problem.Any(s => s.At <= now) ? ProblemCode : null, SeenAt,
            credited ? creditedAt : null, credited ? null : creditedAt, updated, past);
    }
}
