using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>Which slots the sentences about the exchange's state have. The one place where their names meet what the exchange told.</summary>
internal static class LiveViews
{
    /// <summary>Wallets of one coin that stand alike: coin, chain, until.</summary>
    public static RecordView Wallet(IReadOnlyList<ClosedWallet> alike, DateTimeOffset? until, Func<string, string> chainName, Phrases words, Voice voice, DateTimeOffset now, TimeZoneInfo zone) =>
        new RecordView(new Telling(FactsOf(alike[0]), voice, now, zone), words)
            .Text("coin", alike[0].Coin)
            .Quotes("chain", Said.Join(words.Comma, alike.Select(w => (Said)$"{FactsOf(w).Of("chain", chainName(w.Chain))}")))
            .Time("until", until);

    /// <summary>An incident: component, title, since.</summary>
    public static RecordView Incident(OpenIncident incident, LiveComponent component, Phrases words, Voice voice, DateTimeOffset now, TimeZoneInfo zone) =>
        new RecordView(new Telling(new RecordFacts("incidents", incident.Id, incident.Since?.ToUnixTimeSeconds() ?? 0), voice, now, zone), words)
            .Text("component", component.Names[words.Language])
            .Text("title", words.Language == "zh" ? incident.TitleZh : incident.Title)
            .Time("since", incident.Since);

    private static RecordFacts FactsOf(ClosedWallet wallet) => new("wallets", $"{wallet.Coin}.{wallet.Chain}", wallet.UpdatedAt?.ToUnixTimeSeconds() ?? 0);
}
