using Vigil.Contracts;
using Vigil.Language;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Tone;

/// <summary>An agent's message that asks for a secret is refused before it is stored, and the audit trail keeps who tried it, on which case and when: not the words. Notes may speak of it.</summary>
internal sealed class RefuseAskingForSecrets(Audit audit) : IMessageGate
{
    /// <inheritdoc/>
    public bool AlsoAmongStaff => false;

    /// <inheritdoc/>
    public async ValueTask<Refusal?> CheckAsync(CaseId caseId, Author author, string text, CancellationToken cancellationToken)
    {
        if (author is not { Kind: AuthorKind.Agent, Id: { } agent } || !ToneReader.AsksSecret(text))
        {
            return null;
        }

        var detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = DeskRefusals.AsksSecret.Code };

        // Also where the sender has left meanwhile.
        await audit.AppendAsync(new AuditEvent(Audit.Staff(new StaffId(agent)), "message.refused", $"case:{caseId}", detail), CancellationToken.None);
        return DeskRefusals.AsksSecret;
    }
}
