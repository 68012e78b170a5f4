using Vigil.Contracts.Console;
using Vigil.Language;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Live;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Drafts;

/// <summary>What does not work now, for an agent.</summary>
/// <param name="Views">All that concerns the matter.</param>
/// <param name="Begins">What a draft begins with; null for nothing.</param>
/// <param name="IsReason">It is the reason that was asked for, and no record tells another.</param>
internal sealed record LiveNow(IReadOnlyList<LiveView> Views, Said? Begins, bool IsReason = false);

/// <summary>Reads what of the exchange's state concerns a case: for the agent's eyes, and for the beginning of a draft.</summary>
internal sealed class LiveOfDraft(PlatformNow platform, ExchangeRecords records, TimeProvider clock)
{
    // Beside a record: the messages that may be about it.
    private const int MessagesOfMatter = 6;

    /// <param name="found">The record that the matter means; null for none.</param>
    public async Task<LiveNow> ReadAsync(Situation situation, Found? found, CancellationToken cancellationToken)
    {
        var topic = situation.Matter.Topic;
        if (topic is null || !LiveScripts.Shipped.MayConcern(topic))
        {
            return new LiveNow([], null);
        }

        var (reading, now) = (await platform.ReadAsync(cancellationToken), clock.GetUtcNow());
        var messages = situation.Messages.Where(m => !string.IsNullOrWhiteSpace(m.Text)).Take(found?.Moving is null ? int.MaxValue : MessagesOfMatter);
        List<NamingText> texts = reading.Closed.Count == 0 ? [] : [.. messages.Select(m => new NamingText(m.Text!, EntityReader.Read(m.Text!, m.At, situation.Zone)))];
        var facts = ChooseLive.For(topic, texts, found?.Moving, reading, LiveScripts.Shipped, now);
        var parameters = facts.Any(f => f.Wallet is not null) ? await records.ParametersAsync(cancellationToken) : null;

        // What the assistant told a colleague takes up once, with the state as it is now; after that only what has changed.
        var begins = situation.Agent is null ? facts : [.. facts.Where(f => !f.IsKnownFrom(situation.LiveTold))];
        var said = TellLive.Say(begins, parameters, LiveScripts.Shipped, situation.Words, Voice.Agent, now, situation.Zone);
        var isReason = LiveScripts.Shipped.IsWhole(topic) && begins.Any(f => f.Wallet is not null) && found is { Available: true, IsThere: false };
        return new LiveNow([.. facts.Select(f => f.ToView(TellLive.NameOf(f.Wallet?.Chain, parameters)))], said is not null && situation.HasSaid(said) ? null : said, isReason);
    }
}
