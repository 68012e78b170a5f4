namespace Vigil.Server.Accounts;

/// <summary>What ends a step-up check. Stored by its name in lower case.</summary>
public enum CheckEnd
{
    /// <summary>No tries were left.</summary>
    Tries,

    /// <summary>Nobody passed it in time.</summary>
    Expired,

    /// <summary>The customer froze their account.</summary>
    Frozen,

    /// <summary>The exchange says that a restriction of the account has changed.</summary>
    Restricted,

    /// <summary>The customer signed out.</summary>
    SignedOut,

    /// <summary>The case was resolved.</summary>
    Resolved,
}
