using System.ComponentModel.DataAnnotations;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff;

/// <summary>Staff of this installation. Configuration section <c>Staff</c>.</summary>
public sealed class StaffOptions : IValidatableObject
{
    /// <summary>Makes five demonstration people at the first start, with random passwords in <c>DIR/demo-staff.json</c>. The default is false.</summary>
    public bool Demo { get; set; }

    /// <summary>Roles that may come in with a password alone, such as <c>agent,supervisor</c>. Empty, the default: none; whoever has no second factor is let in to set one up and to nothing else. <c>./vigil up</c> names all roles for its demonstration; it is said at each start.</summary>
    public string PasswordAlone { get; set; } = "";

    /// <summary>A folder for the keys that seal the keys of authenticator apps; the nodes of one installation need the same. Empty, the default: <c>keys</c> in the data folder. Without it and its copy nobody gets in by an app that was set up.</summary>
    public string KeyFolder { get; set; } = "";

    /// <summary>Where people reach this server, for the set-up link, such as <c>https://support.exchange.example</c>. Empty, the default: the address it listens on.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Minutes for which the customer's data of a case stays open to whoever has opened it with a reason, 1 to 60. The default is 15: long enough for one matter, too short to browse.</summary>
    [Range(1, 60)]
    public int LookMinutes { get; set; } = 15;

    /// <summary>Hours within which a second person has to agree to what somebody wants, 1 to 168. The default is 24: every shift of a day sees it once.</summary>
    [Range(1, 168)]
    public int ApprovalHours { get; set; } = 24;

    /// <summary>Requests and calls on the hub that one person may make in a second in the long run, 1 to 10,000. The default is 25: an agent who opens a case every few seconds makes some five.</summary>
    [Range(1, 10_000)]
    public int RequestsPerSecond { get; set; } = 25;

    /// <summary>So many at once, 1 to 100,000. The default is 1,000: a console that comes back after an outage reads everything anew, in several windows.</summary>
    [Range(1, 100_000)]
    public int RequestBurst { get; set; } = 1_000;

    /// <summary>Files that one person may upload in an hour, 1 to 100,000. The default is 300.</summary>
    [Range(1, 100_000)]
    public int FilesPerHour { get; set; } = 300;

    /// <summary>Days for which an invited person agrees to nothing and invites nobody, and whoever invited them agrees to nothing of theirs, 0 to 365. The default is 7: a colleague who was made to agree stands in the list of people for a week.</summary>
    [Range(0, 365)]
    public int NewcomerDays { get; set; } = 7;

    /// <summary>Sign-in services of the house, each under a key of its own. The default is none. With one, <see cref="PublicUrl"/> must be set: the service sends people back there.</summary>
    public Dictionary<string, SingleSignOnOptions> SingleSignOn { get; } = new(StringComparer.Ordinal);

    private IEnumerable<string> Alone => PasswordAlone.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>True where a password is not enough for this role.</summary>
    public bool AsksForFactor(StaffRole role) => !Alone.Contains(EnumCode.Of(role), StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var roles = Enum.GetValues<StaffRole>().Select(EnumCode.Of).ToList();
        return Alone.Except(roles, StringComparer.Ordinal).Select(wrong => new ValidationResult($"Staff:PasswordAlone holds '{wrong}', which is no role; there are {string.Join(", ", roles)}.")).Concat(WrongWithServices());
    }

    private IEnumerable<ValidationResult> WrongWithServices()
    {
        if (SingleSignOn.Count > 0 && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && SingleSignOnOptions.IsSafe(url)))
        {
            yield return new ValidationResult("Staff:PublicUrl must be set with Staff:SingleSignOn, as https (http only on this very machine): sign-in services send people back there.");
        }

        // One word of a service must not be good for two of them.
        foreach (var twice in SingleSignOn.GroupBy(s => s.Value.Issuer, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return new ValidationResult($"Staff:SingleSignOn: {string.Join(" and ", twice.Select(s => s.Key))} have the same Issuer.");
        }

        foreach (var wrong in SingleSignOn.SelectMany(s => s.Value.WrongWith(s.Key)))
        {
            yield return wrong;
        }
    }
}
