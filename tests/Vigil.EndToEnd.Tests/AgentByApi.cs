using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>A member of staff who works without a console, for tests that look at the customer's side only. Nobody is given cases by themselves then: a case waits until it is taken.</summary>
public sealed class AgentByApi : IDisposable
{
    private static int _last;

    private readonly HttpClient _http;
    private readonly string _id;

    private AgentByApi(HttpClient http, string id) => (_http, _id) = (http, id);

    /// <summary>Signs in the one who leads the shift, who may take any case.</summary>
    public static async Task<AgentByApi> SignInAsync(RunningVigil vigil)
    {
        const string Lead = "jing@demo.meridian.example";
        var http = new HttpClient { BaseAddress = new Uri(vigil.Server) };
        using var signedIn = await http.PostAsJsonAsync("/api/staff/sign-in", new { email = Lead, password = await vigil.PasswordOfAsync(Lead) }, TestContext.Current.CancellationToken);
        using var session = JsonDocument.Parse(await signedIn.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.RootElement.GetProperty("token").GetString());
        return new AgentByApi(http, session.RootElement.GetProperty("staff").GetProperty("id").GetString()!);
    }

    /// <summary>The state of a case.</summary>
    public async Task<string> StateAsync(string id)
    {
        using var row = JsonDocument.Parse(await _http.GetStringAsync(new Uri($"/api/console/cases/{id}", UriKind.Relative), TestContext.Current.CancellationToken));
        return row.RootElement.GetProperty("state").GetString()!;
    }

    /// <summary>The case that changed last.</summary>
    public async Task<string> NewestCaseAsync(string view = "all")
    {
        using var list = JsonDocument.Parse(await _http.GetStringAsync(new Uri($"/api/console/cases?view={view}&limit=200", UriKind.Relative), TestContext.Current.CancellationToken));
        return list.RootElement.GetProperty("items").EnumerateArray().MaxBy(row => row.GetProperty("updatedAt").GetDateTimeOffset()).GetProperty("id").GetString()!;
    }

    /// <summary>Takes a case.</summary>
    public Task TakeAsync(string id) => PostAsync($"/api/console/cases/{id}/assign", new { staffId = _id });

    /// <summary>At work and on a break: may be given a case by hand, and gets none by routing.</summary>
    public async Task BreakAsync()
    {
        using var answer = await _http.PutAsJsonAsync("/api/console/presence", new { state = "break" }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Writes to its customer.</summary>
    public Task SayAsync(string id, string text) => PostAsync($"/api/console/cases/{id}/messages", new { clientMessageId = string.Create(CultureInfo.InvariantCulture, $"by-api-{Interlocked.Increment(ref _last)}"), text });

    /// <summary>Ends it.</summary>
    public Task ResolveAsync(string id) => PostAsync($"/api/console/cases/{id}/resolve", new { });

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task PostAsync<T>(string path, T body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }
}
