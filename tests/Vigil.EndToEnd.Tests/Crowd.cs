using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Many cases and many entries, made over HTTP in moments: what an agent's screen has to hold on a bad day.</summary>
internal sealed class Crowd(RunningVigil vigil) : IDisposable
{
    // A visitor may have ten open cases (docs/operate/limits.md).
    private const int CasesOfOne = 10;

    private readonly HttpClient _http = new() { BaseAddress = new Uri(vigil.Server) };
    private string _staff = "";

    /// <summary>Signs a member of staff in, whose word the rest is.</summary>
    public async Task SignInAsync(string email)
    {
        var session = await SendAsync(HttpMethod.Post, "/api/staff/sign-in", null, new { email, password = await vigil.PasswordOfAsync(email) });
        _staff = session.GetProperty("token").GetString()!;
    }

    /// <summary>Opens cases of visitors; answers with the sessions and ids of all.</summary>
    public async Task<IReadOnlyList<(string Session, string Case)>> OpenAsync(int count)
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, (count + CasesOfOne - 1) / CasesOfOne).Select(async _ =>
        {
            var session = (await SendAsync(HttpMethod.Post, "/api/messenger/session", null, new { locale = "zh-CN", timeZone = "Asia/Shanghai" })).GetProperty("sessionToken").GetString()!;
            var cases = new List<(string, string)>();
            for (var at = 0; at < CasesOfOne; at++)
            {
                var made = await SendAsync(HttpMethod.Post, "/api/messenger/cases", session, new { clientCaseId = $"case-{at}" });
                cases.Add((session, made.GetProperty("caseId").GetString()!));
            }

            return cases;
        }));
        return [.. opened.SelectMany(cases => cases).Take(count)];
    }

    /// <summary>Writes notes into a case, in their order.</summary>
    public async Task NoteAsync(string id, int from, int to)
    {
        for (var at = from; at <= to; at++)
        {
            await SendAsync(HttpMethod.Post, $"/api/console/cases/{id}/notes", _staff, new { clientMessageId = $"note-{at}", text = $"note {at}: checked the transfer once more, nothing new on the chain" });
        }
    }

    /// <summary>The visitor says something.</summary>
    public Task SayAsync((string Session, string Case) who, string text) =>
        SendAsync(HttpMethod.Post, $"/api/messenger/cases/{who.Case}/messages", who.Session, new { clientMessageId = text, text });

    /// <summary>The lead takes a case.</summary>
    public Task TakeAsync(string id) => SendAsync(HttpMethod.Post, $"/api/console/cases/{id}/assign", _staff, new { });

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? token, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        using var answer = JsonDocument.Parse(text);
        return answer.RootElement.Clone();
    }
}
