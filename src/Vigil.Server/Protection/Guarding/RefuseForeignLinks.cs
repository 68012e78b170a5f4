using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;
using Vigil.Server.Protection.Listing;
using Vigil.Server.Protection.Recognising;
using Vigil.Server.Staff;

namespace Vigil.Server.Protection.Guarding;

/// <summary>
/// Agents and the assistant link only to our own channels and to the sites that staff have listed: a stolen session or a bribed agent must not send a customer to a thief's page in our
/// name. What is refused is stored nowhere, and the audit trail keeps who tried it, on which case and when. Notes may hold links.
/// </summary>
internal sealed class RefuseForeignLinks(ReadLists lists, Audit audit, IOptions<StaffOptions> staff) : IMessageGate
{
    /// <inheritdoc/>
    public bool AlsoAmongStaff => false;

    /// <inheritdoc/>
    public async ValueTask<Refusal?> CheckAsync(CaseId caseId, Author author, string text, CancellationToken cancellationToken)
    {
        // The assistant quotes articles and records, in which the bare names of our own sites stand; what it could be talked into is a link.
        List<string> links = author.Kind switch
        {
            AuthorKind.Agent => [.. FindLinks.Any(text)],
            AuthorKind.Assistant => [.. FindLinks.Written(text)],
            _ => [],
        };
        if (links.Count == 0)
        {
            return null;
        }

        var now = await lists.NowAsync(cancellationToken);
        if (links.Find(link => !IsAllowed(link, now)) is not { } foreign)
        {
            return null;
        }

        var refusal = ProtectionRefusals.ForeignLink(WebAddress.Read(foreign)?.Host ?? foreign[..Math.Min(foreign.Length, 100)]);
        var actor = author is { Kind: AuthorKind.Agent, Id: { } agent } ? Audit.Staff(new StaffId(agent)) : Audit.System;

        // Also where the sender has left meanwhile.
        await audit.AppendAsync(new AuditEvent(actor, "message.refused", $"case:{caseId}", new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = refusal.Code }), CancellationToken.None);
        return refusal;
    }

    // A link with something before its @ is made to be misread, wherever it leads.
    private bool IsAllowed(string link, ChannelLists now) =>
        link.StartsWith("mailto:", StringComparison.Ordinal) ? Recogniser.Check(link, ChannelKind.Email, now).Verdict is ChannelVerdict.Official
        : WebAddress.Read(link) is { BeforeAt: "" } address && IsWeb(link)
            && (Recogniser.Check(link, null, now) is { Verdict: ChannelVerdict.Official } or { Reason: ChannelReason.LinkedSite } || (OwnHost is { } own && address.Host == own));

    // The help centre is ours where the operator says where it is reached.
    private string? OwnHost => Uri.TryCreate(staff.Value.PublicUrl, UriKind.Absolute, out var url) ? url.Host : null;

    private static bool IsWeb(string link) => link.IndexOf(":/", StringComparison.Ordinal) is var colon && (colon < 0 || link[..colon] is "http" or "https");
}
