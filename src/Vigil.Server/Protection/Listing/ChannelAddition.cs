using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Protection.Listing;

/// <summary>An entry on the official list as something that two people have to want: what stands there is ours to every customer who asks.</summary>
internal sealed class ChannelAddition(KeepChannels keep) : IApprovable
{
    /// <summary>The kind's stable name.</summary>
    public const string Name = "channel.add";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public Permission Needs => Permission.KeepChannels;

    /// <summary>All that is agreed to.</summary>
    public static IReadOnlyDictionary<string, string> Content(OfficialChannel channel) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["kind"] = EnumCode.Of(channel.Kind),
        ["value"] = channel.Value,
        ["note"] = channel.Note,
    };

    /// <inheritdoc/>
    public async Task<Refusal?> CarryOutAsync(WriteSession session, ApprovedAct act)
    {
        // Read anew: what counted as a channel when it was asked for may not do so any more.
        var read = keep.Read(new AddChannel(act.Content["kind"], act.Content["value"], act.Content["note"]));
        return read.Refusal is { } wrong ? wrong : await keep.AddAsync(session, Audit.Staff(act.DecidedBy), read.Value!, act.Id);
    }
}
