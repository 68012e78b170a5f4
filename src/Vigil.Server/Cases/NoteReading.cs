using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Cases.Watching;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>Remembers who has read what of which customer, for the customer who asks and for whoever watches over reading. Stored before anything is shown.</summary>
public sealed class NoteReading(ReadingPause pause, IOptions<CustomerDataOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>The kind of a conversation that is not the reader's own: watched, and not told to the customer, who has said it to all of us.</summary>
    public const string Conversation = "conversation";

    /// <param name="kind">conversation, card, draft, files, export, match, reveal, document, or a kind of records.</param>
    /// <param name="uid">The account; null for a visitor.</param>
    /// <param name="isBait">Nobody has a reason to read this account: an alert, at once.</param>
    /// <param name="reason">A code that is stronger than why the case was open; null for none.</param>
    public async Task AddAsync(WriteSession session, StaffCaller caller, CaseSnapshot @case, string kind, string? uid, bool isBait, string? reason = null)
    {
        var now = clock.GetUtcNow();
        session.Db.Add(new DataRead
        {
            Id = Guid.CreateVersion7(now),
            ById = caller.Id,
            CaseId = @case.Id,
            CustomerId = @case.CustomerId,
            Uid = uid,
            Kind = kind,
            Reason = reason ?? (CaseDataAccess.Has(caller, @case) ? null : await ReasonAsync(session, caller, @case, now)),
            At = now,
        });
        await session.Db.SaveChangesAsync(CancellationToken.None);
        if (isBait && kind != Conversation)
        {
            await pause.RaiseAsync(session, caller.Id, ReadingRules.Canary, 1);
        }

        // With the reading itself, for ten seconds are long for a machine; everything that takes more to judge is WatchReading's.
        var (rule, most) = kind == Conversation ? (ReadingRules.ManyConversations, options.Value.ConversationsPerHour) : (ReadingRules.ManyProfiles, options.Value.ProfilesPerHour);
        var cleared = await session.Db.Set<ReadingAlert>().Where(a => a.PersonId == caller.Id && a.Rule == rule && a.ClearedAt != null).MaxAsync(a => a.ClearedAt, CancellationToken.None);
        var from = cleared is { } at && at > now - Hour ? at : now - Hour;
        var mine = session.Db.Set<DataRead>().Where(r => r.ById == caller.Id && r.At > from && r.At <= now);
        var found = kind == Conversation
            ? await mine.Where(r => r.Kind == Conversation).Select(r => r.CaseId).Distinct().CountAsync(CancellationToken.None)
            : await mine.Where(r => r.Kind != Conversation && r.Uid != null).Select(r => r.Uid).Distinct().CountAsync(CancellationToken.None);
        if (found > most)
        {
            await pause.RaiseAsync(session, caller.Id, rule, found);
        }
    }

    /// <summary>How many readings of a kind are noted of a person since then.</summary>
    public static Task<int> CountSinceAsync(WriteSession session, StaffId person, string kind, DateTimeOffset since) =>
        session.Db.Set<DataRead>().CountAsync(r => r.ById == person && r.Kind == kind && r.At > since, CancellationToken.None);

    private static Task<string?> ReasonAsync(WriteSession session, StaffCaller caller, CaseSnapshot @case, DateTimeOffset now) => session.Db.Set<Look>()
        .Where(l => l.ById == caller.Id && l.CaseId == @case.Id && l.Until > now && l.At <= now).OrderByDescending(l => l.Until).Select(l => (string?)l.Reason).FirstOrDefaultAsync(CancellationToken.None);
}
