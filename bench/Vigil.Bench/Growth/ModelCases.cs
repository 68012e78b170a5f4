using System.Globalization;
using Vigil.Bench.Driving;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;

namespace Vigil.Bench.Growth;

/// <summary>A model case, written by the product.</summary>
internal sealed record ModelCase(CaseId Id, Standing Standing, bool Visitor, int? Agent);

/// <summary>Has the product write the cases that are copied later: customers and visitors ask in two languages, the assistant answers, agents take over, talk and resolve.</summary>
internal sealed class ModelCases(PublishedServer server, HttpClient http, Staff staff, IdentityKey key, TimeProvider clock)
{
    // Exchanges between customer and agent; with all that is stored beside them some 20 entries a case.
    private static readonly int[] Lengths = [3, 5, 7, 10];

    // Far beyond what the assistant takes, whose first answers find a server that has just started.
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    private static readonly (bool Chinese, bool Visitor)[] Who = [(true, true), (true, false), (false, true), (false, false)];
    private static readonly Standing[] Others = [Standing.ResolvedBySecurity, Standing.Queued, Standing.WithAgent, Standing.WithAssistant];

    private int _made;

    /// <exception cref="BenchFailedException">The product refused something.</exception>
    public async Task<IReadOnlyList<ModelCase>> MakeAsync(CancellationToken cancellationToken)
    {
        var made = new List<ModelCase>();
        foreach (var (chinese, visitor) in Who)
        {
            foreach (var length in Lengths)
            {
                made.Add(await MakeAsync(Standing.Resolved, chinese, visitor, length, cancellationToken));
            }

            foreach (var standing in Others)
            {
                made.Add(await MakeAsync(standing, chinese, visitor, Lengths[1], cancellationToken));
            }
        }

        return made;
    }

    private async Task<ModelCase> MakeAsync(Standing standing, bool chinese, bool visitor, int length, CancellationToken cancellationToken)
    {
        var number = ++_made;
        var uid = string.Create(CultureInfo.InvariantCulture, $"4{number:D9}");
        var start = new StartSession(visitor ? null : key.TokenOf(uid), chinese ? "zh-CN" : "en", "Asia/Shanghai");
        var token = (await http.CallAsync<SessionView>(HttpMethod.Post, At("api/messenger/session"), null, start, cancellationToken)).SessionToken;
        var first = standing is Standing.ResolvedBySecurity ? ModelTexts.Theft(chinese) : ModelTexts.At(chinese, 0);
        var opening = new OpenCase(string.Create(CultureInfo.InvariantCulture, $"model-{number}"), first, "c0", null, null);
        var id = (await http.CallAsync<OpenedCase>(HttpMethod.Post, At("api/messenger/cases"), token, opening, cancellationToken)).CaseId;
        await AnsweredAsync(id, token, cancellationToken);
        if (standing is Standing.WithAssistant)
        {
            return new ModelCase(id, standing, visitor, null);
        }

        await http.CallAsync<CaseStateView>(HttpMethod.Post, At($"api/messenger/cases/{id}/human"), token, null, cancellationToken);
        if (standing is Standing.Queued)
        {
            return new ModelCase(id, standing, visitor, null);
        }

        var agent = standing is Standing.ResolvedBySecurity ? staff.Security : number % staff.Security;

        // At work, so that a case may be given to them, and on a break, so that routing gives them none by itself.
        await http.CallAsync<PresenceView>(HttpMethod.Put, At("api/console/presence"), staff.Agents[agent].Token, new SetPresence("break", null), cancellationToken);
        await ConsoleAsync<CaseRowView>(id, "assign", staff.Lead.Token, new AssignCase(staff.Agents[agent].Id), cancellationToken);
        for (var i = 1; i <= length; i++)
        {
            var said = new SendMessage(string.Create(CultureInfo.InvariantCulture, $"c{i}"), ModelTexts.At(chinese, i % 5), null);
            await http.CallAsync<SentMessage>(HttpMethod.Post, At($"api/messenger/cases/{id}/messages"), token, said, cancellationToken);
            var reply = new WriteEntry(string.Create(CultureInfo.InvariantCulture, $"a{i}"), ModelTexts.At(chinese, 5 + (i % 5)), null);
            await ConsoleAsync<WrittenEntry>(id, i == 2 ? "notes" : "messages", staff.Agents[agent].Token, reply, cancellationToken);
        }

        if (standing is Standing.WithAgent)
        {
            return new ModelCase(id, standing, visitor, agent);
        }

        await ConsoleAsync<CaseRowView>(id, "resolve", staff.Agents[agent].Token, null, cancellationToken);
        if (length % 2 == 1)
        {
            await http.CallAsync<CaseStateView>(HttpMethod.Post, At($"api/messenger/cases/{id}/rating"), token, new RateCase(5, null), cancellationToken);
        }

        return new ModelCase(id, standing, visitor, agent);
    }

    private async Task AnsweredAsync(CaseId id, string token, CancellationToken cancellationToken)
    {
        var asked = clock.GetTimestamp();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!(await http.CallAsync<EntriesView>(HttpMethod.Get, At($"api/messenger/cases/{id}/entries?after=0"), token, null, cancellationToken)).Entries.Any(e => e.Author.Kind == "assistant"))
        {
            if (clock.GetElapsedTime(asked) > AnswerLimit)
            {
                throw new BenchFailedException("the assistant did not answer in a model case.");
            }

            await ticks.WaitForNextTickAsync(cancellationToken);
        }
    }

    private Task<T> ConsoleAsync<T>(CaseId id, string what, string token, object? body, CancellationToken cancellationToken) =>
        http.CallAsync<T>(HttpMethod.Post, At($"api/console/cases/{id}/{what}"), token, body, cancellationToken);

    private Uri At(string path) => new(server.Address, path);
}
