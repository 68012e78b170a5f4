namespace Vigil.Contracts.Messenger;

/// <summary>Who of the staff has read the customer's data, the newest first, at most 100 of the last 180 days.</summary>
public sealed record AccessesView(IReadOnlyList<AccessView> Items);

/// <summary>Somebody has read something, within ten minutes from then.</summary>
/// <param name="Who">Their name as customers know it.</param>
/// <param name="Role">agent, or lead for whoever leads a shift or the desk.</param>
/// <param name="Kind">profile, records, files, export, matched (a value that the customer named was compared), revealed (one covered value was shown) or document (one covered file was).</param>
/// <param name="Why">case (they worked on it), or why somebody else opened it: complaint, quality or agent_absent; unjustified where a review found that there was no good reason, whichever was given for security or an authority.</param>
/// <param name="CaseId">The customer's own case that it was read for.</param>
public sealed record AccessView(DateTimeOffset At, string Who, string Role, string Kind, string Why, CaseId CaseId, string CaseNumber);
