namespace Vigil.Server.Platform.Http;

/// <summary>Short names of settings on the command line; any other setting goes by its full name, such as <c>--Assistant:AnswerThreshold 0.5</c>.</summary>
public static class CommandLine
{
    /// <summary>Switch to configuration key.</summary>
    public static IDictionary<string, string> Switches { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["--data"] = "Database:Data",
        ["--db"] = "Database:Db",
        ["--models"] = "Assistant:Models",
        ["--demo"] = "Staff:Demo",
    };

    /// <summary>Gives the one switch that needs no value its value, so that it does not take the next argument for it.</summary>
    public static string[] Expand(string[] args) => [.. args.Select(arg => arg == "--demo" ? "--demo=true" : arg)];
}
