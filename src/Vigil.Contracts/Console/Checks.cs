using Vigil.Contracts.Messenger;

namespace Vigil.Contracts.Console;

/// <summary>What of account help needs a check in this case, and the checks that its customer was asked for.</summary>
/// <param name="WhyNot">Why none can be asked for: visitor (nobody is signed in), not_yours (somebody else has the case), not_possible (no exchange is connected). Null where one can.</param>
/// <param name="Checks">The newest 20, newest first.</param>
public sealed record ChecksView(string? WhyNot, IReadOnlyList<CheckPurposeView> Purposes, IReadOnlyList<CaseCheckView> Checks);

/// <summary>One action or group of fields.</summary>
/// <param name="Level">none, session, check, strong, or person, which does not exist yet.</param>
/// <param name="Met">Whether that is given now.</param>
/// <param name="Until">Until when, where a passed check gives it.</param>
/// <param name="Fields">Fields that are revealed only then, each as <c>kind.field</c>; empty for an action.</param>
public sealed record CheckPurposeView(string Purpose, PurposeWords Words, string Level, bool Met, DateTimeOffset? Until, IReadOnlyList<string> Fields);

/// <summary>One check.</summary>
/// <param name="State">waiting, passed, over (passed, and counts no more), failed, expired or ended.</param>
/// <param name="AskedBy">Name of the person who asked; null for the system.</param>
/// <param name="Until">Until when it can be passed.</param>
/// <param name="Ways">By which ways it was passed so far.</param>
/// <param name="GrantedUntil">Until when it counts; null unless it was passed.</param>
/// <param name="Why">On ended: frozen, restricted, signedout or resolved; null otherwise.</param>
public sealed record CaseCheckView(
    CheckId Id, string Purpose, PurposeWords Words, string State, DateTimeOffset AskedAt, string? AskedBy, DateTimeOffset Until, int TriesLeft, IReadOnlyList<string> Ways,
    DateTimeOffset? PassedAt, DateTimeOffset? GrantedUntil, string? Why);

/// <summary>Asks the customer for a check.</summary>
/// <param name="Purpose">One of <see cref="ChecksView.Purposes"/> whose level is check or strong.</param>
public sealed record RequestCheck(string Purpose);

/// <summary>A check that was asked for.</summary>
public sealed record AskedCheckView(CheckId Id);
