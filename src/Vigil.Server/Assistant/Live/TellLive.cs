using Vigil.Contracts.Exchange;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Live;

/// <summary>Says what does not work now, by <c>content/dialogues/live.yaml</c>: every name and time is a quote of what the exchange told. Pure.</summary>
internal static class TellLive
{
    /// <summary>As one paragraph; null where nothing is to be said.</summary>
    /// <param name="parameters">For the names of chains; null while they cannot be read.</param>
    public static Said? Say(IReadOnlyList<LiveFact> facts, PlatformParameters? parameters, LiveScripts scripts, Phrases words, Voice voice, DateTimeOffset now, TimeZoneInfo zone)
    {
        // Chains of a coin that stand alike are told together.
        var wallets = facts.Where(f => f.Wallet is not null).GroupBy(f => (f.Wallet!.Coin, f.State, f.Wallet.InMaintenance, f.Until))
            .Select(g => scripts.SayWallet(g.Key.State, g.Key.InMaintenance, LiveViews.Wallet([.. g.Select(f => f.Wallet!)], g.Key.Until, chain => NameOf(chain, parameters) ?? chain, words, voice, now, zone)));
        var incidents = facts.Select(f => f.Incident).OfType<OpenIncident>()
            .Select(i => scripts.SayIncident(i.Component, LiveViews.Incident(i, scripts.Component(i.Component)!, words, voice, now, zone)));
        List<Said> said = [.. wallets.Concat(incidents).OfType<Said>()];
        return said.Count == 0 ? null : words.Paragraph(said);
    }

    /// <summary>The chain as people say it; null where the exchange has no name for it.</summary>
    public static string? NameOf(string? chain, PlatformParameters? parameters) => parameters?.Chains.FirstOrDefault(c => c.Key == chain)?.Name;
}
