namespace Vigil.Contracts.Console;

/// <summary>Signs a member of staff in.</summary>
public sealed record StaffSignIn(string Email, string Password);

/// <summary>A signed-in member of staff. Browsers get the token as a cookie too; scripts send it as <c>Authorization: Bearer</c>.</summary>
public sealed record StaffSessionView(string Token, StaffView Staff);

/// <param name="Name">Public name, as customers see it.</param>
/// <param name="Role">agent, supervisor, admin or auditor.</param>
/// <param name="Permissions">What the role holds: workCases, seeAllCases, leadShift, openCustomerData, teachAssistant, readTrail, manageStaff.</param>
/// <param name="Language">zh or en: of the console.</param>
/// <param name="Queues">Names of the queues they take cases from; agents see the cases of no other.</param>
/// <param name="NeedsFactor">True where the session opens nothing but the page on which a second factor is set up.</param>
public sealed record StaffView(
    StaffId Id, string Name, string Email, string Role, IReadOnlyList<string> Permissions, string Language, IReadOnlyList<string> Queues, PresenceView Presence, bool NeedsFactor);

/// <param name="State">available, break, training, wrapUp, offline.</param>
/// <param name="Capacity">Conversations at once, 1 to 20.</param>
/// <param name="Active">Conversations now.</param>
public sealed record PresenceView(string State, int Capacity, int Active);

/// <summary>Changes one's own availability; what is null stays.</summary>
public sealed record SetPresence(string? State, int? Capacity);

/// <summary>The first administrator, made with the one-time link that the terminal prints.</summary>
/// <param name="Password">12 to 128 characters.</param>
public sealed record FirstRunSetup(string SetupToken, string Name, string Email, string Password);

/// <summary>Asks whether a set-up link can still be used, before anybody fills in the form.</summary>
public sealed record SetupLinkCheck(string SetupToken);

/// <summary>A colleague, for assigning and transferring.</summary>
public sealed record ColleagueView(StaffId Id, string Name, string Role, PresenceView Presence, IReadOnlyList<string> Queues);
