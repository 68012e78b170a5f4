namespace Vigil.Server.Platform.Http;

/// <summary>Refusals that any endpoint or hub method may give.</summary>
public static class RequestRefusals
{
    /// <summary>A value is out of its documented range; the sentence names which and what was expected.</summary>
    public static Refusal Invalid(string what) => new(StatusCodes.Status400BadRequest, "request.invalid", what);

    /// <summary>There is no valid session.</summary>
    public static readonly Refusal NoSession = new(StatusCodes.Status401Unauthorized, "session.required", "A valid session token is required.");
}
