using System.Runtime.InteropServices;

namespace Vigil.Language.Secrets;

/// <summary>What a word promises of the value that follows it.</summary>
internal enum Cue
{
    /// <summary>Something that is no secret: an order, an address, a transaction, a phone. It takes the value away from any word before it.</summary>
    Other,

    /// <summary>A recovery phrase.</summary>
    Phrase,

    /// <summary>A private key.</summary>
    PrivateKey,

    /// <summary>'Key' alone: a private key before 64 hex digits, otherwise nothing.</summary>
    Key,

    /// <summary>The secret of an API key, and its passphrase.</summary>
    Secret,

    /// <summary>'Passphrase': of an API key where one is spoken of, otherwise a password. <see cref="Cues"/> never hands it on.</summary>
    Passphrase,

    /// <summary>The id of an API key, which is no secret.</summary>
    KeyId,

    /// <summary>A token of a session or of a program.</summary>
    Token,

    /// <summary>An authenticator: its codes and the key that they are computed from.</summary>
    Authenticator,

    /// <summary>A one-time code, certainly.</summary>
    Code,

    /// <summary>'Code' alone, or a text message: a one-time code if the value looks like one.</summary>
    WeakCode,

    /// <summary>A password.</summary>
    Password,

    /// <summary>A PIN: digits.</summary>
    Pin,

    /// <summary>A payment card.</summary>
    Card,

    /// <summary>The check value on a card's back.</summary>
    CardCheck,

    /// <summary>An identity card of whichever country.</summary>
    Identity,

    /// <summary>A passport or travel permit.</summary>
    Passport,

    /// <summary>The number of United States social security.</summary>
    SocialSecurity,

    /// <summary>The number of British national insurance.</summary>
    NationalInsurance,
}

/// <summary>A word that announces a value; <paramref name="End"/> is the place after it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CueAt(Cue Cue, int Start, int End);
