using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Channels.Messenger;

/// <summary>The check of whose case it is, for every path of the messenger but sending, which is checked where the message is stored.</summary>
internal sealed class CustomerCases(ReadCases cases)
{
    /// <returns>The case, or <see cref="CaseRefusals.NotFound"/> if there is none or it is another customer's.</returns>
    public async Task<Outcome<CaseSnapshot>> OwnAsync(CaseId id, MessengerCaller caller, CancellationToken cancellationToken) =>
        await cases.FindAsync(id, cancellationToken) is { IsErased: false } found && found.CustomerId == caller.CustomerId ? found : CaseRefusals.NotFound;
}
