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
    };
}
