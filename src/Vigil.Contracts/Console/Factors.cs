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
/// <param name="HasPassword">False for whoever joined by a sign-in service: there is none to change.</param>
public sealed record FactorsView(bool Required, IReadOnlyList<FactorView> Factors, int RecoveryCodes, IReadOnlyList<string> Kinds, bool HasPassword);

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
/// <param name="Proof">A proof by a factor that is there already; null for the first one.</param>
public sealed record ConfirmAuthenticator(FactorId Id, string Code, FactorProof? Proof = null);

/// <summary>A proof by a factor that is there already, given with one act and good for that alone.</summary>
/// <param name="Kind">authenticator, recovery or passkey.</param>
/// <param name="Code">Six digits, or a recovery code in any spelling; null with a passkey.</param>
/// <param name="Passkey">What the browser made of <c>/api/staff/factors/proof/passkey/options</c>; null with a code.</param>
public sealed record FactorProof(string Kind, string? Code = null, ShowPasskey? Passkey = null);

/// <summary>The act that a passkey is to be shown for.</summary>
/// <param name="Act">add_authenticator, add_passkey, remove_factor, renew_codes or change_password.</param>
/// <param name="Of">What it is done to: the id of the app or of the factor, or the token of the new passkey's options. Null where there is only one.</param>
public sealed record ProveAct(string Act, string? Of = null);

/// <summary>Removes a factor.</summary>
/// <param name="Proof">A proof by a factor; the one that goes will do.</param>
public sealed record RemoveFactor(FactorProof? Proof = null);

/// <summary>Makes new recovery codes.</summary>
/// <param name="Proof">A proof by a factor, or one of the codes that are worth nothing afterwards.</param>
public sealed record RenewRecoveryCodes(FactorProof? Proof = null);

/// <summary>Changes one's own password.</summary>
/// <param name="Current">The password of now.</param>
/// <param name="Next">12 to 128 characters, five different ones at least, and not the address.</param>
/// <param name="Proof">A proof by a factor; null for somebody who has none.</param>
public sealed record ChangePassword(string Current, string Next, FactorProof? Proof = null);

/// <summary>What has happened to one's own access lately, but for what this very session did.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="ReadAt">To be sent back once they have been read, so that what comes meanwhile is told as well.</param>
public sealed record AccessNoticesView(IReadOnlyList<AccessNoticeView> Items, DateTimeOffset ReadAt);

/// <summary>One such event.</summary>
/// <param name="Kind">signed_in, token_made, factor_added, factor_removed, recovery_codes_renewed, factors_reset, password_changed, identity_linked or identity_unlinked; for whoever keeps the official list also channel.removed, by a colleague.</param>
/// <param name="Factor">authenticator or passkey where a factor came or went; else null.</param>
/// <param name="By">By what a person signed in: password, authenticator, recovery, passkey or service; else null.</param>
/// <param name="Source">The address of the session that did it, while it stands; else null.</param>
/// <param name="Device">What its browser or script calls itself, while it stands; else null.</param>
/// <param name="Value">The entry that was taken off the official list; else null.</param>
public sealed record AccessNoticeView(string Kind, DateTimeOffset At, string? Factor, string? By, string? Source, string? Device, string? Value = null);

/// <summary>Notices have been read in this session.</summary>
/// <param name="ReadAt">As it came with them.</param>
public sealed record AccessNoticesRead(DateTimeOffset ReadAt);

/// <summary>What a browser needs to make or to show a passkey.</summary>
/// <param name="Token">Comes back with what the browser made of it, within five minutes, and once.</param>
/// <param name="Options">JSON for <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> or <c>parseRequestOptionsFromJSON</c>.</param>
public sealed record PasskeyOptionsView(string Token, string Options);

/// <summary>A passkey that was made.</summary>
/// <param name="Name">What to call it, 1 to 40 characters.</param>
/// <param name="Credential">JSON of the credential, as <c>toJSON</c> gives it.</param>
/// <param name="Proof">A proof by a factor that is there already; null for the first one.</param>
public sealed record AddPasskey(string Token, string Name, string Credential, FactorProof? Proof = null);

/// <summary>A passkey that is shown.</summary>
/// <param name="Credential">JSON of the credential, as <c>toJSON</c> gives it.</param>
public sealed record ShowPasskey(string Token, string Credential);

/// <summary>A factor has been added.</summary>
/// <param name="RecoveryCodes">With the first one, ten codes for when it is not at hand, each for one sign-in. They are shown this once; empty for every further factor.</param>
public sealed record FactorAddedView(FactorView Factor, IReadOnlyList<string> RecoveryCodes);

/// <summary>Ten new recovery codes in place of all earlier ones. They are shown this once.</summary>
public sealed record RecoveryCodesView(IReadOnlyList<string> Codes);
