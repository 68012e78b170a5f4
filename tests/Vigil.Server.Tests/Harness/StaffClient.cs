using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Staff;

namespace Vigil.Server.Tests.Harness;

/// <summary>Someone at the console, or a script in their place.</summary>
public sealed class StaffClient
{
    /// <summary>Somebody who leads a shift, for what needs a person and no sign-in.</summary>
    public static readonly StaffCaller Lead = new(StaffId.From(new Guid("00000000-0000-7000-8000-000000000001")), "Lead", StaffRole.Supervisor, [], "no session");

    private const string SourceHeader = "X-Test-Source";

    private StaffClient(HttpClient http, StaffSessionView session)
    {
        Http = http;
        Session = session;
    }

    /// <summary>Sends with this session as bearer.</summary>
    public HttpClient Http { get; }

    /// <summary>The session.</summary>
    public StaffSessionView Session { get; }

    /// <summary>Lets a test say which address a request comes from; hand it to <c>StartAsync(services: …)</c>.</summary>
    public static void SourcesFromHeader(IServiceCollection services) => services.AddSingleton<IStartupFilter, Sources>();

    /// <summary>A client that keeps no cookies and sends none by itself.</summary>
    public static HttpClient Open(VigilApplication application, string? source = null)
    {
        var http = application.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false, BaseAddress = application.Listens ? application.Address : new Uri("https://localhost") });
        if (source is not null)
        {
            http.DefaultRequestHeaders.Add(SourceHeader, source);
        }

        return http;
    }

    /// <summary>The demonstration people of an application that was started with <c>Staff:Demo</c>.</summary>
    public static async Task<IReadOnlyList<DemoPerson>> DemoPeopleAsync(VigilApplication application) =>
        JsonSerializer.Deserialize<List<DemoPerson>>(await File.ReadAllTextAsync(Path.Combine(application.Storage.Folder, "demo-staff.json"), TestContext.Current.CancellationToken), JsonSerializerOptions.Web)!;

    /// <summary>Signs in the first demonstration person with this role.</summary>
    public static async Task<StaffClient> DemoAsync(VigilApplication application, string role = "agent")
    {
        var person = (await DemoPeopleAsync(application)).First(p => p.Role == role);
        return await SignInAsync(application, person.Email, person.Password);
    }

    /// <summary>Signs in the demonstration person of this name.</summary>
    public static async Task<StaffClient> NamedAsync(VigilApplication application, string name)
    {
        var person = (await DemoPeopleAsync(application)).First(p => p.Name == name);
        return await SignInAsync(application, person.Email, person.Password);
    }

    /// <summary>Signs in.</summary>
    public static async Task<StaffClient> SignInAsync(VigilApplication application, string email, string password)
    {
        var http = Open(application);
        return await WithAsync(http, await TryAsync(http, email, password));
    }

    /// <summary>Somebody who has a session already.</summary>
    public static StaffClient With(VigilApplication application, StaffSessionView session)
    {
        var http = Open(application);
        http.DefaultRequestHeaders.Authorization = new("Bearer", session.Token);
        return new StaffClient(http, session);
    }

    /// <summary>Tries to sign in.</summary>
    public static Task<HttpResponseMessage> TryAsync(HttpClient http, string email, string password) =>
        http.PostAsJsonAsync("/api/staff/sign-in", new StaffSignIn(email, password), TestContext.Current.CancellationToken);

    /// <summary>Makes the first administrator with the set-up link that the server left in its data folder.</summary>
    public static async Task<StaffClient> SetUpAsync(VigilApplication application, string email, string password)
    {
        var http = Open(application);
        return await WithAsync(http, await http.PostAsJsonAsync("/api/staff/setup", new FirstRunSetup(await SetupTokenAsync(application), "小王", email, password), TestContext.Current.CancellationToken));
    }

    /// <summary>The token of the set-up link.</summary>
    public static async Task<string> SetupTokenAsync(VigilApplication application) =>
        (await File.ReadAllTextAsync(Path.Combine(application.Storage.Folder, "setup-link.txt"), TestContext.Current.CancellationToken)).Trim().Split('#')[1];

    /// <summary>Reads a path.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Posts an object, or nothing.</summary>
    public Task<HttpResponseMessage> PostAsync<T>(string path, T body) => Http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);

    /// <summary>Puts an object.</summary>
    public Task<HttpResponseMessage> PutAsync<T>(string path, T body) => Http.PutAsJsonAsync(path, body, TestContext.Current.CancellationToken);

    /// <summary>Deletes what stands at a path.</summary>
    public Task<HttpResponseMessage> DeleteAsync(string path) => Http.DeleteAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Reads a path that must be there.</summary>
    public async Task<T> ReadAsync<T>(string path) => await Customer.ReadAsync<T>(await GetAsync(path), HttpStatusCode.OK, path);

    /// <summary>Connects to the console's hub, in memory.</summary>
    public async Task<HubClient> ConnectAsync(VigilApplication application)
    {
        var socket = await application.OpenSocketAsync("/hubs/console", Session.Token);
        return await HubClient.ConnectAsync(socket, TestContext.Current.CancellationToken);
    }

    private static async Task<StaffClient> WithAsync(HttpClient http, HttpResponseMessage answer)
    {
        var session = await Customer.ReadAsync<StaffSessionView>(answer, HttpStatusCode.OK);
        http.DefaultRequestHeaders.Authorization = new("Bearer", session.Token);
        return new StaffClient(http, session);
    }

    /// <summary>One row of <c>demo-staff.json</c>.</summary>
    public sealed record DemoPerson(string Name, string Email, string Role, string Password);

    private sealed class Sources : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (context.Request.Headers[SourceHeader].ToString() is { Length: > 0 } source)
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(source);
                }

                return following(context);
            });
            next(app);
        };
    }
}
