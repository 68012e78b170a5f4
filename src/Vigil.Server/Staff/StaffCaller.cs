using System.Security.Claims;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff;

/// <summary>The signed-in person behind a request or connection: from the session, never from a payload.</summary>
/// <param name="Queues">Names of the queues this person takes cases from.</param>
/// <param name="SessionKey">Names the session without opening it: the hash of its token.</param>
public sealed record StaffCaller(StaffId Id, string Name, StaffRole Role, IReadOnlyList<string> Queues, string SessionKey)
{
    /// <summary>False for somebody whose role asks for a second factor and who has none yet: they may set one up, and nothing else.</summary>
    public bool Admitted { get; init; } = true;

    /// <summary>How the audit trail names this person.</summary>
    public string Actor => Audit.Staff(Id);

    /// <summary>True if this person holds the permission.</summary>
    public bool May(Permission permission) => Role.Holds(permission);

    /// <summary>The caller of the current request or connection.</summary>
    /// <exception cref="InvalidOperationException">No staff policy stands on the route.</exception>
    public static StaffCaller Of(ClaimsPrincipal? user) => user?.Identities.OfType<StaffIdentity>().FirstOrDefault()?.Caller
        ?? throw new InvalidOperationException("A staff policy must stand on every route that asks for the caller.");
}

/// <summary>The claims that policies read.</summary>
internal sealed class StaffIdentity(StaffCaller caller) : ClaimsIdentity(
    [new Claim(ClaimTypes.NameIdentifier, caller.Id.ToString()), .. Roles(caller)], StaffPolicies.Staff)
{
    /// <summary>The claim of whoever may do more than set up a second factor.</summary>
    public const string Admitted = "vigil.admitted";

    public StaffCaller Caller => caller;

    // Without a factor they have no role either, so that no policy that somebody writes for roles alone lets them in.
    private static IEnumerable<Claim> Roles(StaffCaller caller) => caller.Admitted ? [new Claim(ClaimTypes.Role, EnumCode.Of(caller.Role)), new Claim(Admitted, "")] : [];
}
