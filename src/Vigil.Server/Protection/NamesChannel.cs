using Vigil.Server.Protection.Guarding;
using Vigil.Server.Protection.Recognising;

namespace Vigil.Server.Protection;

/// <summary>Whether a message names something that stands on a list of channels, or could: not what somebody calls their own. Pure.</summary>
internal static class NamesChannel
{
    /// <summary>An address of a page, or a domain.</summary>
    public static bool Link(string text) => Names(text, ChannelKind.Website);

    /// <summary>A mail address.</summary>
    public static bool Mail(string text) => Names(text, ChannelKind.Email);

    /// <summary>A telephone number.</summary>
    public static bool Phone(string text) => Names(text, ChannelKind.Phone);

    private static bool Names(string text, ChannelKind kind) => FindNamed.In(text).Any(named => named.Kind == kind);
}
