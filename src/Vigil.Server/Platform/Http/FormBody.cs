namespace Vigil.Server.Platform.Http;

/// <summary>The fields of a form that somebody sends.</summary>
public static class FormBody
{
    /// <summary>Reads them.</summary>
    /// <returns>Null where the body is no form: of another type, broken off, with characters that no form may have, or with more fields than the framework reads.</returns>
    /// <exception cref="BadHttpRequestException">It is longer than the route allows.</exception>
    public static async Task<IFormCollection?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // What the reader says of a body that is no form, or ends in the middle of one.
            return null;
        }
    }
}
