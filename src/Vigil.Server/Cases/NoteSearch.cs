using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Cases.Watching;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>
/// Counts searches for persons by exact identifier, writes each into the trail, and pauses who goes through account numbers: in the write before anything is answered, whether or not there is
/// such a person. What was asked for is kept as a keyed hash alone, and the numbers next to it are found by hashing them too.
/// </summary>
public sealed class NoteSearch(ReadingPause pause, WriteGate gate, Secrets secrets, Audit audit, IOptions<CustomerDataOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <param name="asked">The identifier.</param>
    /// <param name="about">The trail's name of what bears it, <c>customer:…</c> or <c>case:…</c>; null where nothing does. Whether the searcher may see it is no matter here.</param>
    /// <returns>Null; <see cref="CaseRefusals.SearchBudgetSpent"/>, which pauses reading as well; or <see cref="CaseRefusals.ReadingPaused"/> where this search was one too many in a row.</returns>
    public async Task<Refusal?> AddAsync(StaffCaller caller, string asked, string? about, CancellationToken cancellationToken)
    {
        var key = await secrets.GetAsync("cases.person_search", cancellationToken);
        return await gate.WriteAsync(session => AddAsync(session, key, caller, asked, about), cancellationToken);
    }

    private async Task<Refusal?> AddAsync(WriteSession session, byte[] key, StaffCaller caller, string asked, string? about)
    {
        // One after the other for each person: of fifty at once exactly the budget is answered.
        await StaffDirectory.LockAsync(session, caller.Id);
        var now = clock.GetUtcNow();
        var digest = Digest(key, asked);
        await audit.AppendAsync(session, new AuditEvent(
            caller.Actor, "customer.searched", about ?? "search:none", new Dictionary<string, string>(StringComparer.Ordinal) { ["asked"] = digest }));

        // None is of use after the hour that is counted, and the trail has them all. Not by the rules of retention: what these take away has SQLite's file written anew.
        var over = now.AddDays(-1);
        await session.Db.Set<PersonSearch>().Where(s => s.At < over).ExecuteDeleteAsync(CancellationToken.None);

        // What lies in the future is of a clock that has been set back: it counts. The same once more, from a key that is held down, does not.
        var counted = (await SinceAsync(session, caller.Id, ReadingRules.ManySearches, now)).Where(d => d != digest).Distinct(StringComparer.Ordinal).Count();
        if (counted >= options.Value.SearchesPerHour)
        {
            await pause.RaiseAsync(session, caller.Id, ReadingRules.ManySearches, counted + 1);
            return CaseRefusals.SearchBudgetSpent;
        }

        session.Db.Add(new PersonSearch { Id = Guid.CreateVersion7(now), ById = caller.Id, Digest = digest, At = now });
        await session.Db.SaveChangesAsync(CancellationToken.None);
        var row = Row(key, asked, (await SinceAsync(session, caller.Id, ReadingRules.SequentialAccounts, now)).ToHashSet(StringComparer.Ordinal), options.Value.SequentialAccounts);
        if (row < options.Value.SequentialAccounts)
        {
            return null;
        }

        await pause.RaiseAsync(session, caller.Id, ReadingRules.SequentialAccounts, row);
        return CaseRefusals.ReadingPaused;
    }

    // Of the last hour, or since an alert of the rule was cleared.
    private static async Task<List<string>> SinceAsync(WriteSession session, StaffId person, string rule, DateTimeOffset now)
    {
        var cleared = await session.Db.Set<ReadingAlert>().Where(a => a.PersonId == person && a.Rule == rule && a.ClearedAt != null).MaxAsync(a => a.ClearedAt, CancellationToken.None);
        var from = cleared is { } at && at > now - Hour ? at : now - Hour;
        return await session.Db.Set<PersonSearch>().Where(s => s.ById == person && s.At > from).Select(s => s.Digest).ToListAsync(CancellationToken.None);
    }

    // How many account numbers that follow each other, with this one among them, were searched for.
    private static int Row(byte[] key, string asked, HashSet<string> searched, int most)
    {
        if (!long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return 0;
        }

        return 1 + Neighbours(-1) + Neighbours(1);

        int Neighbours(int step)
        {
            var found = 0;
            while (found < most && searched.Contains(Digest(key, (number + ((found + 1L) * step)).ToString($"D{asked.Length}", CultureInfo.InvariantCulture))))
            {
                found++;
            }

            return found;
        }
    }

    private static string Digest(byte[] key, string asked) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(asked))[..16]);
}
