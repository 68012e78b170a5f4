using System.Globalization;
using Vigil.Contracts;

namespace Vigil.Server.Cases.Watching;

/// <summary>One reading of one person.</summary>
/// <param name="Uid">Whose data; null for a visitor, of whom there is none but the conversation.</param>
/// <param name="WithReason">It was opened with a reason, which a colleague reviews.</param>
/// <param name="OfConversation">A conversation that is not the reader's own was read, and nothing else.</param>
internal sealed record Reading(DateTimeOffset At, CaseId Case, string? Uid, bool WithReason, bool OfConversation = false);

/// <summary>What is known of one person's reading.</summary>
/// <param name="Readings">Of the last day.</param>
/// <param name="Answered">Cases in which they have said or done something.</param>
/// <param name="OwnHours">Hours of the day (UTC) in which they work, from what they read in the last weeks; null while too little is known.</param>
/// <param name="Cleared">When an alert of a rule was cleared last: what was read before counts no more.</param>
internal sealed record ReadingOfPerson(IReadOnlyList<Reading> Readings, IReadOnlySet<CaseId> Answered, IReadOnlySet<int>? OwnHours, IReadOnlyDictionary<string, DateTimeOffset> Cleared);

/// <summary>A rule that somebody's reading breaks.</summary>
internal sealed record Finding(string Rule, int Found);

/// <summary>Which reading is unusual (docs/decisions/0046). Pure.</summary>
internal static class ReadingRules
{
    public const string ManyProfiles = "many_profiles";
    public const string ManyConversations = "many_conversations";
    public const string SequentialAccounts = "sequential_accounts";
    public const string NoReply = "no_reply";
    public const string OddHours = "odd_hours";

    /// <summary>Raised with the search itself, not here.</summary>
    public const string ManySearches = "many_searches";

    /// <summary>Raised with the reading itself, not here.</summary>
    public const string Canary = "canary";

    /// <summary>In place of a rule to whom it is about: who is paused by bait must not learn of it.</summary>
    public const string Untold = "untold";

    /// <summary>How far back any rule looks.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    // A reply is awaited in what was read within this time.
    private static readonly TimeSpan Awaited = TimeSpan.FromHours(2);

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>The rules that are broken now.</summary>
    public static IReadOnlyList<Finding> Judge(ReadingOfPerson person, CustomerDataOptions options, DateTimeOffset now)
    {
        var findings = new List<Finding>();
        Count(ManyProfiles, Uids(Since(person, ManyProfiles, now - Hour)).Count, options.ProfilesPerHour + 1);
        Count(ManyProfiles, Uids(Since(person, ManyProfiles, now - Window)).Count, options.ProfilesPerDay + 1);
        Count(ManyConversations, Conversations(person, now - Hour), options.ConversationsPerHour + 1);
        Count(ManyConversations, Conversations(person, now - Window), options.ConversationsPerDay + 1);
        Count(SequentialAccounts, LongestRow(Uids(Since(person, SequentialAccounts, now - Hour))), options.SequentialAccounts);
        Count(NoReply, Unanswered(person, now, options).Count, options.UnansweredCases);
        Count(OddHours, Uids(Since(person, OddHours, now - Hour).Where(r => !IsAtWork(r.At, person, options))).Count, options.OddHourProfiles);
        return findings;

        void Count(string rule, int found, int least)
        {
            if (found >= least && !findings.Exists(f => f.Rule == rule))
            {
                findings.Add(new Finding(rule, found));
            }
        }
    }

    private static IEnumerable<Reading> Since(ReadingOfPerson person, string rule, DateTimeOffset from, bool ofConversations = false) =>
        person.Readings.Where(r => r.OfConversation == ofConversations && r.At > from && (!person.Cleared.TryGetValue(rule, out var cleared) || r.At > cleared));

    private static HashSet<string> Uids(IEnumerable<Reading> readings) => [.. readings.Select(r => r.Uid).OfType<string>()];

    private static int Conversations(ReadingOfPerson person, DateTimeOffset from) => Since(person, ManyConversations, from, ofConversations: true).Select(r => r.Case).Distinct().Count();

    /// <summary>Cases in which this person would have to have said or done something by now and is not known to have, as far as <see cref="ReadingOfPerson.Answered"/> goes.</summary>
    public static IReadOnlyList<CaseId> Unanswered(ReadingOfPerson person, DateTimeOffset now, CustomerDataOptions options) =>
        [.. Since(person, NoReply, now - Awaited).Where(r => !r.WithReason && r.Uid is not null && r.At <= now.AddMinutes(-options.UnansweredMinutes)).Select(r => r.Case).Distinct().Where(id => !person.Answered.Contains(id))];

    // An hour early or late is no other shift.
    private static bool IsAtWork(DateTimeOffset at, ReadingOfPerson person, CustomerDataOptions options) =>
        person.OwnHours is { } own ? Enumerable.Range(at.UtcDateTime.Hour + 23, 3).Any(hour => own.Contains(hour % 24)) : options.IsAtWork(at);

    private static int LongestRow(IEnumerable<string> uids)
    {
        var numbers = uids.Select(uid => long.TryParse(uid, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null).OfType<long>().Order().ToList();
        var (longest, row) = (0, 0);
        for (var i = 0; i < numbers.Count; i++)
        {
            row = i > 0 && numbers[i] == numbers[i - 1] + 1 ? row + 1 : 1;
            longest = Math.Max(longest, row);
        }

        return longest;
    }
}
