namespace Vigil.Contracts.Console;

/// <summary>A session of a member of staff, as its owner and an administrator see it.</summary>
/// <param name="Source">The address it was opened from; empty for one of a terminal.</param>
/// <param name="Device">What the browser or script called itself.</param>
/// <param name="Proof">By what the person showed last who they are: password, authenticator, recovery, passkey or terminal.</param>
/// <param name="SeenAt">Its last request, to the minute.</param>
/// <param name="Current">It is the one that asks.</param>
public sealed record StaffSessionRowView(StaffSessionId Id, string Source, string Device, string Proof, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset EndsAt, bool Current);

/// <summary>Somebody who works here, or did, as an administrator sees them.</summary>
/// <param name="Role">agent, supervisor, admin or auditor.</param>
/// <param name="Active">False once their access was ended.</param>
/// <param name="Factors">Kinds of the second factors they have: authenticator, passkey.</param>
/// <param name="Sessions">How many sessions stand.</param>
public sealed record PersonView(StaffId Id, string Name, string Email, string Role, IReadOnlyList<string> Queues, bool Active, IReadOnlyList<string> Factors, int Sessions);

/// <summary>Asks somebody to work here.</summary>
/// <param name="Role">agent, supervisor, admin or auditor.</param>
/// <param name="Queues">Names of queues; empty: the general one.</param>
/// <param name="Language">zh or en: of their console.</param>
public sealed record InvitePerson(string Email, string Role, IReadOnlyList<string> Queues, string Language);

/// <summary>An invitation that stands.</summary>
/// <param name="By">Name of the person who made it.</param>
public sealed record InvitationView(InvitationId Id, string Email, string Role, IReadOnlyList<string> Queues, string Language, string By, DateTimeOffset ExpiresAt);

/// <summary>An invitation with its link, which is shown this once.</summary>
public sealed record InvitationMadeView(InvitationView Invitation, string Link);

/// <summary>Asks whether an invitation can still be used, before anybody fills in the form.</summary>
public sealed record InvitationCheck(string Token);

/// <summary>What the invited person is shown.</summary>
public sealed record InvitedView(string Email, string Role, DateTimeOffset ExpiresAt);

/// <summary>The invited person comes in. A second factor follows, where their role asks for one.</summary>
/// <param name="Name">Public name, as customers see it: 1 to 40 characters.</param>
/// <param name="Password">12 to 128 characters.</param>
public sealed record AcceptInvitation(string Token, string Name, string Password);
