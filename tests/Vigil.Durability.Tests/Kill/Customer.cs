using Vigil.Bench.Driving;
using Vigil.Durability.Tests.History;

namespace Vigil.Durability.Tests.Kill;

/// <summary>A tab of a customer's messenger. The first one writes, a second one only looks.</summary>
internal sealed class Customer(string name, string token, string caseId, IReadOnlyList<Saying> sayings, Run run, Random chance)
    : Client(name, new Uri(run.Server.Address, "hubs/messenger"), () => token, Side.Customer, run, chance)
{
    private static readonly Task Nothing = new TaskCompletionSource().Task;

    private int _next;
    private bool _begun;

    public bool IsDone => _next == sayings.Count;

    protected override string Catch => "Resume";

    /// <summary>Starts to have the conversation open.</summary>
    public Customer Open()
    {
        Follow(caseId);
        return this;
    }

    protected override async Task<Task?> ActAsync(HubConnection connection)
    {
        if (IsDone)
        {
            return Nothing;
        }

        if (!_begun && !Run.Progress.TryBegin(out var opens))
        {
            return opens;
        }

        _begun = true;
        var saying = sayings[_next];
        Run.Progress.Sent(Name, saying.Key, () => Run.Recorder.Add(new Happening(What.Sent, Name, Case: caseId, Key: saying.Key, Text: saying.Text) { WantsPerson = saying.WantsPerson }));
        var answer = await connection.CallAsync("Send", caseId, saying.Key, saying.Text, null);
        if (answer.Error is { } error && error.StartsWith("connection:", StringComparison.Ordinal))
        {
            throw new GoneException(error);
        }

        var told = answer.Error is { } refusal
            ? new Happening(What.Refused, Name, Side.Customer, caseId, saying.Key, refusal)
            : new Happening(What.Acknowledged, Name, Side.Customer, caseId, saying.Key, Number: answer.Result!.Value.GetProperty("seq").GetInt64());
        (_next, _begun) = (_next + 1, false);
        Run.Progress.Answered(Name, saying.Key, () => Run.Recorder.Add(told));
        return null;
    }
}
