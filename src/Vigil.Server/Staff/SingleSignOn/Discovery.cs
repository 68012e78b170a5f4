using System.Text.Json;

namespace Vigil.Server.Staff.SingleSignOn;

/// <summary>What a sign-in service says of itself (OpenID Connect Discovery 1.0), as far as we need it.</summary>
/// <param name="PostsSecret">It takes the client's secret in the form only, not in the header that is the rule (RFC 6749, section 2.3.1).</param>
/// <param name="NamesIssuer">It promises to say in its answers which service it is (RFC 9207).</param>
internal sealed record Discovery(Uri Authorization, Uri Token, Uri Keys, bool PostsSecret, bool NamesIssuer)
{
    /// <summary>Where it lies (Discovery, section 4).</summary>
    public static Uri AddressOf(string issuer) => new($"{issuer.TrimEnd('/')}/.well-known/openid-configuration");

    /// <summary>Reads it. Pure.</summary>
    /// <returns>The document, or what is wrong with it.</returns>
    public static (Discovery? Document, string? Wrong) Read(string json, string issuer)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;

            // Exactly, letter by letter (section 4.3): whoever answers for another must not be believed.
            if (Text(root, "issuer") != issuer)
            {
                return (null, "its issuer is not the one of the settings");
            }

            if (Address(root, "authorization_endpoint") is not { } authorization || Address(root, "token_endpoint") is not { } token || Address(root, "jwks_uri") is not { } keys)
            {
                return (null, "an endpoint is missing, or is not https");
            }

            return Names(root, "response_types_supported") is { } responses && !responses.Contains("code", StringComparer.Ordinal) ? (null, "it gives no authorisation codes")
                : Names(root, "code_challenge_methods_supported") is { } methods && !methods.Contains("S256", StringComparer.Ordinal) ? (null, "it does not know PKCE with S256")
                : (new Discovery(authorization, token, keys, PostsOnly(root), root.TryGetProperty("authorization_response_iss_parameter_supported", out var names) && names.ValueKind is JsonValueKind.True), null);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return (null, "it is no discovery document");
        }
    }

    // Left out, the header is what it takes (section 3).
    private static bool PostsOnly(JsonElement root) =>
        Names(root, "token_endpoint_auth_methods_supported") is { } methods && !methods.Contains("client_secret_basic", StringComparer.Ordinal) && methods.Contains("client_secret_post", StringComparer.Ordinal);

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static Uri? Address(JsonElement root, string name) => Uri.TryCreate(Text(root, name), UriKind.Absolute, out var address) && SingleSignOnOptions.IsSafe(address) ? address : null;

    private static List<string?>? Names(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(v => v.GetString())] : null;
}
