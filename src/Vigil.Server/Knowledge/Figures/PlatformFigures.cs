using Vigil.Contracts.Exchange;
using Vigil.Server.Accounts;
using Vigil.Server.Platform.Calendar;

namespace Vigil.Server.Knowledge.Figures;

/// <summary>The figures that articles show, kept so that a page waits for the exchange at most once in a while and never long.</summary>
internal sealed class PlatformFigures(ExchangeRecords records, TimeProvider clock)
{
    // After a failure pages go on with what is known; asking again for each of them would make every reader wait for two time-outs.
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(10);

    private readonly Lock _asking = new();
    private volatile Known _known = new(null, FigureTable.Empty);
    private Task _asked = Task.CompletedTask;
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;

    /// <summary>What is known now; <see cref="FigureTable.Empty"/> while the exchange was never reached.</summary>
    public async Task<FigureTable> ReadAsync(CancellationToken cancellationToken)
    {
        Task asked;
        lock (_asking)
        {
            var now = clock.GetUtcNow();
            if (_asked.IsCompleted && !_askedAt.IsWithin(AskAgainAfter, now))
            {
                _askedAt = now;

                // Not the reader's token: others may be waiting for the same answer.
                _asked = RefreshAsync();
            }

            asked = _asked;
        }

        // Whoever has figures already need not wait for the newest ones; a figure changes a few times a year.
        if (_known.Parameters is null || asked.IsCompleted)
        {
            await asked.WaitAsync(cancellationToken);
        }

        return _known.Table;
    }

    private async Task RefreshAsync()
    {
        if (await records.ParametersAsync(CancellationToken.None) is { } parameters && !ReferenceEquals(parameters, _known.Parameters))
        {
            _known = new Known(parameters, FigureTable.Of(parameters));
        }
    }

    private sealed record Known(PlatformParameters? Parameters, FigureTable Table);
}
