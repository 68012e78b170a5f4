using Vigil.Contracts.Exchange;

namespace Vigil.Server.Accounts.Console;

/// <summary>
/// The one place that decides what of a record staff may read. Reasons, flags and failure codes of anything that may not be told in
/// full do not reach the front line, even where a connector sent them by mistake: what an agent does not know cannot slip out.
/// </summary>
internal static class Withheld
{
    /// <summary>The record without what may not be told.</summary>
    public static T From<T>(T record)
        where T : class => (T)(object)(record switch
        {
            AccountProfile profile => profile with { RiskFlags = [.. (profile.RiskFlags ?? []).Select(From)] },
            RiskFlag { Disclosure: not Disclosure.Full } flag => flag with { Code = null },
            Withdrawal { Review: { Disclosure: not Disclosure.Full } review } withdrawal => withdrawal with { Review = From(review), FailureCode = null },
            ReviewInfo { Disclosure: not Disclosure.Full } review => review with { Reason = null },

            // What would lift a freeze tells why it is there.
            Freeze { Disclosure: not Disclosure.Full } freeze => freeze with { Reason = null, Documents = [] },
            _ => record,
        });
}
