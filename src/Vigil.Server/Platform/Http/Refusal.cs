using System.Globalization;
using Microsoft.AspNetCore.SignalR;

namespace Vigil.Server.Platform.Http;

/// <summary>An expected no: something a caller asked that the product declines. Bugs and broken infrastructure throw instead.</summary>
/// <param name="Status">The HTTP status it maps to, 400 to 499 or 503.</param>
/// <param name="Code">A stable dotted name that clients may switch on, such as <c>case.not_found</c>.</param>
/// <param name="Detail">One sentence for a person. Never holds customer text, secrets or other people's ids.</param>
public sealed record Refusal(int Status, string Code, string Detail)
{
    /// <summary>After how long the same request may be granted; null where time alone changes nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The header's form of <see cref="RetryAfter"/>: whole seconds (RFC 9110, section 10.2.3).</summary>
    public string? RetryAfterSeconds => RetryAfter is { } wait ? ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>The hub's form of a refusal: the stable code, a colon, the sentence.</summary>
    public HubException ToHubException() => new($"{Code}: {Detail}");

    /// <summary>The HTTP form: <c>application/problem+json</c> (RFC 9457) with the stable code.</summary>
    public IResult ToProblem()
    {
        var problem = TypedResults.Problem(Detail, statusCode: Status, extensions: [new("code", Code)]);
        return RetryAfterSeconds is { } seconds ? new Later(problem, seconds) : problem;
    }

    private sealed class Later(IResult problem, string seconds) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = seconds;
            return problem.ExecuteAsync(httpContext);
        }
    }
}

/// <summary>Either a value or the <see cref="Refusal"/> that stopped it.</summary>
/// <typeparam name="T">What success holds.</typeparam>
public readonly record struct Outcome<T>(T? Value, Refusal? Refusal)
{
    /// <summary>Success.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>Refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Answers 200 with the value, or the refusal as a problem.</summary>
    public IResult ToHttp() => Refusal?.ToProblem() ?? TypedResults.Ok(Value);
}
