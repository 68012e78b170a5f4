namespace Vigil.Server.Platform.Http;

/// <summary>Refusals that any endpoint or hub method may give.</summary>
public static class RequestRefusals
{
    /// <summary>A value is out of its documented range; the sentence names which and what was expected.</summary>
    public static Refusal Invalid(string what) => new(StatusCodes.Status400BadRequest, "request.invalid", what);

    /// <summary>What a body leaves out is null here, whatever the record's type says of it. A record that checks its members by themselves needs no more.</summary>
    /// <returns>Null where every member is there.</returns>
    public static Refusal? Missing(params IReadOnlyList<(string Name, object? Value)> members) =>
        members.Where(m => m.Value is null).Select(m => m.Name).ToList() is { Count: > 0 } missing ? Invalid($"{string.Join(", ", missing)}: expected.") : null;

    /// <summary>There is no valid session.</summary>
    public static readonly Refusal NoSession = new(StatusCodes.Status401Unauthorized, "session.required", "A valid session token is required.");
}
