using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Protection.Recognising;
using Vigil.Server.Staff;

namespace Vigil.Server.Protection.Listing;

/// <summary>The official list, kept by hand: each change is one commit with its line in the audit trail, and holds from the next check on, on every node.</summary>
internal sealed class KeepChannels(WriteGate gate, IDbContextFactory<VigilDb> databases, Audit audit, TimeProvider clock)
{
    private const int MaxValue = 300;
    private const int MaxNote = 200;

    // A list that nobody can look over protects nobody; and each check reads it.
    private const int MaxChannels = 500;

    /// <summary>What may stand on the list.</summary>
    private static readonly ChannelKind[] Kinds = [ChannelKind.Website, ChannelKind.Email, ChannelKind.Phone, ChannelKind.Handle, ChannelKind.Link, ChannelKind.Brand];

    /// <summary>The whole list, by kind and value, and what is known of scams.</summary>
    public async Task<ChannelListView> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var channels = await db.Set<OfficialChannel>().Where(c => c.RemovedAt == null).ToListAsync(cancellationToken);
        var scams = await db.Set<ScamListRow>().OrderBy(l => l.Name).Select(l => new ScamListView(l.Name, l.Hosts, l.Wallets, l.ImportedAt)).ToListAsync(cancellationToken);
        return new ChannelListView([.. channels.OrderBy(c => c.Kind).ThenBy(c => c.Value, StringComparer.Ordinal).Select(ToView)], scams);
    }

    /// <summary>Puts an entry on the list.</summary>
    /// <param name="actor">As the audit trail names them.</param>
    /// <returns>The entry; <see cref="ProtectionRefusals.AlreadyListed"/>, <see cref="ProtectionRefusals.ListFull"/>, or which field is wrong.</returns>
    public async Task<Outcome<ChannelView>> AddAsync(string actor, AddChannel request, CancellationToken cancellationToken)
    {
        var read = Read(request);
        return read.Refusal is { } wrong ? wrong : await gate.WriteAsync<Outcome<ChannelView>>(
            async session => await AddAsync(session, actor, read.Value!) is { } refusal ? refusal : ToView(read.Value!), cancellationToken);
    }

    /// <summary>What would stand on the list, in the form in which it is compared.</summary>
    /// <returns>The entry, or which field is wrong.</returns>
    public Outcome<OfficialChannel> Read(AddChannel request)
    {
        if (RequestRefusals.Missing(("kind", request.Kind), ("value", request.Value)) is { } missing)
        {
            return missing;
        }

        if (Array.Find(Kinds, k => EnumCode.Of(k) == request.Kind) is var kind && EnumCode.Of(kind) != request.Kind)
        {
            return RequestRefusals.Invalid($"kind must be one of {string.Join(", ", Kinds.Select(EnumCode.Of))}.");
        }

        if (request.Value.Length > MaxValue || ListedChannel.Read(kind, request.Value) is not { } listed)
        {
            return RequestRefusals.Invalid($"value must be {ExpectedOf(kind)}.");
        }

        var note = request.Note?.Trim() ?? "";
        if (note.Length > MaxNote || note.Any(char.IsControl) || note.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar))
        {
            return RequestRefusals.Invalid($"note must have at most {MaxNote} characters, on one line.");
        }

        var now = clock.GetUtcNow();
        var channel = new OfficialChannel { Id = Guid.CreateVersion7(now), Kind = kind, Value = listed.Value, Note = note, AddedAt = now };
        return channel;
    }

    /// <summary>Whether it stands on the list.</summary>
    public async Task<bool> IsListedAsync(OfficialChannel channel, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<OfficialChannel>().AnyAsync(c => c.RemovedAt == null && c.Kind == channel.Kind && c.Value == channel.Value, cancellationToken);
    }

    /// <summary>Puts an entry on the list as part of a larger write.</summary>
    /// <param name="approval">Under which two people agreed to it; null where nobody else keeps the list, or it came with the installation.</param>
    /// <returns>Null, <see cref="ProtectionRefusals.AlreadyListed"/> or <see cref="ProtectionRefusals.ListFull"/>.</returns>
    public async Task<Refusal?> AddAsync(WriteSession session, string actor, OfficialChannel channel, ApprovalId? approval = null)
    {
        if (await session.Db.Set<OfficialChannel>().CountAsync(c => c.RemovedAt == null, CancellationToken.None) >= MaxChannels)
        {
            return ProtectionRefusals.ListFull;
        }

        // Both of two that come at one time: the database's own index lets one through on PostgreSQL.
        if (await session.Db.Database.ExecuteSqlAsync(
            $"insert into official_channels (id, kind, value, note, added_at) values ({channel.Id}, {EnumCode.Of(channel.Kind)}, {channel.Value}, {channel.Note}, {channel.AddedAt.ToMicroseconds()}) on conflict do nothing", CancellationToken.None) == 0)
        {
            return ProtectionRefusals.AlreadyListed;
        }

        await audit.AppendAsync(session, new AuditEvent(actor, "channel.added", $"channel:{channel.Id}", DetailOf(channel.Kind, channel.Value, approval)));
        return null;
    }

    /// <summary>Takes an entry off the list as part of a larger write.</summary>
    /// <returns>The entry, or null where it does not stand there.</returns>
    public async Task<OfficialChannel?> TakeOffAsync(WriteSession session, ChannelId id)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var standing = session.Db.Set<OfficialChannel>().AsNoTracking().Where(c => c.Id == id.Value && c.RemovedAt == null);
        return await standing.FirstOrDefaultAsync(CancellationToken.None) is { } channel
            && await standing.ExecuteUpdateAsync(set => set.SetProperty(c => c.RemovedAt, now), CancellationToken.None) > 0 ? channel : null;
    }

    /// <summary>Notes in the trail that an entry was taken off.</summary>
    /// <param name="approval">Under which a second person confirms it or has it put back; null where there is nobody else.</param>
    public Task NoteRemovalAsync(WriteSession session, StaffCaller by, OfficialChannel channel, ApprovalId? approval) =>
        audit.AppendAsync(session, new AuditEvent(by.Actor, "channel.removed", $"channel:{channel.Id}", DetailOf(channel.Kind, channel.Value, approval)));

    /// <summary>Puts back what was taken off, as it was, since a second person has said no to that.</summary>
    /// <returns>Null; <see cref="ProtectionRefusals.AlreadyListed"/> where the same was added anew meanwhile, <see cref="ProtectionRefusals.ListFull"/> or <see cref="ProtectionRefusals.ChannelNotFound"/>.</returns>
    public async Task<Refusal?> PutBackAsync(WriteSession session, string actor, ChannelId id, ApprovalId approval)
    {
        if (await session.Db.Set<OfficialChannel>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id.Value && c.RemovedAt != null, CancellationToken.None) is not { } channel)
        {
            return ProtectionRefusals.ChannelNotFound;
        }

        // A row of its own, as for every entry: when it was off stays to be seen.
        var again = new OfficialChannel { Id = Guid.CreateVersion7(clock.GetUtcNow()), Kind = channel.Kind, Value = channel.Value, Note = channel.Note, AddedAt = clock.GetUtcNow() };
        return await AddAsync(session, actor, again, approval);
    }

    // What stood on the list is the installation's own and no personal data: whoever looks an hour later must see what it was.
    private static Dictionary<string, string> DetailOf(ChannelKind kind, string value, ApprovalId? approval)
    {
        var detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = EnumCode.Of(kind), ["value"] = value };
        if (approval is { } known)
        {
            detail["approval"] = known.ToString();
        }

        return detail;
    }

    private static ChannelView ToView(OfficialChannel c) => new(ChannelId.From(c.Id), EnumCode.Of(c.Kind), c.Value, c.Note, c.AddedAt);

    private static string ExpectedOf(ChannelKind kind) => kind switch
    {
        ChannelKind.Website or ChannelKind.Link => "a domain such as meridian.example, without path, port or name before an @",
        ChannelKind.Email => "an address such as help@meridian.example, or @meridian.example for all of a domain",
        ChannelKind.Phone => "a number of 5 to 20 digits, best with its country, such as +44 20 7946 0000",
        ChannelKind.Handle => "a platform and an account such as x:meridian, or the account's own address",
        _ => "a name of 2 to 40 letters and digits",
    };
}
