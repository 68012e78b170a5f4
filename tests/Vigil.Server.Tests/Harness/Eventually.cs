using System.Diagnostics;

namespace Vigil.Server.Tests.Harness;

/// <summary>Waiting for what happens by itself, with a deadline that only a broken product reaches.</summary>
public static class Eventually
{
    /// <summary>Long enough for a machine under full load; no passing test waits this long.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);

    /// <summary>Looks again until the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not hold before the deadline.</exception>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Deadline)
            {
                throw new TimeoutException($"Not within {Deadline.TotalSeconds} s: {what}.");
            }

            await Task.Delay(Between, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Looks again until the condition holds.</summary>
    public static Task HoldsAsync(Func<bool> condition, string what) => HoldsAsync(() => Task.FromResult(condition()), what);

    /// <summary>Waits for a task, but not forever.</summary>
    public static async Task<T> WithinDeadlineAsync<T>(this Task<T> task, string what)
    {
        try
        {
            return await task.WaitAsync(Deadline, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"Not within {Deadline.TotalSeconds} s: {what}.", late);
        }
    }
}
