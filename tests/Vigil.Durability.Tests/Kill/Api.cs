using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Vigil.Durability.Tests.Kill;

/// <summary>The server's HTTP, as somebody who is signed in.</summary>
internal sealed class Api(HttpClient http, Uri server, string? token)
{
    /// <exception cref="GoneException">The server is gone.</exception>
    public async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        var (status, body) = await SendAsync(HttpMethod.Get, path, null, cancellationToken);
        return status is HttpStatusCode.OK ? body.Deserialize<T>(Wire.Json)! : throw new InvalidOperationException($"{path} answered {(int)status}: {body}");
    }

    /// <exception cref="GoneException">The server is gone.</exception>
    public Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, object body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, path, body, cancellationToken);

    /// <summary>A call that must succeed.</summary>
    public async Task<T> AskAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        var (status, answer) = await SendAsync(method, path, body, cancellationToken);
        return (int)status < 300 ? answer.Deserialize<T>(Wire.Json)! : throw new InvalidOperationException($"{path} answered {(int)status}: {answer}");
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(server, path)) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: Wire.Json) };
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(request, cancellationToken);
            using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            return (answer.StatusCode, document.RootElement.Clone());
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            throw new GoneException(gone.Message, gone);
        }
    }
}
