using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using Vigil.Contracts.Console;
using Vigil.Server.Staff.SingleSignOn;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

/// <summary>An installation with a sign-in service of the house, its first person, and browsers.</summary>
public abstract class SingleSignOnScene(TestDatabase database) : SliceTest(database)
{
    protected const string Email = "wang@exchange.example";
    protected const string Password = "correct horse battery";
    protected const string House = "house";
    protected const string Other = "other";

    private protected FakeProvider Provider { get; set; } = null!;

    private protected VigilApplication Application { get; set; } = null!;

    protected static string Setting(string key, string name) => $"Staff:SingleSignOn:{key}:{name}";

    protected static (string, string?)[] Settings(string key, FakeProvider provider) =>
    [
        ("Staff:PublicUrl", "https://localhost"), (Setting(key, "Name"), $"The {key}"), (Setting(key, "Issuer"), provider.Issuer),
        (Setting(key, "ClientId"), FakeProvider.ClientId), (Setting(key, "ClientSecret"), FakeProvider.ClientSecret),

        // To all but the test of impatience a crowded machine is no service that is away.
        (Setting(key, "TimeoutSeconds"), "60"),
    ];

    protected async Task<VigilApplication> NodeAsync(string timeout = "60")
    {
        var node = await StartAsync(Application.Storage, settings: [.. Settings(House, Provider).SkipLast(1), (Setting(House, "TimeoutSeconds"), timeout)]);
        node.Outgoing.Allow(new Uri(Provider.Issuer));
        return node;
    }

    protected async Task<StaffClient> SetUpAsync(params (string, string?)[] more)
    {
        Provider = Keep(await FakeProvider.StartAsync(Clock));
        Application = await StartAsync(settings: [.. Settings(House, Provider), .. more]);
        Application.Outgoing.Allow(new Uri(Provider.Issuer));
        return await StaffClient.SetUpAsync(Application, Email, Password);
    }

    protected async Task<HttpResponseMessage> SignOnAsync(Browser browser) =>
        await browser.FinishAsync(House, await Provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House))));

    protected async Task<HttpResponseMessage> JoinAsync(Browser browser, string token, bool begins = true)
    {
        var begun = await browser.PostAsync("/api/staff/sign-on/join", new AcceptInvitationBySignOn(token, "Chen", House));
        return begins ? await browser.FinishAsync(House, await Provider.AuthorizeAsync(await Browser.AddressOf(begun))) : begun;
    }

    protected async Task<HttpResponseMessage> TryLinkAsync(StaffClient staff)
    {
        var browser = new Browser(Application) { Session = staff.Session.Token };
        return await browser.FinishAsync(House, await Provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/identities", new BeginSignOn(House))));
    }

    protected async Task LinkAsync(StaffClient staff)
    {
        var finished = await Customer.ReadAsync<SignOnFinishedView>(await TryLinkAsync(staff), HttpStatusCode.OK);
        Assert.Equal(("link", null, null), (finished.Purpose, finished.Staff, finished.SecondFactor));
    }

    protected Task<List<string>> TrailAsync() => RowsAsync(Application, "select actor || ' ' || action || ' ' || coalesce(detail, '') from audit_events order by at, id");

    /// <summary>A browser at the console: it keeps the two cookies, and goes where it is sent.</summary>
    protected sealed class Browser(VigilApplication application)
    {
        private const string SessionCookie = "__Host-vigil-staff";

        private readonly HttpClient _http = StaffClient.Open(application);

        public string? Pending { get; set; }

        public string? Session { get; set; }

        public bool HasSession => Session is not null;

        public static async Task<Uri> AddressOf(HttpResponseMessage begun) => new((await Customer.ReadAsync<SignOnStartedView>(begun, HttpStatusCode.OK)).Url);

        public async Task<Uri> BeginAsync(string path, BeginSignOn what) => await AddressOf(await PostAsync(path, what));

        public Task<HttpResponseMessage> FinishAsync(string provider, Vigil.Contracts.Console.FinishSignOn back) => PostAsync("/api/staff/sign-on/finish", back with { Provider = provider });

        public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

        public Task<HttpResponseMessage> DeleteAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Delete, path));

        public Task<HttpResponseMessage> PostAsync<T>(string path, T body) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) });

        private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
        {
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            var cookies = new[] { (PendingSignOns.CookieName, Pending), (SessionCookie, Session) }.Where(c => c.Item2 is not null).Select(c => $"{c.Item1}={c.Item2}").ToList();
            if (cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", cookies));
            }

            var answer = await _http.SendAsync(request, Ending);
            foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            {
                Assert.All((string[])["; path=/", "; secure", "; httponly", "; samesite=lax"], part => Assert.Contains(part, set, StringComparison.OrdinalIgnoreCase));
                var (name, value) = (set.Split('=')[0], set.Split(';')[0].Split('=', 2)[1]);
                Pending = name == PendingSignOns.CookieName ? (value.Length > 0 ? value : null) : Pending;
                Session = name == SessionCookie ? (value.Length > 0 ? value : null) : Session;
            }

            return answer;
        }
    }
}

/// <summary>A person at the sign-in service, who is sent back at once.</summary>
internal static class AtTheService
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public static async Task<Vigil.Contracts.Console.FinishSignOn> AuthorizeAsync(this FakeProvider provider, Uri address)
    {
        Assert.StartsWith(provider.Issuer, address.AbsoluteUri, StringComparison.Ordinal);
        using var answer = await Http.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var back = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        Assert.StartsWith("https://localhost/console/sso/", answer.Headers.Location.AbsoluteUri, StringComparison.Ordinal);
        return new(answer.Headers.Location.Segments[^1], back["state"].ToString(), Of("code"), Of("iss"), Of("error"));

        string? Of(string name) => back.TryGetValue(name, out var value) ? value.ToString() : null;
    }
}
