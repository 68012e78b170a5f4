using Microsoft.AspNetCore.SignalR;
using Vigil.Server.Platform.Calendar;

namespace Vigil.Server.Platform.Realtime;

/// <summary>How often a connection may say what is worth nothing a moment later. Asked before anything is shown to others.</summary>
public static class Pace
{
    // Clients say it each three seconds; more often it would only cost.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>True if this connection has not said this within the last second; it counts as said then.</summary>
    public static bool MaySay(this HubCallerContext connection, string what, DateTimeOffset now)
    {
        // Calls of one connection come one after the other.
        if (connection.Items.TryGetValue(what, out var last) && last is DateTimeOffset at && at.IsWithin(Least, now))
        {
            return false;
        }

        connection.Items[what] = now;
        return true;
    }
}
