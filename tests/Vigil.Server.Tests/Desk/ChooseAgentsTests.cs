using FsCheck;
using FsCheck.Fluent;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Desk.Routing;

namespace Vigil.Server.Tests.Desk;

public sealed class ChooseAgentsTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Queues = ["general", "security"];

    [Fact]
    public void The_longest_in_line_comes_first_within_a_priority()
    {
        var given = Choose([Line(1, since: 3), Line(2, since: 1), Line(3, CasePriority.Urgent, since: 9)], [Agent(1, capacity: 2)]);
        Assert.Equal([(3, 1), (2, 1)], given);
    }

    [Fact]
    public void The_one_with_most_room_gets_it_and_among_equals_the_one_who_waited_longest()
    {
        Assert.Equal([(1, 2)], Choose([Line(1)], [Agent(1, capacity: 5, active: 3), Agent(2, capacity: 4, active: 1)]));
        Assert.Equal([(1, 2)], Choose([Line(1)], [Agent(1, given: 5), Agent(2, given: 4)]));
        Assert.Equal([(1, 2)], Choose([Line(1)], [Agent(1, given: 5), Agent(2)]));
        Assert.Equal([(1, 1), (2, 2)], Choose([Line(1), Line(2, since: 1)], [Agent(1), Agent(2, given: 1)]));
    }

    [Fact]
    public void Nobody_gets_what_is_not_for_them()
    {
        Assert.Empty(Choose([Line(1)], [Agent(1, available: false)]));
        Assert.Empty(Choose([Line(1)], [Agent(1, capacity: 2, active: 2)]));
        Assert.Empty(Choose([Line(1)], [Agent(1, capacity: 2, active: 5)]));
        Assert.Empty(Choose([Line(1, queue: "security")], [Agent(1)]));
        Assert.Empty(Choose([Line(1, from: 1)], [Agent(1)]));
        Assert.Equal([(1, 2), (2, 1)], Choose([Line(1, from: 1), Line(2, since: 1)], [Agent(1, capacity: 1), Agent(2, capacity: 1)]));
    }

    [Fact]
    public void Emergencies_of_visitors_come_after_those_of_customers_and_leave_a_place_free()
    {
        // Behind the customer's, though longer in line; before everything that is not urgent.
        Assert.Equal([(2, 1), (1, 1), (3, 1)], Choose([Visitor(1, since: 1), Line(2, CasePriority.Urgent, since: 9), Line(3)], [Agent(1, capacity: 9)]));

        // The last place is kept, from lower ranks too, or the visitor would wait for ever; who holds one at a time keeps none.
        Assert.Empty(Choose([Visitor(1), Line(2)], [Agent(1, capacity: 3, active: 2)]));
        Assert.Equal([(3, 1)], Choose([Visitor(1), Line(2), Line(3, CasePriority.Urgent)], [Agent(1, capacity: 3, active: 2)]));
        Assert.Equal([(1, 1)], Choose([Visitor(1), Visitor(2)], [Agent(1, capacity: 3, active: 1)]));
        Assert.Equal([(1, 1)], Choose([Visitor(1), Line(2)], [Agent(1, capacity: 1)]));

        // A visitor whose matter is not urgent is served as everybody.
        Assert.Equal([(1, 1)], Choose([Line(1) with { Visitor = true }, Line(2, since: 1)], [Agent(1, capacity: 2, active: 1)]));
    }

    [Fact]
    public void Whatever_stands_in_line_nobody_is_overloaded_and_nobody_fit_is_idle()
    {
        var line = Gen.Choose(0, 3).SelectMany(priority => Gen.Choose(0, 1).SelectMany(queue => Gen.Choose(0, 9).SelectMany(since => Gen.Choose(0, 4).Select(from => (priority, queue, since, from))))).ListOf();
        var team = Gen.Choose(1, 4).SelectMany(capacity => Gen.Choose(0, 5).SelectMany(active => Gen.Choose(0, 3).SelectMany(queues => Gen.Choose(0, 3).Select(rest => (capacity, active, queues, available: rest > 0))))).ListOf();
        Prop.ForAll(line.Zip(team).ToArbitrary(), both =>
        {
            var cases = both.Item1.Select((c, i) => Line(i + 1, (CasePriority)c.priority, Queues[c.queue], c.since, c.from == 0 ? null : c.from)).ToList();
            var agents = both.Item2.Select((a, i) => Agent(i + 1, a.capacity, a.active, a.available, null, [.. Queues.Where((_, q) => (a.queues & (1 << q)) != 0)])).ToList();
            var given = ChooseAgents.For(cases, agents);
            var byAgent = agents.ToDictionary(a => a.Id, a => given.Count(g => g.To == a.Id));

            Assert.Equal(given.Count, given.Select(g => g.Case.Id).Distinct().Count());
            Assert.All(given, g =>
            {
                var agent = agents.Single(a => a.Id == g.To);
                Assert.True(agent.Available && agent.Queues.Contains(g.Case.Queue) && g.Case.CameFrom != agent.Id);
            });
            Assert.All(agents, a => Assert.True(byAgent[a.Id] == 0 || a.Active + byAgent[a.Id] <= a.Capacity));

            // Who still waits finds nobody with room; and nobody of a lower rank got a place that was for them.
            Assert.All(cases.Where(c => given.All(g => g.Case.Id != c.Id)), c =>
            {
                var fit = agents.Where(a => a.Available && a.Queues.Contains(c.Queue) && a.Id != c.CameFrom).ToList();
                Assert.All(fit, a => Assert.True(a.Active + byAgent[a.Id] >= a.Capacity));
                Assert.DoesNotContain(given, g => g.Case.Priority < c.Priority && fit.Any(a => a.Id == g.To));
            });
        }).QuickCheckThrowOnFailure();
    }

    private static List<(int Case, int Agent)> Choose(IReadOnlyList<CaseInLine> line, IReadOnlyList<AgentAtWork> agents) =>
        [.. ChooseAgents.For(line, agents).Select(g => (NumberOf(g.Case.Id.Value), NumberOf(g.To.Value)))];

    private static CaseInLine Line(int number, CasePriority priority = CasePriority.Normal, string queue = "general", int since = 0, int? from = null) =>
        new(new CaseId(IdOf(number)), queue, priority, Nine.AddSeconds(since), from is { } agent ? new StaffId(IdOf(agent)) : null);

    private static CaseInLine Visitor(int number, int since = 0) => Line(number, CasePriority.Urgent, since: since) with { Visitor = true };

    private static AgentAtWork Agent(int number, int capacity = 5, int active = 0, bool available = true, int? given = null, IReadOnlyCollection<string>? queues = null) =>
        new(new StaffId(IdOf(number)), $"agent {number}", queues ?? ["general"], available, capacity, active, given is { } at ? Nine.AddSeconds(at) : null);

    private static Guid IdOf(int number) => new(number, 0, 0, new byte[8]);

    private static int NumberOf(Guid id) => BitConverter.ToInt32(id.ToByteArray(), 0);
}
