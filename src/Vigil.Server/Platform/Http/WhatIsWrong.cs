using System.Text.Json;
using System.Text.RegularExpressions;

namespace Vigil.Server.Platform.Http;

/// <summary>Says what is wrong with a request that the framework refused, without repeating any of it and without the names of our own types, which the framework's own sentences hold.</summary>
internal static partial class WhatIsWrong
{
    /// <summary>One sentence for a person.</summary>
    public static string With(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status415UnsupportedMediaType => "The body must be sent as application/json in UTF-8.",
        _ when bad.InnerException is JsonException json => $"The body is not the JSON that was expected{(IsPlain(json.Path) ? $" at {json.Path}" : "")}.",
        _ when Parameter().Match(bad.Message) is { Success: true } named => $"{named.Groups["name"].Value}: not what was expected.",
        _ => "The request is not what was expected.",
    };

    // What a peer calls its own fields is the peer's text too.
    private static bool IsPlain(string? path) => path is { Length: > 0 and <= 64 } && Path().IsMatch(path);

    // 'Failed to bind parameter "CaseId id" from "7".' and its like: RequestDelegateFactory in dotnet/aspnetcore.
    [GeneratedRegex("^[A-Za-z ]+ parameter \"[^\"]* (?<name>[A-Za-z]+)\" (from \"|was not provided from (route|query))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("^\\$[A-Za-z0-9.\\[\\]]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Path();
}
