using System.Collections.Concurrent;
using Vigil.Contracts.Exchange;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Platform.Calendar;

namespace Vigil.Server.Assistant.Personal;

/// <summary>Finds out from the exchange how experienced a customer is, and remembers it for a while. Of what the exchange does not answer nothing is guessed: then answers stay as they are.</summary>
internal sealed class ReadExperience(ExchangeRecords records, TimeProvider clock)
{
    // It changes in weeks; an hour spares three readings for each answer of a conversation.
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    // Answers of articles need no exchange, so they do not wait again and again for one that is away.
    private static readonly TimeSpan AwayFor = TimeSpan.FromSeconds(30);

    // Whoever is asked about within an hour; beyond it all is read anew rather than kept in memory.
    private const int MaxKept = 20_000;

    private readonly ConcurrentDictionary<string, (Experience Experience, DateTimeOffset At)> _kept = new(StringComparer.Ordinal);
    private long _awayAt;

    /// <summary>What is added to an answer about a topic for this customer; null for nothing.</summary>
    /// <param name="uid">Null for a visitor.</param>
    /// <param name="situation">State of the record that was told; null where an article answers.</param>
    public async Task<Addition?> AdditionAsync(string topic, string? situation, string? uid, CancellationToken cancellationToken) =>
        uid is not null && ExperienceScripts.Shipped.AddsTo(topic) ? ExperienceScripts.Shipped.For(topic, situation, await HandleAsync(uid, cancellationToken)) : null;

    private async Task<Experience> HandleAsync(string uid, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(uid, out var kept) && kept.At.IsWithin(KeptFor, now))
        {
            return kept.Experience;
        }

        if (Interlocked.Read(ref _awayAt) is not 0 and var away && new DateTimeOffset(away, TimeSpan.Zero).IsWithin(AwayFor, now))
        {
            return Experience.Regular;
        }

        // Side by side: each is a call to the exchange.
        var account = records.AccountAsync(uid, cancellationToken);
        var fills = records.LatestAsync<Fill>(uid, "fills", cancellationToken);
        var withdrawals = records.LatestAsync<Withdrawal>(uid, "withdrawals", cancellationToken);
        var keys = records.LatestAsync<ApiKey>(uid, "api-keys", cancellationToken);
        await Task.WhenAll(account, fills, withdrawals, keys);
        if ((await account).Value is not { } profile || !(await fills).Available || !(await withdrawals).Available || !(await keys).Available)
        {
            Interlocked.Exchange(ref _awayAt, now.UtcTicks);
            return Experience.Regular;
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        // A kind of records that an exchange does not have is empty.
        var history = new AccountHistory(profile, (await fills).Value?.Count ?? 0, (await withdrawals).Value?.Count(w => w.State == "done") ?? 0, (await keys).Value ?? []);
        var experience = JudgeExperience.Of(history, ExperienceScripts.Shipped.Rules, now);
        _kept[uid] = (experience, now);
        return experience;
    }
}
