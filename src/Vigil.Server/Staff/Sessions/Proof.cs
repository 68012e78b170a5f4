using System.Net;

namespace Vigil.Server.Staff.Sessions;

/// <summary>By what somebody has shown who they are. Stored by name.</summary>
internal enum Proof
{
    /// <summary>A password alone: lets in only the roles of <see cref="StaffOptions.PasswordAlone"/>, all others to the page that sets up a factor.</summary>
    Password,

    /// <summary>A code of an authenticator app, after the password.</summary>
    Authenticator,

    /// <summary>A recovery code, after the password.</summary>
    Recovery,

    /// <summary>A passkey, which asks for the person by itself.</summary>
    Passkey,

    /// <summary>The word of a sign-in service alone. It stands where a password stands and nowhere else, and counts as no fresh proof: how long ago the service saw the person, nobody here knows.</summary>
    Service,

    /// <summary>A terminal of the machine that holds the data folder (<c>vigil token staff</c>).</summary>
    Terminal,
}

/// <summary>Where a session is opened from, for its owner to recognise it by.</summary>
/// <param name="Device">What the browser or script calls itself.</param>
internal sealed record SessionOrigin(IPAddress? Address, string Device)
{
    // Enough for what a browser calls itself, and too short to fill a table with.
    private const int MaxDevice = 200;

    /// <summary>A terminal of the machine that holds the data folder.</summary>
    public static readonly SessionOrigin Terminal = new(null, "vigil token staff");

    /// <summary>Where a request comes from.</summary>
    public static SessionOrigin Of(HttpContext http)
    {
        var device = string.Concat(http.Request.Headers.UserAgent.ToString().Where(c => c is >= ' ' and <= '~'));
        return new SessionOrigin(http.Connection.RemoteIpAddress, device[..Math.Min(device.Length, MaxDevice)]);
    }
}
