namespace Vigil.Sandbox.Connector;

/// <summary>Errors as application/problem+json (RFC 9457) with a stable <c>code</c>.</summary>
internal static class Problems
{
    /// <summary>Also the answer for a record that belongs to another account: it must not be told apart.</summary>
    public static IResult NotFound() => Of(StatusCodes.Status404NotFound, "not_found", "There is no such record.");

    public static IResult Invalid(string code, string detail) => Of(StatusCodes.Status400BadRequest, code, detail);

    public static IResult Conflict(string code, string detail) => Of(StatusCodes.Status409Conflict, code, detail);

    /// <summary>A code for what the framework answers by itself: a body that is not JSON, a route that is none.</summary>
    public static void Describe(ProblemDetailsContext context) => context.ProblemDetails.Extensions.TryAdd("code", context.ProblemDetails.Status switch
    {
        StatusCodes.Status400BadRequest => "request.invalid",
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method.not_allowed",
        StatusCodes.Status415UnsupportedMediaType => "request.not_json",
        _ => "internal",
    });

    public static IResult Of(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}
