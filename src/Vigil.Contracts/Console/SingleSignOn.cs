namespace Vigil.Contracts.Console;

/// <summary>A sign-in service of the house (OpenID Connect) by which staff may come in.</summary>
/// <param name="Key">Its name in the settings and in addresses.</param>
/// <param name="Name">What people call it.</param>
public sealed record SignOnProviderView(string Key, string Name);

/// <summary>Begins a sign-in, or linking, at a sign-in service.</summary>
/// <param name="Provider">The key of the service.</param>
public sealed record BeginSignOn(string Provider);

/// <summary>Accepts an invitation with an account of a sign-in service in place of a password.</summary>
/// <param name="Token">The invitation's.</param>
/// <param name="Name">Public name, as customers see it; 1 to 40 characters.</param>
/// <param name="Provider">The key of the service.</param>
public sealed record AcceptInvitationBySignOn(string Token, string Name, string Provider);

/// <summary>Where the browser goes now. It comes back to <c>/console/sso/{provider}</c> within ten minutes.</summary>
public sealed record SignOnStartedView(string Url);

/// <summary>What the browser came back with, each at most 4,096 characters.</summary>
/// <param name="Provider">The key of the service whose address it came back to.</param>
/// <param name="State">The parameter <c>state</c>.</param>
/// <param name="Code">The parameter <c>code</c>; null where the service gave none.</param>
/// <param name="Issuer">The parameter <c>iss</c> (RFC 9207); null where the service sends none.</param>
/// <param name="Error">The parameter <c>error</c>; null where there was none.</param>
public sealed record FinishSignOn(string Provider, string State, string? Code, string? Issuer, string? Error);

/// <summary>What a sign-in service's word has led to.</summary>
/// <param name="Purpose">signIn, join or link.</param>
/// <param name="Staff">Who is signed in now; null where the second step is due, and after linking.</param>
/// <param name="SecondFactor">The second step, which the service never stands in for; null where there is none.</param>
public sealed record SignOnFinishedView(string Purpose, StaffView? Staff, SecondFactorView? SecondFactor);

/// <summary>By which accounts of sign-in services somebody may come in.</summary>
/// <param name="Providers">Services that another account of theirs can be linked of.</param>
public sealed record LinkedIdentitiesView(IReadOnlyList<LinkedIdentityView> Identities, IReadOnlyList<SignOnProviderView> Providers);

/// <summary>A linked account of a sign-in service.</summary>
/// <param name="Name">What people call the service; its issuer where it is not set up any more, and lets nobody in.</param>
/// <param name="Issuer">The service's issuer, an address.</param>
/// <param name="Usable">False where the service is not set up any more.</param>
/// <param name="UsedAt">When it let them in last; null where it never did.</param>
public sealed record LinkedIdentityView(LinkedIdentityId Id, string Name, string Issuer, bool Usable, DateTimeOffset LinkedAt, DateTimeOffset? UsedAt);
