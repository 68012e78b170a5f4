using Vigil.Contracts;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Cases;

/// <summary>What every message passes before it is stored, whoever wrote it and whatever the channel. Modules above register gates; the first refusal wins.</summary>
public interface IMessageGate
{
    /// <summary>Whether words among staff pass it too, as notes and the word beside a transfer. False for a gate that minds what customers are told.</summary>
    bool AlsoAmongStaff => true;

    /// <summary>Lets the message pass (null) or refuses it. Must not log or keep the text.</summary>
    ValueTask<Refusal?> CheckAsync(CaseId caseId, Author author, string text, CancellationToken cancellationToken);
}
