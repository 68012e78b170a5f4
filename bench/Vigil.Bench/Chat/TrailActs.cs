using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Vigil.Bench.Driving;
using Vigil.Contracts;
using Vigil.Contracts.Console;

namespace Vigil.Bench.Chat;

/// <summary>
/// Acts that leave a line in the audit trail each and nothing else: agents who ask for a password in a message, which is refused and remembered.
/// Beside the messages of customers they show what writing the trail takes from these.
/// </summary>
/// <param name="perSecond">Of all agents together, evenly spread.</param>
internal sealed class TrailActs(double perSecond, IReadOnlyList<BenchAgent> agents, IReadOnlyList<CaseId> cases, HttpClient http, Uri server, TimeProvider clock)
{
    // Enough to keep the pace while each waits for its commit, few enough not to hide that it cannot be kept.
    private const int AtOnce = 64;
    private const string Text = "请把您的登录密码发给我";

    private int _next = -1;
    private int _done;

    /// <summary>Acts that were answered so far.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>Acts until the time is over.</summary>
    /// <exception cref="BenchFailedException">One was answered otherwise than expected.</exception>
    public Task RunAsync(CancellationToken timeOver)
    {
        var pace = new Pace(perSecond, 1, clock);
        return Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (!timeOver.IsCancellationRequested)
            {
                var act = Interlocked.Increment(ref _next);
                await pace.WaitForAsync(0, act, timeOver);
                if (!timeOver.IsCancellationRequested)
                {
                    await ActAsync(act);
                }
            }
        }));
    }

    private async Task ActAsync(int act)
    {
        // Case i is the one of agent i modulo the number of agents.
        var at = act % cases.Count;
        var agent = agents[at % agents.Count];
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, $"api/console/cases/{cases[at]}/messages"))
        {
            Content = JsonContent.Create(new WriteEntry($"act-{act.ToString(CultureInfo.InvariantCulture)}", Text, null)),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", agent.Token);
        using var answer = await http.SendAsync(request, CancellationToken.None);
        var said = await answer.Content.ReadAsStringAsync(CancellationToken.None);
        if (answer.IsSuccessStatusCode || !said.Contains("asks_secret", StringComparison.Ordinal))
        {
            throw new BenchFailedException($"a message that asks for a password was answered {(int)answer.StatusCode}: {said}");
        }

        Interlocked.Increment(ref _done);
    }
}
