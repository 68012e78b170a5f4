using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Staff.Alerting;

/// <summary>Something happened that somebody is to be called for. On the wire to the receiver it has these very names.</summary>
/// <param name="Id">The event's in the audit trail. A receiver that sees it twice has heard of it already.</param>
/// <param name="At">When it happened.</param>
/// <param name="Action">Its name in the trail.</param>
/// <param name="Actor">Who did it: kind and id.</param>
/// <param name="Object">What it was done to: kind and id.</param>
/// <param name="Detail">Codes and numbers, or null.</param>
public sealed record Alert(Guid Id, DateTimeOffset At, string Action, string Actor, string Object, IReadOnlyDictionary<string, string>? Detail);

/// <summary>
/// Posts an alert to the receiver that the operator has named. Anything but 2xx, or no answer in time, means once more, with growing pauses for about an
/// hour; then it lies among the dead letters. One that a receiver refuses holds back a part of its own action and nothing else.
/// </summary>
internal sealed class TellAlert(AlertHttp http, IOptions<AlertOptions> options, TimeProvider clock) : IListener<Alert>
{
    /// <summary>Header with the Unix seconds at which it was sent.</summary>
    public const string TimestampHeader = "X-Vigil-Timestamp";

    /// <summary>Header with <c>v1=hex(hmac-sha256(secret, timestamp + "." + body))</c>.</summary>
    public const string SignatureHeader = "X-Vigil-Signature";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <inheritdoc/>
    public async Task HandleAsync(Alert happened, CancellationToken cancellationToken)
    {
        if (options.Value is not { Url.Length: > 0 } settings)
        {
            // The receiver was taken out of the settings after it happened.
            return;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(happened, Json);
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (settings.Secret.Length > 0)
        {
            var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add(TimestampHeader, timestamp);
            request.Headers.Add(SignatureHeader, $"v1={Sign(settings.Secret, timestamp, body)}");
        }

        using var answer = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static string Sign(string secret, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}."), .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}

/// <summary>The client that speaks to the receiver, through the gate of outgoing requests.</summary>
internal sealed record AlertHttp(HttpClient Client);
