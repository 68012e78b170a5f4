using System.ComponentModel.DataAnnotations;

namespace Vigil.Server.Staff.Alerting;

/// <summary>Who is called when something happens that nobody should sleep through. Configuration section <c>Alerts</c>.</summary>
public sealed class AlertOptions
{
    /// <summary>
    /// Where each alert is posted as JSON: a service that calls whoever is on duty, or a bridge to one. Empty, the default: nowhere, and alerts stand
    /// in the console, in the trail and in <c>/metrics</c> alone.
    /// </summary>
    public string Url { get; set; } = "";

    /// <summary>Lets <see cref="Url"/> be http where its host stands in the house (a private address). The default is false: https, or this very machine.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Signs every post, 16 characters or more (docs/operate/alerts.md). Empty, the default: nothing is signed.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Seconds that the receiver has for its answer, 1 to 20. The default is 10.</summary>
    [Range(1, 20)]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>
    /// Actions of the audit trail that are alerts, by their exact names. Empty, the default: reading that was paused, and what changes who may do what
    /// (<see cref="Usual"/>).
    /// </summary>
    public IReadOnlyCollection<string> Actions { get; set; } = [];

    /// <summary>What is an alert where nothing else is said: the events that the threat model asks somebody to look at.</summary>
    public static readonly IReadOnlyCollection<string> Usual =
    [
        "reading.paused", "staff.token_made", "staff.invited", "staff.added", "staff.reactivated", "staff.deactivated", "staff.factor_added", "staff.factor_removed", "staff.factors_reset",
        "staff.recovery_codes_renewed", "staff.password_changed", "staff.identity_linked", "channel.added", "channel.removed", "hold.lifted", "customer.erased",
    ];
}
