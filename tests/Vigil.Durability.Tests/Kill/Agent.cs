using System.Net;
using System.Text.Json;
using Vigil.Bench.Driving;
using Vigil.Contracts.Console;
using Vigil.Durability.Tests.History;

namespace Vigil.Durability.Tests.Kill;

/// <summary>An agent at the console: takes what routing gives, watches it over the hub and writes over HTTP.</summary>
/// <param name="all">A supervisor's window: watches every case and writes nothing.</param>
internal sealed class Agent(string name, string token, IReadOnlyList<Saying> sayings, IReadOnlyList<string>? all, Run run, Random chance)
    : Client(name, new Uri(run.Server.Address, "hubs/console"), () => token, Side.Staff, run, chance)
{
    private static readonly Task Nothing = new TaskCompletionSource().Task;

    // Whose turn it is can only change by a transfer, which nobody makes here: what was given stays.
    private readonly List<string> _mine = [];
    private readonly Api _api = new(run.Http, run.Server.Address, token);
    private int _next;
    private (Saying Saying, string Case)? _begun;

    public bool IsDone => _next == sayings.Count;

    protected override string Catch => "Watch";

    protected override async Task ArriveAsync()
    {
        foreach (var caseId in all ?? [])
        {
            Follow(caseId);
        }

        if (all is null)
        {
            var list = await _api.GetAsync<CaseListView>("api/console/cases?view=mine&limit=200", Run.Cancelled);
            foreach (var row in list.Items)
            {
                Take(row);
            }
        }
    }

    protected override async Task HearAsync(HubConnection connection, string method, JsonElement arguments)
    {
        if (all is null && method == "assigned")
        {
            var row = arguments[0].Deserialize<CaseRowView>(Wire.Json)!;
            Take(row);
            if (!await CatchUpAsync(connection, Follow(row.Id.ToString())))
            {
                throw new GoneException($"{Name} is cut off.");
            }
        }
    }

    protected override async Task<Task?> ActAsync(HubConnection connection)
    {
        if (IsDone || _mine.Count == 0)
        {
            return Nothing;
        }

        if (_begun is null)
        {
            if (!Run.Progress.TryBegin(out var opens))
            {
                return opens;
            }

            _begun = (sayings[_next], _mine[Chance.Next(_mine.Count)]);
        }

        var (saying, caseId) = _begun.Value;
        Run.Progress.Sent(Name, saying.Key, () => Run.Recorder.Add(new Happening(What.Sent, Name, Case: caseId, Key: saying.Key, Text: saying.Text)));
        var (status, body) = await _api.PostAsync($"api/console/cases/{caseId}/{(saying.IsNote ? "notes" : "messages")}", new WriteEntry(saying.Key, saying.Text, null), Run.Cancelled);
        var told = status is HttpStatusCode.OK or HttpStatusCode.Created
            ? new Happening(What.Acknowledged, Name, Side.Staff, caseId, saying.Key, Number: body.GetProperty("seq").GetInt64())
            : new Happening(What.Refused, Name, Side.Staff, caseId, saying.Key, body.ToString());
        (_next, _begun) = (_next + 1, null);
        Run.Progress.Answered(Name, saying.Key, () => Run.Recorder.Add(told));
        return null;
    }

    private void Take(CaseRowView row)
    {
        var caseId = row.Id.ToString();
        if (!_mine.Contains(caseId))
        {
            _mine.Add(caseId);
            Follow(caseId);
        }
    }
}
