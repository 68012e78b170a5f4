using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>
/// Who has read a customer's data, for that customer. What was opened to look into security or for an authority is not told: it could tip off whom it is about, and of the two a
/// customer cannot know which it was, unless a colleague has found that it was neither (docs/decisions/0046). The trail has all of it.
/// </summary>
public sealed class ReadAccesses(IDbContextFactory<VigilDb> databases, StaffDirectory directory, TimeProvider clock)
{
    private const int Most = 100;

    // As long as one look counts in the trail.
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    /// <summary>So far back it is told.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromDays(180);

    /// <summary>Reasons that are never told to a customer.</summary>
    public static readonly IReadOnlyList<string> Untold = ["security", "legal"];

    /// <summary>The newest first. The caller has established that the customer is the one who asks.</summary>
    public async Task<AccessesView> OfAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        var from = clock.GetUtcNow() - Back;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var reads = await db.Set<DataRead>().Where(r => r.CustomerId == customer && r.At > from && r.Kind != NoteReading.Conversation)
            .Where(r => r.Reason == null || !Untold.Contains(r.Reason) || db.Set<Look>().Any(l => l.ById == r.ById && l.CaseId == r.CaseId && l.At <= r.At && l.Until > r.At && l.Verdict == Look.Unjustified))
            .Join(db.Set<Case>().Where(c => c.CustomerId == customer), r => r.CaseId, c => c.Id, (read, @case) => new { read, @case.Number })
            .OrderByDescending(r => r.read.At).ThenByDescending(r => r.read.Id).Take(Most).ToListAsync(cancellationToken);

        // One by one, and few: those who have left are to be named too.
        var people = new Dictionary<StaffId, StaffMember?>();
        foreach (var person in reads.Select(r => r.read.ById).Distinct())
        {
            people[person] = await directory.FindAsync(person, cancellationToken);
        }

        // Who goes through the tabs of one's records has read 'the records', and not once for each tab.
        return new AccessesView([.. reads.Select(r => (r.read.ById, View: ToView(r.read, r.Number, people[r.read.ById]))).DistinctBy(r => (r.ById, r.View.Kind, r.View.Why, r.View.CaseNumber, r.View.At.UtcTicks / Together.Ticks)).Select(r => r.View)]);
    }

    private static AccessView ToView(DataRead read, string number, StaffMember? person) => new(
        read.At, person?.Name ?? "", person?.Role is StaffRole.Agent or null ? "agent" : "lead",
        read.Kind switch { "card" => "profile", "files" => "files", "export" => "export", "match" => "matched", "reveal" => "revealed", "document" => "document", _ => "records" },
        read.Reason is { } reason ? (Untold.Contains(reason, StringComparer.Ordinal) ? Look.Unjustified : reason) : "case", read.CaseId, number);
}
