using System.Globalization;

namespace Vigil.Durability.Tests.Kill;

/// <summary>What is done in a run, decided before it begins: the same seed gives the same plan.</summary>
internal sealed class KillPlan
{
    public const int Customers = 40;
    public const int Agents = 10;
    public const int Sends = 1000;
    public const int StandardKills = 30;

    /// <summary>So many of the customers have the conversation open in a second tab.</summary>
    public const int SecondTabs = 10;

    /// <summary>So many ask for a person before all begins, one for each agent, and as many again while the server dies.</summary>
    public const int EarlyWishes = 10;

    private const int EachCustomer = 18;
    private const int EachAgent = (Sends - (Customers * EachCustomer)) / Agents;

    // Fewer new messages than this between two starts would leave most connections without any.
    private const int LeastBetween = 12;
    private const int MostInFlight = 12;

    /// <param name="kills">At most 70.</param>
    public KillPlan(int seed, int kills)
    {
        (Seed, Kills) = (seed, kills);
        var chance = Chance(0);
        var cuts = Enumerable.Range(0, Kills + 1).Select(_ => chance.Next(1, 100)).ToList();
        var free = Sends - EarlyWishes - ((Kills + 1) * LeastBetween);
        var (sum, sofar, limit) = (cuts.Sum(), 0, 0);
        var ends = new List<KillMoment>();
        foreach (var cut in cuts.Take(Kills))
        {
            sofar += cut;
            limit += LeastBetween;
            ends.Add(new KillMoment(limit + (free * sofar / sum), chance.Next(1, MostInFlight + 1)));
        }

        Moments = ends;
    }

    /// <summary>What all chance of this run comes from.</summary>
    public int Seed { get; }

    /// <summary>How often the server is killed.</summary>
    public int Kills { get; }

    /// <summary>When each kill comes.</summary>
    public IReadOnlyList<KillMoment> Moments { get; }

    /// <summary>A source of chance of one's own: with one for all, the order of threads would decide.</summary>
    public Random Chance(int who) => new(unchecked((Seed * 10_000) + who));

    /// <summary>What a customer says, in order: questions, and from half of them a wish for a person.</summary>
    public IReadOnlyList<Saying> SayingsOf(int customer)
    {
        var wish = customer < EarlyWishes ? 1 : customer < 2 * EarlyWishes ? Chance(1000 + customer).Next(2, EachCustomer - 3) : 0;
        return [.. Enumerable.Range(1, EachCustomer).Select(n => new Saying(
            string.Create(CultureInfo.InvariantCulture, $"c{customer}-{n}"), n == wish ? string.Create(CultureInfo.InvariantCulture, $"转人工 ({n})") : Bench.Chat.Utterances.Of(customer, n), n == wish))];
    }

    /// <summary>What an agent writes: replies, and every fourth a note.</summary>
    public static IReadOnlyList<Saying> SayingsOfAgent(int agent) =>
    [
        .. Enumerable.Range(1, EachAgent).Select(n => new Saying(
            string.Create(CultureInfo.InvariantCulture, $"a{agent}-{n}"), string.Create(CultureInfo.InvariantCulture, $"{(n % 4 == 0 ? "核对过链上记录" : "正在为您核对")} {agent}/{n}"), IsNote: n % 4 == 0)),
    ];
}

/// <summary>The server dies once so many messages were begun and at most so many of them are without an answer.</summary>
internal sealed record KillMoment(int Begun, int InFlight);

/// <summary>One message to be sent, until it is acknowledged.</summary>
internal sealed record Saying(string Key, string Text, bool WantsPerson = false, bool IsNote = false);
