namespace Vigil.Contracts.Console;

/// <summary>Opens the customer's data of a case that is not one's own, for a while.</summary>
/// <param name="Reason">complaint, quality, security, agent_absent or legal.</param>
/// <param name="Note">What it is about, for whoever reviews it: 5 to 300 characters. Secrets in it are masked.</param>
public sealed record OpenWithReason(string Reason, string Note);

/// <summary>The data is open.</summary>
/// <param name="Until">When it closes by itself.</param>
public sealed record LookOpenedView(DateTimeOffset Until);

/// <summary>One page of looks, the newest first. <paramref name="Next"/> is passed back as <c>after</c>; null on the last page.</summary>
public sealed record LooksPageView(IReadOnlyList<LookView> Items, string? Next);

/// <summary>Somebody has opened the customer's data of a case with a reason.</summary>
/// <param name="By">Name of the person.</param>
/// <param name="Reason">complaint, quality, security, agent_absent or legal.</param>
/// <param name="Until">When it closed by itself, or will.</param>
/// <param name="Mine">It is the reader's own, so that somebody else has to review it.</param>
/// <param name="ReviewedBy">Name of the person who has reviewed it; null where nobody has yet.</param>
/// <param name="Verdict">justified or unjustified; null where nobody has reviewed it yet.</param>
public sealed record LookView(
    LookId Id, CaseId CaseId, string Number, string By, string Reason, string Note, DateTimeOffset At, DateTimeOffset Until, bool Mine, string? ReviewedBy, DateTimeOffset? ReviewedAt, string? Verdict);

/// <summary>What a colleague thinks of a look.</summary>
/// <param name="Verdict">justified or unjustified.</param>
public sealed record JudgeLook(string Verdict);
