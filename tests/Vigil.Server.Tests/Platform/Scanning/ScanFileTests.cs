using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Files.Scanning;
using Vigil.Server.Platform.Http.Outgoing;
using Vigil.Server.Platform.Telemetry;
using Vigil.Server.Tests.Harness;
using Vigil.Server.Tests.Platform.Outgoing;
using Vigil.Server.Tests.Sandbox;

namespace Vigil.Server.Tests.Platform.Scanning;

/// <summary>What a scan may take, and how far a scanner is believed.</summary>
public sealed class ScanFileTests
{
    private static readonly byte[] Came = "as it came"u8.ToArray();
    private static readonly byte[] Kept = "as it is kept"u8.ToArray();

    private readonly ManualClock _clock = new(new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_file_that_is_scanned_twice_has_no_longer_than_one_that_is_scanned_once()
    {
        await using var clamd = new ScriptedClamd { Held = true };
        using var scanner = new Scanner(clamd, _clock);
        var scanning = scanner.File.HandleAsync(Came, Kept);
        await Eventually.HoldsAsync(() => clamd.Given.Count == 1, "the first scan has begun");
        _clock.Advance(TimeSpan.FromSeconds(10));
        clamd.LetOneGo();
        await Eventually.HoldsAsync(() => clamd.Given.Count == 2, "the second scan has begun");

        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(ScanOutcome.NoAnswer, (await scanning.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task A_file_that_the_scanner_cannot_read_holds_up_no_other()
    {
        await using var clamd = new ScriptedClamd { Answer = given => given.Length == Came.Length ? "stream: Can't allocate memory ERROR\0" : "stream: OK\0" };
        using var scanner = new Scanner(clamd, _clock);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(ScanOutcome.NoAnswer, (await scanner.File.HandleAsync(Came, Came)).Outcome);
        }

        Assert.Equal(ScanOutcome.Clean, (await scanner.File.HandleAsync(Kept, Kept)).Outcome);
    }

    [Fact]
    public async Task Nobody_waits_for_a_scanner_that_was_too_slow_three_times()
    {
        await using var clamd = new ScriptedClamd { Held = true };
        using var scanner = new Scanner(clamd, _clock);
        for (var i = 1; i <= 3; i++)
        {
            var scanning = scanner.File.HandleAsync(Came, Came);
            await Eventually.HoldsAsync(() => clamd.Given.Count == i, "it is looked at");
            _clock.Advance(TimeSpan.FromSeconds(15));
            Assert.Equal(ScanOutcome.NoAnswer, (await scanning.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Outcome);
        }

        Assert.Equal(ScanOutcome.NoAnswer, (await scanner.File.HandleAsync(Came, Came)).Outcome);
        Assert.Equal(3, clamd.Given.Count);
    }

    [Theory]
    [InlineData("stream: OK", ScanOutcome.NoAnswer)]
    [InlineData("stream: Vigil.Test.Threat.UNOFFICIAL FOUND", ScanOutcome.Infected)]
    [InlineData("INSTREAM size limit exceeded. ERROR", ScanOutcome.TooLarge)]
    public async Task Nothing_is_clean_before_the_scanner_had_all_of_it(string reply, ScanOutcome outcome)
    {
        await using var early = new Early(reply);

        Assert.Equal(outcome, (await Clamd.AskAsync(early, new byte[200_000], TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task Nothing_is_clean_where_the_scanner_hung_up_on_the_rest()
    {
        await using var early = new Early("stream: OK") { TakesBytes = 100_000 };

        Assert.Equal(ScanOutcome.NoAnswer, (await Clamd.AskAsync(early, new byte[200_000], TestContext.Current.CancellationToken)).Outcome);
    }

    private sealed class Scanner : IDisposable
    {
        private readonly ServiceProvider _provider = new ServiceCollection().AddMetrics().AddSingleton<VigilMetrics>().BuildServiceProvider();

        public Scanner(ScriptedClamd clamd, TimeProvider clock)
        {
            var options = Options.Create(new ScannerOptions { Address = clamd.Address, TimeoutSeconds = 15 });
            var gate = new OutgoingGate(new Names(["127.0.0.1"]), NullLogger<OutgoingGate>.Instance);
            File = new ScanFile(new Clamd(gate, options), options, clock, _provider.GetRequiredService<VigilMetrics>(), NullLogger<ScanFile>.Instance);
        }

        public ScanFile File { get; }

        public void Dispose() => _provider.Dispose();
    }

    // A scanner that has its answer ready before it was asked, and may hang up.
    private sealed class Early(string reply) : MemoryStream
    {
        public int TakesBytes { get; init; } = int.MaxValue;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Encoding.ASCII.GetBytes(reply + "\0", buffer.Span));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Length + buffer.Length > TakesBytes ? throw new IOException("Connection reset by peer.") : base.WriteAsync(buffer, cancellationToken);
    }
}
