using System.Globalization;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Cases.Watching;

namespace Vigil.Server.Tests.Cases;

/// <summary>Which reading is unusual, and which is an ordinary day.</summary>
public sealed class ReadingRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, DateTimeOffset> NothingCleared = [];
    private static readonly HashSet<CaseId> NoReplies = [];

    // Customers in the order in which they come: no two numbers beside each other.
    private static readonly IReadOnlyList<string> Strangers = [.. Enumerable.Range(1, 100).Select(i => (88_000_000 + (i * 7_919)).ToString(CultureInfo.InvariantCulture))];

    [Theory]
    [InlineData(20, 0)]
    [InlineData(21, 21)]
    public void More_than_twenty_customers_in_an_hour_are_many(int customers, int found) =>
        Assert.Equal(found == 0 ? [] : [new Finding(ReadingRules.ManyProfiles, found)], JudgeAnswered(Strangers.Take(customers).Select((uid, i) => At(uid, i))));

    [Theory]
    [InlineData(80, 0)]
    [InlineData(81, 81)]
    public void More_than_eighty_customers_in_a_day_are_many_however_slowly_they_are_read(int customers, int found) =>
        Assert.Equal(found == 0 ? [] : [new Finding(ReadingRules.ManyProfiles, found)], JudgeAnswered(Strangers.Take(customers).Select((uid, i) => At(uid, 17 * i))));

    [Theory]
    [InlineData(120, 0, 0)]
    [InlineData(121, 0, 121)]
    [InlineData(400, 3, 0)]
    [InlineData(401, 3, 401)]
    public void Conversations_of_others_are_counted_by_the_hour_and_the_day_and_are_no_profiles(int conversations, int minutesApart, int found)
    {
        var readings = Enumerable.Range(0, conversations).Select(i => At("88000001", minutesApart * i) with { OfConversation = true, Case = CaseId.From(Guid.CreateVersion7(Now.AddSeconds(i))) }).ToList();
        Assert.Equal(found == 0 ? [] : [new Finding(ReadingRules.ManyConversations, found)], Judge(readings, NoReplies));
    }

    [Fact]
    public void The_same_customer_again_and_an_hour_ago_are_none_more() =>
        Assert.Empty(JudgeAnswered([.. Strangers.Take(20).Select((uid, i) => At(uid, i)), .. Strangers.Take(20).Select((uid, i) => At(uid, i + 20)), .. Strangers.Skip(20).Take(20).Select((uid, i) => At(uid, 60 + i))]));

    [Theory]
    [InlineData(new[] { "1000", "1001", "1002", "1003" }, 0)]
    [InlineData(new[] { "1003", "1001", "1000", "1004", "1002", "1002" }, 5)]
    [InlineData(new[] { "1000", "1001", "1002", "1003", "1005", "1006", "1007", "1008" }, 0)]
    [InlineData(new[] { "9223372036854775806", "9223372036854775807", "99999999999999999999", "x", "", "1" }, 0)]
    public void Five_accounts_in_a_row_are_a_list_being_walked(string[] uids, int found) =>
        Assert.Equal(found == 0 ? [] : [new Finding(ReadingRules.SequentialAccounts, found)], JudgeAnswered(uids.Select((uid, i) => At(uid, i))));

    [Fact]
    public void Eight_cases_that_were_read_and_not_answered_are_unusual_once_half_an_hour_has_gone_by()
    {
        var readings = Strangers.Take(8).Select((uid, i) => At(uid, 40 + i)).ToList();
        Assert.Equal([new Finding(ReadingRules.NoReply, 8)], Judge(readings, NoReplies));
        Assert.Empty(Judge(readings, [readings[3].Case]));
        Assert.Empty(Judge([.. readings.Skip(1), readings[0] with { At = Now.AddMinutes(-29) }], NoReplies));
        Assert.Empty(Judge([.. readings.Skip(1), readings[0] with { WithReason = true }], NoReplies));
    }

    [Fact]
    public void Three_customers_outside_ones_own_hours_are_odd()
    {
        var readings = Strangers.Take(3).Select((uid, i) => At(uid, i)).ToList();
        Assert.Equal([new Finding(ReadingRules.OddHours, 3)], JudgeAnswered(readings, ownHours: [9, 10, 11, 17]));
        Assert.Empty(JudgeAnswered(readings.Skip(1), ownHours: [9, 10, 11, 17]));

        // An hour early or late is none, across midnight neither: it was between two and three.
        Assert.Empty(JudgeAnswered(readings, ownHours: [1, 4]));
        Assert.Empty(JudgeAnswered(readings.Select(r => r with { At = Now.AddHours(-3).AddMinutes(10) }), ownHours: [23]));

        // Nobody's hours are odd where none are known and none are set.
        Assert.Empty(JudgeAnswered(readings));
        Assert.Equal([new Finding(ReadingRules.OddHours, 3)], JudgeAnswered(readings, options: new CustomerDataOptions { WorkBegins = 9, WorkEnds = 18, WorkZone = "UTC" }));
        Assert.Empty(JudgeAnswered(readings, options: new CustomerDataOptions { WorkBegins = 9, WorkEnds = 18, WorkZone = "Asia/Shanghai" }));
        Assert.Empty(JudgeAnswered(readings, options: new CustomerDataOptions { WorkBegins = 22, WorkEnds = 6 }));
    }

    [Fact]
    public void What_was_cleared_counts_no_more_for_its_own_rule()
    {
        var readings = Strangers.Take(30).Select((uid, i) => At(uid, i)).ToList();
        var cleared = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { [ReadingRules.ManyProfiles] = Now.AddMinutes(-10) };
        Assert.Empty(ReadingRules.Judge(new ReadingOfPerson(readings, readings.Select(r => r.Case).ToHashSet(), null, cleared), new CustomerDataOptions(), Now));
        cleared = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { [ReadingRules.NoReply] = Now };
        Assert.Equal([new Finding(ReadingRules.ManyProfiles, 30)], ReadingRules.Judge(new ReadingOfPerson(readings, NoReplies, null, cleared), new CustomerDataOptions(), Now));
    }

    [Fact]
    public void Forty_chats_a_day_each_with_a_reply_are_an_ordinary_day()
    {
        // Eight hours, a customer each twelve minutes; judged each minute of the day.
        var begin = Now.AddHours(-8);
        var day = Strangers.Take(40).Select((uid, i) => new Reading(begin.AddMinutes(12 * i), CaseId.From(Guid.CreateVersion7(begin.AddMinutes(12 * i))), uid, WithReason: false)).ToList();
        var own = Enumerable.Range(0, 24).ToHashSet();
        for (var minute = 0; minute <= 480; minute++)
        {
            var now = begin.AddMinutes(minute);
            var window = day.Where(r => r.At <= now && r.At > now - ReadingRules.Window).ToList();

            // A reply comes a quarter of an hour later.
            var answered = window.Where(r => r.At <= now.AddMinutes(-15)).Select(r => r.Case).ToHashSet();
            Assert.Empty(ReadingRules.Judge(new ReadingOfPerson(window, answered, own, NothingCleared), new CustomerDataOptions(), now));
        }
    }

    private static Reading At(string uid, int minutesAgo) => new(Now.AddMinutes(-minutesAgo), CaseId.From(new Guid(minutesAgo + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, (byte)(uid.Length > 0 ? uid[^1] : 0))), uid, WithReason: false);

    private static IReadOnlyList<Finding> JudgeAnswered(IEnumerable<Reading> readings, int[]? ownHours = null, CustomerDataOptions? options = null)
    {
        var all = readings.ToList();
        return ReadingRules.Judge(new ReadingOfPerson(all, all.Select(r => r.Case).ToHashSet(), ownHours?.ToHashSet(), NothingCleared), options ?? new CustomerDataOptions(), Now);
    }

    private static IReadOnlyList<Finding> Judge(IReadOnlyList<Reading> readings, HashSet<CaseId> answered) => ReadingRules.Judge(new ReadingOfPerson(readings, answered, null, NothingCleared), new CustomerDataOptions(), Now);
}
