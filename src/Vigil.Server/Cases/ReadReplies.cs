using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>An agent's reply beside the draft that it began from.</summary>
/// <param name="Sent">As the customer has it.</param>
public sealed record ReplyFromDraft(DateTimeOffset At, OfferedDraft Draft, string Sent);

/// <summary>Replies that began from a draft, out of the timelines. For those who may see all cases.</summary>
public sealed class ReadReplies(IDbContextFactory<VigilDb> databases)
{
    // How many cases one query names.
    private const int AtOnce = 200;

    /// <summary>These messages; those that are not there, were erased or began from no draft are left out.</summary>
    public async Task<IReadOnlyDictionary<(CaseId Case, long Seq), ReplyFromDraft>> HandleAsync(IReadOnlyCollection<(CaseId Case, long Seq)> messages, CancellationToken cancellationToken)
    {
        var replies = new Dictionary<(CaseId Case, long Seq), ReplyFromDraft>();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var some in messages.Chunk(AtOnce))
        {
            var (ids, numbers) = (some.Select(m => m.Case).Distinct().ToList(), some.Select(m => m.Seq).Distinct().ToList());
            var found = await db.Set<Entry>()
                .Where(e => ids.Contains(e.CaseId) && numbers.Contains(e.Seq) && e.Kind == EntryKind.Message && e.AuthorKind == AuthorKind.Agent && e.Text != null && e.Data != null)
                .Select(e => new { e.CaseId, e.Seq, e.At, e.Text, e.Data }).ToListAsync(cancellationToken);
            foreach (var entry in found)
            {
                if (JsonSerializer.Deserialize<MessageData>(entry.Data!, CaseChange.Json)?.Began is { } draft)
                {
                    replies[(entry.CaseId, entry.Seq)] = new ReplyFromDraft(entry.At, draft, entry.Text!);
                }
            }
        }

        return replies;
    }
}
