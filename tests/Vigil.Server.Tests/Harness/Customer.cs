using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;

namespace Vigil.Server.Tests.Harness;

/// <summary>Someone with a messenger: a session and what one does with it.</summary>
public sealed class Customer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
    private static int _last;

    private readonly VigilApplication _application;

    private Customer(VigilApplication application, HttpClient http, SessionView session)
    {
        _application = application;
        Http = http;
        Session = session;
    }

    /// <summary>Sends with this session.</summary>
    public HttpClient Http { get; }

    /// <summary>The session.</summary>
    public SessionView Session { get; }

    /// <summary>Starts a session: a visitor's without a token.</summary>
    /// <param name="presented">A session token that is sent along, as a visitor does who signs in.</param>
    public static async Task<Customer> StartAsync(VigilApplication application, string? identityToken = null, string locale = "zh-CN", string? timeZone = "Asia/Shanghai", string? presented = null)
    {
        var http = application.CreateClient();
        http.DefaultRequestHeaders.Authorization = presented is null ? null : new("Bearer", presented);
        var answer = await http.PostAsJsonAsync("/api/messenger/session", new StartSession(identityToken, locale, timeZone), Json, TestContext.Current.CancellationToken);
        var session = await ReadAsync<SessionView>(answer, HttpStatusCode.OK);
        http.DefaultRequestHeaders.Authorization = new("Bearer", session.SessionToken);
        return new Customer(application, http, session);
    }

    /// <summary>The same session at another server on the same storage.</summary>
    public Customer At(VigilApplication other)
    {
        var http = other.CreateClient();
        http.DefaultRequestHeaders.Authorization = Http.DefaultRequestHeaders.Authorization;
        return new Customer(other, http, Session);
    }

    /// <summary>A key that no other test uses.</summary>
    public static string NewKey() => string.Create(CultureInfo.InvariantCulture, $"key-{Interlocked.Increment(ref _last)}");

    /// <summary>Opens a case.</summary>
    public async Task<CaseId> OpenCaseAsync(string? text = null, string? intent = null)
    {
        var answer = await PostAsync("/api/messenger/cases", new OpenCase(NewKey(), text, text is null ? null : NewKey(), intent, null));
        return (await ReadAsync<OpenedCase>(answer, HttpStatusCode.Created)).CaseId;
    }

    /// <summary>Sends a message over HTTP.</summary>
    public Task<HttpResponseMessage> SendAsync(CaseId id, string text, string? key = null) => PostAsync($"/api/messenger/cases/{id}/messages", new SendMessage(key ?? NewKey(), text, null));

    /// <summary>The state of a case.</summary>
    public async Task<CaseStateView> StateAsync(CaseId id) => await ReadAsync<CaseStateView>(await GetAsync($"/api/messenger/cases/{id}"), HttpStatusCode.OK);

    /// <summary>The entries after a number.</summary>
    public async Task<EntriesView> EntriesAsync(CaseId id, long after = 0) => await ReadAsync<EntriesView>(await GetAsync($"/api/messenger/cases/{id}/entries?after={after}"), HttpStatusCode.OK);

    /// <summary>Connects to the hub, in memory.</summary>
    public Task<HubClient> ConnectAsync() => ConnectAsync(_application, Session.SessionToken);

    /// <summary>Connects to the hub with any token.</summary>
    public static async Task<HubClient> ConnectAsync(VigilApplication application, string token)
    {
        var socket = await application.OpenSocketAsync("/hubs/messenger", token);
        return await HubClient.ConnectAsync(socket, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts an object.</summary>
    public Task<HttpResponseMessage> PostAsync<T>(string path, T body) => PostAsync(Http, path, body);

    /// <summary>Posts an object as anybody.</summary>
    public static Task<HttpResponseMessage> PostAsync<T>(HttpClient http, string path, T body) => http.PostAsJsonAsync(path, body, Json, TestContext.Current.CancellationToken);

    /// <summary>Posts a body written by hand.</summary>
    public async Task<HttpResponseMessage> PostRawAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads a path.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>The body of an answer that must have this status.</summary>
    public static async Task<T> ReadAsync<T>(HttpResponseMessage answer, HttpStatusCode expected, string? what = null)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == expected, $"{what} Expected {(int)expected}, got {(int)answer.StatusCode}: {body}");
        return JsonSerializer.Deserialize<T>(body, Json)!;
    }

    /// <summary>Asserts a refusal with its stable code.</summary>
    public static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var problem = await ReadAsync<JsonElement>(answer, status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, problem.GetProperty("code").GetString());
    }
}
