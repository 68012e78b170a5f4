using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Vigil.Server.Tests.Harness;

/// <summary>One line of the server's log.</summary>
public sealed record LogLine(LogLevel Level, string Category, string Text, Exception? Exception);

/// <summary>Keeps what the server logs. An Error that no test expected fails the test.</summary>
public sealed class TestLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = [];
    private readonly ConcurrentBag<string> _expected = [];

    /// <summary>Everything logged so far, from Information up.</summary>
    public IReadOnlyCollection<LogLine> Lines => _lines;

    /// <summary>Errors whose text or exception holds this are part of the test.</summary>
    public void ExpectError(string part) => _expected.Add(part);

    /// <summary>Errors that nobody expected.</summary>
    public IEnumerable<string> Unexpected() => _lines
        .Where(l => l.Level >= LogLevel.Error && !_expected.Any(part => $"{l.Text} {l.Exception}".Contains(part, StringComparison.Ordinal)))
        .Select(l => $"{l.Category}: {l.Text}\n{l.Exception}");

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held but the lines, which the test reads after the server has gone.
    }

    private sealed class Logger(TestLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log._lines.Enqueue(new LogLine(logLevel, category, formatter(state, exception), exception));
            }
        }
    }
}
