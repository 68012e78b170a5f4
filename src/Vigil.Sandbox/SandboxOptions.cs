using System.ComponentModel.DataAnnotations;

namespace Vigil.Sandbox;

/// <summary>What can be set when Meridian is started; each is also a command line option of the same name.</summary>
internal sealed class SandboxOptions : IValidatableObject
{
    /// <summary>Folder that keeps the signing key, the service token and the world over restarts. By default nothing is kept.</summary>
    [ConfigurationKeyName("data")]
    public string? Data { get; set; }

    /// <summary>Where the messenger comes from, such as http://localhost:5080. Without it the demo page has no messenger.</summary>
    [ConfigurationKeyName("vigil-url")]
    public Uri? VigilUrl { get; set; }

    /// <summary>Bearer token with the scopes read, act and deliver. By default a random one, kept in the data folder as <c>service-token</c>.</summary>
    [ConfigurationKeyName("service-token")]
    public string? ServiceToken { get; set; }

    /// <summary>Further tokens with scopes of their own, as <c>service-tokens:0:token</c> and <c>service-tokens:0:scopes</c> (comma-separated).</summary>
    [ConfigurationKeyName("service-tokens")]
    public IReadOnlyList<ServiceTokenOptions> ServiceTokens { get; set; } = [];

    /// <summary>Where changes are sent, such as http://localhost:5080/api/exchange/events. By default nowhere.</summary>
    [ConfigurationKeyName("webhook-url")]
    public Uri? WebhookUrl { get; set; }

    /// <summary>Signs webhooks; at least 16 characters.</summary>
    [ConfigurationKeyName("webhook-secret")]
    public string? WebhookSecret { get; set; }

    /// <summary>
    /// How many times longer than in reality blocks take on every chain, 1 to 20, so that a transfer stays on its way as long as a demonstration needs it: at 1
    /// the first persona's withdrawal is over 7.4 minutes after it is told, at 3 after 22. Also the environment variable <c>MERIDIAN_PACE</c>.
    /// </summary>
    [ConfigurationKeyName("pace")]
    public int? Pace { get; set; }

    /// <summary>Secrets may come as the environment variables <c>MERIDIAN_SERVICE_TOKEN</c> and <c>MERIDIAN_WEBHOOK_SECRET</c> too, which a list of processes does not show.</summary>
    public void Complete(IConfiguration configuration)
    {
        ServiceToken ??= configuration["MERIDIAN_SERVICE_TOKEN"];
        WebhookSecret ??= configuration["MERIDIAN_WEBHOOK_SECRET"];
        Pace ??= configuration.GetValue<int?>("MERIDIAN_PACE");
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ServiceToken is { Length: < 16 } || ServiceTokens.Any(t => t.Token.Length < 16))
        {
            yield return new ValidationResult("service-token: at least 16 characters.");
        }

        if (WebhookUrl is not null && WebhookSecret is not { Length: >= 16 })
        {
            yield return new ValidationResult("webhook-secret: at least 16 characters are needed where webhook-url is set.");
        }

        if (Pace is < 1 or > 20)
        {
            yield return new ValidationResult($"pace: from 1 to 20 (found: {Pace}).");
        }
    }
}

/// <summary>A token and what it may do.</summary>
internal sealed class ServiceTokenOptions
{
    public string Token { get; set; } = "";

    /// <summary>read, act, deliver, clearance; comma-separated.</summary>
    public string Scopes { get; set; } = "read";
}
