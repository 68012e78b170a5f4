namespace Vigil.Sandbox.Demo;

/// <summary>Browser and system as a list of sign-ins names them.</summary>
internal static class Browsers
{
    // In this order: Edge and Opera say that they are Chrome, and Chrome that it is Safari.
    private static readonly (string Mark, string Name)[] Programs = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Mark, string Name)[] Systems = [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    /// <summary>For instance <c>Chrome · Windows</c>; <c>API</c> for what is no browser that we know.</summary>
    public static string Name(string userAgent)
    {
        var program = Find(Programs, userAgent);
        return program is null ? "API" : Find(Systems, userAgent) is { } system ? $"{program} · {system}" : program;
    }

    private static string? Find((string Mark, string Name)[] of, string userAgent) => of.Where(o => userAgent.Contains(o.Mark, StringComparison.Ordinal)).Select(o => o.Name).FirstOrDefault();
}
