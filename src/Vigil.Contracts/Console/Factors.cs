namespace Vigil.Contracts.Console;

/// <summary>What signing in led to: a session, or the second step that is due before there is one.</summary>
/// <param name="Token">The session's; null where the second step is due.</param>
/// <param name="Staff">Who is signed in; null where the second step is due.</param>
/// <param name="SecondFactor">The second step; null where there is a session.</param>
public sealed record StaffSignInView(string? Token, StaffView? Staff, SecondFactorView? SecondFactor);

/// <summary>The password was right, and a second factor is due within five minutes.</summary>
/// <param name="Token">Names this sign-in in the second step. It opens nothing else, and works once.</param>
/// <param name="Kinds">What the person can prove themselves with: authenticator, passkey, recovery.</param>
public sealed record SecondFactorView(string Token, IReadOnlyList<string> Kinds);

/// <summary>The second step of a sign-in.</summary>
/// <param name="Kind">authenticator or recovery.</param>
/// <param name="Code">Six digits, or a recovery code in any spelling.</param>
public sealed record SecondStep(string Token, string Kind, string Code);

/// <summary>Shows again who one is.</summary>
/// <param name="Kind">authenticator or recovery; password for somebody who has no second factor and may do without.</param>
public sealed record GiveProof(string Kind, string Code);

/// <summary>How somebody proves who they are.</summary>
/// <param name="Required">Their role asks for a second factor.</param>
/// <param name="RecoveryCodes">How many recovery codes are left.</param>
/// <param name="Kinds">By what <c>/api/staff/step-up</c> takes a proof of theirs: authenticator, passkey, recovery or password.</param>
public sealed record FactorsView(bool Required, IReadOnlyList<FactorView> Factors, int RecoveryCodes, IReadOnlyList<string> Kinds);

/// <summary>A second factor.</summary>
/// <param name="Kind">authenticator or passkey.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="UsedAt">When it was used last; null where it never was.</param>
public sealed record FactorView(FactorId Id, string Kind, string Name, DateTimeOffset AddedAt, DateTimeOffset? UsedAt);

/// <summary>Begins to set up an authenticator app.</summary>
/// <param name="Name">What to call it, 1 to 40 characters.</param>
public sealed record AddAuthenticator(string Name);

/// <summary>What the app is told. It is shown this once.</summary>
/// <param name="Secret">The key in base32 (RFC 4648), for typing.</param>
/// <param name="Uri">The same as <c>otpauth://totp/…</c>, for the QR code.</param>
public sealed record AuthenticatorView(FactorId Id, string Secret, string Uri);

/// <summary>The first code that the app shows.</summary>
public sealed record ConfirmAuthenticator(FactorId Id, string Code);

/// <summary>What a browser needs to make or to show a passkey.</summary>
/// <param name="Token">Comes back with what the browser made of it, within five minutes, and once.</param>
/// <param name="Options">JSON for <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> or <c>parseRequestOptionsFromJSON</c>.</param>
public sealed record PasskeyOptionsView(string Token, string Options);

/// <summary>A passkey that was made.</summary>
/// <param name="Name">What to call it, 1 to 40 characters.</param>
/// <param name="Credential">JSON of the credential, as <c>toJSON</c> gives it.</param>
public sealed record AddPasskey(string Token, string Name, string Credential);

/// <summary>A passkey that is shown.</summary>
/// <param name="Credential">JSON of the credential, as <c>toJSON</c> gives it.</param>
public sealed record ShowPasskey(string Token, string Credential);

/// <summary>A factor has been added.</summary>
/// <param name="RecoveryCodes">With the first one, ten codes for when it is not at hand, each for one sign-in. They are shown this once; empty for every further factor.</param>
public sealed record FactorAddedView(FactorView Factor, IReadOnlyList<string> RecoveryCodes);

/// <summary>Ten new recovery codes in place of all earlier ones. They are shown this once.</summary>
public sealed record RecoveryCodesView(IReadOnlyList<string> Codes);
