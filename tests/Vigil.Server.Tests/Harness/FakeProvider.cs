using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Vigil.Server.Tests.Harness;

/// <summary>
/// A sign-in service (OpenID Connect) on a loopback port that keeps to the protocol, codes once and PKCE checked, until a test lets it misbehave. It signs
/// people in without asking: who that is, a test says before.
/// </summary>
public sealed class FakeProvider : IAsyncDisposable
{
    /// <summary>As what the product is known here.</summary>
    public const string ClientId = "vigil";

    /// <summary>The product's secret here.</summary>
    public const string ClientSecret = "s3cret of the client: 100% & more";

    private static readonly string[] Responses = ["code"];
    private static readonly string[] Methods = ["S256"];

    private readonly WebApplication _server;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _ending = new();
    private RSA _key = RSA.Create(2048);
    private int _keys = 1;

    private FakeProvider(WebApplication server, TimeProvider clock) => (_server, _clock) = (server, clock);

    /// <summary>Its issuer.</summary>
    public string Issuer { get; private set; } = "";

    /// <summary>Who signs in next.</summary>
    public string Subject { get; set; } = "subject-of-wang";

    /// <summary>Takes the claims of the next tokens and changes them.</summary>
    public Action<Dictionary<string, object>> Claims { get; set; } = static _ => { };

    /// <summary>Makes the next tokens in place of the right way: header and claims to token.</summary>
    public Func<Dictionary<string, object>, Dictionary<string, object>, string>? Sign { get; set; }

    /// <summary>Changes the discovery document.</summary>
    public Action<Dictionary<string, object>> Document { get; set; } = static _ => { };

    /// <summary>Answers written by hand, by path.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, CancellationToken, Task>> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>What it answers instead of a code: the parameter <c>error</c>.</summary>
    public string? Error { get; set; }

    /// <summary>True lets it take a code more than once, and any verifier.</summary>
    public bool Careless { get; set; }

    /// <summary>True lets it say in its answers who it is (RFC 9207).</summary>
    public bool NamesIssuer { get; set; }

    /// <summary>Paths asked for, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>The public key in PEM, as somebody would use it who takes it for a shared secret.</summary>
    public string PublicPem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Id of the key that signs.</summary>
    public string KeyId => $"key-{_keys}";

    /// <summary>Starts it on a free port.</summary>
    public static async Task<FakeProvider> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var provider = new FakeProvider(builder.Build(), clock);
        provider.Map();
        await provider._server.StartAsync();
        provider.Issuer = provider._server.Urls.First().TrimEnd('/');
        return provider;
    }

    /// <summary>Signs with a new key from now on, and publishes that one alone.</summary>
    public void RotateKeys()
    {
        _key.Dispose();
        _key = RSA.Create(2048);
        _keys++;
    }

    /// <summary>A token as it should be.</summary>
    public string Signed(Dictionary<string, object> header, Dictionary<string, object> claims)
    {
        var text = $"{Part(header)}.{Part(claims)}";
        return $"{text}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>A token that a shared secret signs.</summary>
    public static string SignedBySecret(string secret, Dictionary<string, object> header, Dictionary<string, object> claims)
    {
        header["alg"] = "HS256";
        var text = $"{Part(header)}.{Part(claims)}";
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), Encoding.ASCII.GetBytes(text)))}";
    }

    /// <summary>A token that nobody signs.</summary>
    public static string Unsigned(Dictionary<string, object> header, Dictionary<string, object> claims)
    {
        header["alg"] = "none";
        return $"{Part(header)}.{Part(claims)}.";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _server.DisposeAsync();
        _key.Dispose();
        _ending.Dispose();
    }

    private static string Part(object content) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content));

    private void Map()
    {
        _server.Use(async (context, next) =>
        {
            Requests.Enqueue(context.Request.Path.Value!);
            if (Answers.TryGetValue(context.Request.Path.Value!, out var answer))
            {
                using var ending = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token, context.RequestAborted);
                await answer(context, ending.Token);
                return;
            }

            await next(context);
        });
        _server.MapGet("/.well-known/openid-configuration", () =>
        {
            var document = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["issuer"] = Issuer,
                ["authorization_endpoint"] = $"{Issuer}/authorize",
                ["token_endpoint"] = $"{Issuer}/token",
                ["jwks_uri"] = $"{Issuer}/keys",
                ["response_types_supported"] = Responses,
                ["code_challenge_methods_supported"] = Methods,
                ["authorization_response_iss_parameter_supported"] = NamesIssuer,
            };
            Document(document);
            return Results.Json(document);
        });
        _server.MapGet("/keys", () =>
        {
            var key = _key.ExportParameters(includePrivateParameters: false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = KeyId, n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) } } });
        });
        _server.MapGet("/authorize", (string client_id, string redirect_uri, string response_type, string scope, string state, string nonce, string code_challenge, string code_challenge_method) =>
        {
            if ((client_id, response_type, scope, code_challenge_method) != (ClientId, "code", "openid", "S256"))
            {
                return Results.BadRequest();
            }

            var back = new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = state, ["iss"] = NamesIssuer ? Issuer : null };
            if (Error is { } error)
            {
                back["error"] = error;
                back["error_description"] = "<script>alert(1)</script>";
            }
            else
            {
                var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
                _grants[code] = new Grant(Subject, nonce, code_challenge, redirect_uri);
                back["code"] = code;
            }

            return Results.Redirect(QueryHelpers.AddQueryString(redirect_uri, back));
        });
        _server.MapPost("/token", Token);
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync(_ending.Token);
        var expected = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(ClientId)}:{WebUtility.UrlEncode(ClientSecret)}"))}";
        if (request.Headers.Authorization != expected && (form["client_id"], form["client_secret"]) != (ClientId, ClientSecret))
        {
            return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
        }

        var code = form["code"].ToString();
        if (!(Careless ? _grants.TryGetValue(code, out var grant) : _grants.TryRemove(code, out grant)) || form["grant_type"] != "authorization_code" || form["redirect_uri"] != grant.Back
            || (!Careless && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != grant.Challenge))
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        }

        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = Issuer,
            ["sub"] = grant.Subject,
            ["aud"] = ClientId,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["nonce"] = grant.Nonce,

            // What many services send along, and what must never decide.
            ["email"] = "wang@exchange.example",
            ["email_verified"] = true,
        };
        Claims(claims);
        var header = new Dictionary<string, object>(StringComparer.Ordinal) { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = KeyId };
        return Results.Json(new { access_token = "of no use", token_type = "Bearer", expires_in = 300, id_token = Sign is { } sign ? sign(header, claims) : Signed(header, claims) });
    }

    private sealed record Grant(string Subject, string Nonce, string Challenge, string Back);
}
