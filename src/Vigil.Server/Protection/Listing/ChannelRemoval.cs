using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Protection.Listing;

/// <summary>
/// An entry that was taken off the official list, as something that a second person confirms or has put back. It is off at once: a domain that was stolen must not be ours to customers for
/// as long as colleagues sleep, and an entry that is missing makes nobody lose money (docs/decisions/0059).
/// </summary>
internal sealed class ChannelRemoval(KeepChannels keep) : IApprovable
{
    /// <summary>The kind's stable name.</summary>
    public const string Name = "channel.remove";

    private const string Channel = "channel";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public Permission Needs => Permission.KeepChannels;

    /// <inheritdoc/>
    public bool IsDoneAtOnce => true;

    /// <summary>What is confirmed or put back.</summary>
    public static IReadOnlyDictionary<string, string> Content(OfficialChannel channel) =>
        new Dictionary<string, string>(ChannelAddition.Content(channel), StringComparer.Ordinal) { [Channel] = ChannelId.From(channel.Id).ToString() };

    /// <inheritdoc/>
    public Task<Refusal?> CarryOutAsync(WriteSession session, ApprovedAct act) => Task.FromResult<Refusal?>(null);

    /// <inheritdoc/>
    public async Task<Refusal?> UndoAsync(WriteSession session, ApprovedAct act) =>
        ChannelId.TryParse(act.Content[Channel], out var id) ? await keep.PutBackAsync(session, Audit.Staff(act.DecidedBy), id, act.Id) : ProtectionRefusals.ChannelNotFound;
}
