using Vigil.Bench.Chat;
using Vigil.Bench.Driving;

namespace Vigil.Bench.Answers;

/// <summary>One measurement: connect, warm up, ask, wait for the last answer, look for every one.</summary>
/// <param name="WarmUp">Questions of each customer before measuring, at the same rate.</param>
/// <param name="Rate">Questions a second of all customers together.</param>
/// <param name="Seconds">For how long.</param>
internal sealed record AnswersRun(int Clients, int WarmUp, double Rate, int Seconds)
{
    // Connecting is not what is measured: enough at once to be quick, few enough not to crowd the start.
    private const int ConnectingAtOnce = 16;

    /// <summary>An answer that took longer counts as none.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    /// <param name="identityTokens">Who signs in, one after the other and again from the beginning; empty for visitors.</param>
    /// <exception cref="BenchFailedException">The measurement could not be made.</exception>
    public async Task<AnswersFigures> MeasureAsync(PublishedServer server, HttpClient http, IReadOnlyList<string> identityTokens, TimeProvider clock, CancellationToken cancellationToken)
    {
        var customers = new AskingCustomer?[Clients];
        try
        {
            Func<int, int, string> question = identityTokens.Count == 0 ? Questions.OfVisitor : Questions.OfCustomer;
            await Parallel.ForAsync(0, Clients, new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce, CancellationToken = cancellationToken }, async (i, ended) =>
                customers[i] = await AskingCustomer.ConnectAsync(http, server.Address, i, identityTokens.Count == 0 ? null : identityTokens[i % identityTokens.Count], question, clock, ended));
            return await MeasureAsync([.. customers.Select(c => c!)], server, clock, cancellationToken);
        }
        finally
        {
            await Parallel.ForEachAsync(customers, CancellationToken.None, async (customer, _) => await (customer?.DisposeAsync() ?? ValueTask.CompletedTask));
        }
    }

    private async Task<AnswersFigures> MeasureAsync(AskingCustomer[] customers, PublishedServer server, TimeProvider clock, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync("warming up …");
        await AskAsync(customers, WarmUp, measured: false, clock, cancellationToken);
        await Console.Error.WriteLineAsync("measuring …");
        var before = await UsageSample.TakeAsync(server, clock, cancellationToken);
        await AskAsync(customers, (int)Math.Max(1, Math.Round(Rate * Seconds / Clients)), measured: true, clock, cancellationToken);
        var after = await UsageSample.TakeAsync(server, clock, cancellationToken);

        List<QuestionOutcome> outcomes = [.. customers.SelectMany(c => c.Outcomes(AnswerLimit))];
        var stored = new StoredAnswers(new Verdict(0, 0, 0), 0, 0);
        foreach (var customer in customers)
        {
            stored += await customer.CheckAsync(cancellationToken);
        }

        var took = clock.GetElapsedTime(before.At, after.At).TotalSeconds;
        return new AnswersFigures(
            took, [.. outcomes.Select(o => o.Acknowledged).OfType<double>().Order()], [.. outcomes.Select(o => o.Answered).OfType<double>().Order()],
            outcomes.Count(o => o is { Acknowledged: not null, Answered: null }), outcomes.Sum(o => Math.Max(0, o.Answers - 1)), stored,
            customers.Sum(c => c.Errors.Count), customers.SelectMany(c => c.Errors).FirstOrDefault(),
            outcomes.Where(o => o.Source is not null).CountBy(o => o.Source!.Value).ToDictionary(),
            CoresOf(s => s.Server.Cpu), after.Server.RssMb, after.Server.PeakRssMb, CoresOf(s => s.Driver), CoresOf(s => s.Machine - s.Server.Cpu - s.Driver));

        double CoresOf(Func<UsageSample, TimeSpan> used) => (used(after) - used(before)).TotalSeconds / took;
    }

    private async Task AskAsync(AskingCustomer[] customers, int each, bool measured, TimeProvider clock, CancellationToken cancellationToken)
    {
        var pace = new Pace(Rate, customers.Length, clock);
        await Task.WhenAll(customers.Select(c => c.AskAsync(each, TimeSpan.FromSeconds(Clients / Rate), pace, measured, cancellationToken)));

        // Measured until the last answer is there: one that still lies in a queue is none.
        var asked = clock.GetTimestamp();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (customers.Any(c => !c.IsAnswered) && clock.GetElapsedTime(asked) < AnswerLimit)
        {
            await ticks.WaitForNextTickAsync(cancellationToken);
        }
    }
}
