using System.Globalization;
using Vigil.Bench.Driving;
using Vigil.Contracts;
using Vigil.Contracts.Console;

namespace Vigil.Bench.Growth;

/// <summary>Somebody of the staff, signed in.</summary>
internal sealed record Person(StaffId Id, string Token);

/// <summary>The staff of the stored cases: agents of the general queue, one of the security team, and who leads the shift.</summary>
/// <param name="Agents">The last one is of the security team.</param>
internal sealed record Staff(IReadOnlyList<Person> Agents, Person Lead)
{
    // Enough for lists of some hundred cases each.
    private const int GeneralAgents = 3;

    /// <summary>The agent of the security team.</summary>
    public int Security => Agents.Count - 1;

    /// <summary>Makes them.</summary>
    public static async Task<Staff> MakeAsync(PublishedServer server, HttpClient http, CancellationToken cancellationToken)
    {
        var lead = await AddAsync(server, "Old Lead", "supervisor", [], cancellationToken);
        var tokens = new List<string>();
        for (var i = 0; i < GeneralAgents; i++)
        {
            tokens.Add(await AddAsync(server, NameOf(i), "agent", ["--queues", "general"], cancellationToken));
        }

        tokens.Add(await AddAsync(server, NameOf(GeneralAgents), "agent", ["--queues", "security"], cancellationToken));
        var colleagues = await http.CallAsync<List<ColleagueView>>(HttpMethod.Get, new Uri(server.Address, "api/console/colleagues"), lead, null, cancellationToken);
        StaffId IdOf(string name) => colleagues.Single(c => c.Name == name).Id;
        return new Staff([.. tokens.Select((token, i) => new Person(IdOf(NameOf(i)), token))], new Person(IdOf("Old Lead"), lead));
    }

    private static string NameOf(int agent) => string.Create(CultureInfo.InvariantCulture, $"Old Agent {agent}");

    private static async Task<string> AddAsync(PublishedServer server, string name, string role, string[] queues, CancellationToken cancellationToken)
    {
        var email = $"{name.Replace(' ', '.')}@example.com";
        await server.CommandAsync(cancellationToken, ["user", "add", "--email", email, "--name", name, "--role", role, .. queues]);
        return await server.CommandAsync(cancellationToken, "token", "staff", "--as", email, "--minutes", "600");
    }
}
