using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Keeping;

/// <summary>What is true of the whole world: when it was opened and how far its clock was moved.</summary>
/// <param name="Format">1; another number was written by another version.</param>
internal sealed record KeptWorld(int Format, DateTimeOffset OpenedAt, long SkippedTicks);

/// <summary>One account with all that happened and all that is planned. Records are scripts over time, so that blocks go on while nobody runs.</summary>
/// <param name="Format">1; another number was written by another version.</param>
internal sealed record KeptAccount(int Format, Account Account, IReadOnlyList<KeptHolding> Holdings);

/// <summary>Coins of one wallet before anything that is in motion.</summary>
internal sealed record KeptHolding(string Wallet, string Currency, decimal Amount);
