using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Vigil.EndToEnd.Tests.Payloads;

/// <summary>Somebody who speaks to the server without a page, and is told what it answers.</summary>
internal sealed class Api : IDisposable
{
    private int _last;

    private Api(string server) => Http = new HttpClient { BaseAddress = new Uri(server) };

    /// <summary>What it sends with.</summary>
    public HttpClient Http { get; }

    /// <summary>One of the demo's staff.</summary>
    /// <param name="device">What their browser calls itself.</param>
    public static async Task<Api> StaffAsync(RunningVigil vigil, string person, string? device = null) =>
        await StaffAsync(vigil, $"{person}@demo.meridian.example", await vigil.PasswordOfAsync($"{person}@demo.meridian.example"), device);

    /// <summary>Whoever has this mailbox and password.</summary>
    public static async Task<Api> StaffAsync(RunningVigil vigil, string email, string password, string? device)
    {
        var api = new Api(vigil.Server);
        if (device is not null)
        {
            Assert.True(api.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", device));
        }

        var session = await api.PostAsync("/api/staff/sign-in", new { email, password });
        api.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
        return api;
    }

    /// <summary>A customer of the demo exchange, in a session beside the one that their browser has.</summary>
    public static async Task<(Api Api, string Session)> CustomerAsync(RunningVigil vigil, string persona)
    {
        var api = new Api(vigil.Server);
        using var told = await api.Http.PostAsync(new Uri($"{vigil.Sandbox}/demo/personas/{persona}/identity-token"), null, TestContext.Current.CancellationToken);
        var token = (await told.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("identityToken").GetString();
        var session = (await api.PostAsync("/api/messenger/session", new { identityToken = token, locale = "zh-CN", timeZone = "Asia/Shanghai" })).GetProperty("sessionToken").GetString()!;
        api.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session);
        return (api, session);
    }

    /// <summary>A key of its own for each entry.</summary>
    public string Key() => string.Create(CultureInfo.InvariantCulture, $"hostile-{Interlocked.Increment(ref _last)}");

    /// <summary>Sends, and must not be refused.</summary>
    public async Task<JsonElement> PostAsync(string path, object body)
    {
        var (status, answer) = await TryAsync(path, body);
        Assert.True(status < 300, $"{path}: {status} {answer}");
        return answer;
    }

    /// <summary>Sends; a refusal is an answer too, a fault is none.</summary>
    public async Task<(int Status, JsonElement Answer)> TryAsync(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        return await ReadAsync(path, response);
    }

    /// <summary>Uploads a file under a name.</summary>
    public async Task<JsonElement> UploadAsync(string path, string name)
    {
        using var content = new ByteArrayContent("what a name can hide"u8.ToArray());
        using var response = await Http.PostAsync(new Uri($"{path}?name={Uri.EscapeDataString(name)}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var (status, file) = await ReadAsync(path, response);
        Assert.True(status == 201, $"{path}: {status} {file}");
        return file;
    }

    /// <summary>Reads.</summary>
    public Task<JsonElement> GetAsync(string path) => Http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();

    private static async Task<(int Status, JsonElement Answer)> ReadAsync(string path, HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode is < 500 or 503, $"{path}: {(int)response.StatusCode} {text}");
        using var answer = JsonDocument.Parse(text.Length == 0 ? "null" : text);
        return ((int)response.StatusCode, answer.RootElement.Clone());
    }
}
