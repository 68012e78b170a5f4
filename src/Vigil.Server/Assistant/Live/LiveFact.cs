using Vigil.Contracts.Console;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Live;

/// <summary>Something that does not work now and concerns a question: a closed wallet or an open incident.</summary>
/// <param name="Name">As in the staff's timeline: <c>wallet:POL.POLYGON</c>, <c>incident:I-2041</c>.</param>
/// <param name="State">Of a wallet what of it concerns the question, <c>deposits</c>, <c>withdrawals</c> or <c>both</c>; of an incident its state.</param>
/// <param name="Until">When the exchange expects it to be over; null where it does not say, or says what cannot be.</param>
internal sealed record LiveFact(string Name, string State, DateTimeOffset? Until)
{
    // An expectation that wanders by less is the same one.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(15);

    /// <summary>The wallet; null for an incident.</summary>
    public ClosedWallet? Wallet { get; init; }

    /// <summary>The incident; null for a wallet.</summary>
    public OpenIncident? Incident { get; init; }

    /// <summary>To be remembered once it is told.</summary>
    public LiveToldData ToTold() => new(Name, State, Until);

    /// <summary>For the eyes of an agent.</summary>
    /// <param name="chainName">The chain as people say it.</param>
    public LiveView ToView(string? chainName) => this switch
    {
        { Wallet: { } wallet } => new LiveView("wallet", Name[(Name.IndexOf(':', StringComparison.Ordinal) + 1)..], State, wallet.UpdatedAt, Until) { Coin = wallet.Coin, Chain = chainName ?? wallet.Chain, Maintenance = wallet.InMaintenance },
        { Incident: { } incident } => new LiveView("incident", incident.Id, State, incident.Since, null) { Component = incident.Component, Title = incident.Title, TitleZh = incident.TitleZh },
        _ => throw new InvalidOperationException("A fact is of a wallet or of an incident."),
    };

    /// <summary>Whether the customer knows it: the same was told in this case, and nothing of it has changed.</summary>
    /// <param name="newestFirst">What was told.</param>
    public bool IsKnownFrom(IEnumerable<LiveToldData> newestFirst) =>
        newestFirst.FirstOrDefault(t => t.Name == Name && (Incident is not null || t.State == State || t.State == LiveScripts.Both)) is { } told
        && (Incident is not null ? told.State == State : IsSame(told.Until, Until));

    private static bool IsSame(DateTimeOffset? one, DateTimeOffset? other) => one is { } a && other is { } b ? (a - b).Duration() < Slack : one is null && other is null;
}
