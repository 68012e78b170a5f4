using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Vigil.Contracts.Exchange;
using Vigil.Sandbox;
using Xunit;

namespace Vigil.Server.Tests.Sandbox;

/// <summary>A whole Meridian of one's own, spoken to over HTTP, with a clock that the test moves.</summary>
public sealed class Meridian : IDisposable
{
    public const string ServiceToken = "plain-token-0123456789";
    public const string ClearedToken = "cleared-token-0123456789";
    private readonly WebApplicationFactory<SandboxHost> host;

    public Meridian(params (string Key, string Value)[] settings)
    {
        Clock = new ManualClock(new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero));
        host = new WebApplicationFactory<SandboxHost>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("service-token", ServiceToken);
            builder.UseSetting("service-tokens:0:token", ClearedToken);
            builder.UseSetting("service-tokens:0:scopes", "read, clearance");
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        });
        Http = Client(ServiceToken);
    }

    internal ManualClock Clock { get; }

    public HttpClient Http { get; }

    public HttpClient Client(string? token, bool followRedirects = true)
    {
        var client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = followRedirects });
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<IReadOnlyList<JsonElement>> Personas() => (await Http.GetFromJsonAsync<List<JsonElement>>("/demo/personas", Stop))!;

    public async Task<(string Id, string Uid)> Persona(string situation)
    {
        var found = (await Personas()).Single(p => p.GetProperty("situation").GetString() == situation);
        return (found.GetProperty("id").GetString()!, found.GetProperty("uid").GetString()!);
    }

    /// <summary>Signs the persona in and gives the identity token.</summary>
    public async Task<string> IdentityToken(string id)
    {
        var answer = await Http.PostAsync($"/demo/personas/{id}/identity-token", content: null, Stop);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("identityToken").GetString()!;
    }

    public async Task<T> Get<T>(string path) => (await Http.GetFromJsonAsync<T>(path, JsonSerializerOptions.Web, Stop))!;

    public async Task<IReadOnlyList<T>> List<T>(string uid, string list) => (await Get<ExchangePage<T>>($"/v1/accounts/{uid}/{list}?limit=200")).Items;

    public Task<HttpResponseMessage> Act(ExchangeActionRequest request) => Http.PostAsJsonAsync("/v1/actions", request, JsonSerializerOptions.Web, Stop);

    public async Task<ExchangeAction> Done(ExchangeActionRequest request)
    {
        var answer = await Act(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ExchangeAction>(JsonSerializerOptions.Web, Stop))!;
    }

    public static ExchangeActionRequest Action(string key, string kind, string uid, string? target = null, string? scope = null, string? amount = null, string? currency = null, string? approval = null) =>
        new(key, kind, uid, "case-1", "agent-1", target, scope, amount, currency, approval, null);

    public Task Skip(TimeSpan time) => Http.PostAsJsonAsync("/demo/clock", new { advanceSeconds = time.TotalSeconds }, Stop);

    public Task Fault(string mode) => Http.PostAsJsonAsync("/demo/faults", new { mode }, Stop);

    public static async Task<string?> Code(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString();

    public void Dispose()
    {
        Http.Dispose();
        host.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
