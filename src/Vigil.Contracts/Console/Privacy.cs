namespace Vigil.Contracts.Console;

/// <summary>What the erasure of the customer of a case would take away, and what stands in its way.</summary>
/// <param name="Cases">How many cases the customer has with us.</param>
/// <param name="Files">How many files lie in them.</param>
/// <param name="From">When the oldest was opened.</param>
/// <param name="To">When a customer last saw something new in one.</param>
/// <param name="OpenCases">Numbers of those that are not done: they are closed first, at most 20.</param>
/// <param name="Holds">Legal holds that stand on the customer or on one of the cases.</param>
/// <param name="Erased">It has been done.</param>
public sealed record ErasureView(int Cases, int Files, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<string> OpenCases, IReadOnlyList<HoldView> Holds, bool Erased);

/// <summary>Asks for the customer of a case to be erased.</summary>
/// <param name="Note">Why, for whoever decides: 5 to 300 characters. Erased with everything else.</param>
public sealed record AskForErasure(string Note);

/// <summary>A legal hold that stands.</summary>
/// <param name="Scope">person: the customer with all cases; case: this case, and with it the customer.</param>
/// <param name="Reason">litigation, authority, investigation or dispute.</param>
/// <param name="CaseNumber">The case beside which it was set.</param>
/// <param name="By">Name of the person who set it.</param>
public sealed record HoldView(HoldId Id, string Scope, string Reason, string Note, CaseId CaseId, string CaseNumber, string By, DateTimeOffset At);

/// <summary>Sets a legal hold.</summary>
/// <param name="Scope">person or case.</param>
/// <param name="Reason">litigation, authority, investigation or dispute.</param>
/// <param name="Note">Which matter, for whoever lifts it: 5 to 300 characters. Secrets in it are masked.</param>
public sealed record PlaceHold(string Scope, string Reason, string Note);

/// <summary>Has a legal hold lifted.</summary>
/// <param name="Note">Why it is over, 5 to 300 characters, for whoever is to agree.</param>
public sealed record LiftHold(string Note);
