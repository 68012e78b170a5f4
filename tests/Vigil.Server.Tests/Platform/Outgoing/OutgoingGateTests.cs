using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Vigil.Server.Platform.Http.Outgoing;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Platform.Outgoing;

/// <summary>Clients of the server, with a name server that lies and hosts that send them elsewhere.</summary>
public sealed class OutgoingGateTests() : SliceTest(TestDatabase.Sqlite)
{
    private const string Metadata = "169.254.169.254";

    [Fact]
    public async Task The_address_that_was_judged_is_the_one_that_is_called_whatever_the_name_answers_next()
    {
        await using var host = await Host.StartAsync();
        var names = new Names(["127.0.0.1"], [Metadata]);
        using var clients = Clients(names, Own($"http://exchange.test:{host.Port}/"));

        // On one connection, for as long as it lasts; the name is asked once.
        Assert.Equal("here", await clients.Client.GetStringAsync(new Uri($"http://exchange.test:{host.Port}/here"), Ending));
        Assert.Equal("here", await clients.Client.GetStringAsync(new Uri($"http://exchange.test:{host.Port}/here"), Ending));
        Assert.Equal(["exchange.test"], names.Asked);

        // A new connection is a new judgement.
        using var again = Clients(names, Own($"http://exchange.test:{host.Port}/"));
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => again.Client.GetStringAsync(new Uri($"http://exchange.test:{host.Port}/here"), Ending));
        Assert.Contains("Metadata", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(["exchange.test", "exchange.test"], names.Asked);
        Assert.Equal(2, host.Paths.Count);
    }

    [Fact]
    public async Task Of_several_addresses_only_those_that_may_be_called_are_tried()
    {
        await using var host = await Host.StartAsync();
        using var clients = Clients(new Names([Metadata, "0.0.0.0", "fe80::1", "::ffff:169.254.169.254", "127.0.0.1"]), Own($"http://exchange.test:{host.Port}/"));

        Assert.Equal("here", await clients.Client.GetStringAsync(new Uri($"http://exchange.test:{host.Port}/here"), Ending));
    }

    [Theory]
    [InlineData("stranger.test")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("exchange.test.")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    public async Task A_host_in_the_house_that_no_setting_names_is_not_called(string name)
    {
        await using var host = await Host.StartAsync();
        using var clients = Clients(new Names(["127.0.0.1"]), Own($"http://exchange.test:{host.Port}/"));

        await Assert.ThrowsAsync<HttpRequestException>(() => clients.Client.GetStringAsync(new Uri($"http://{name}:{host.Port}/here"), Ending));

        Assert.Empty(host.Paths);
    }

    [Fact]
    public async Task Over_plain_http_nothing_leaves_for_the_internet_though_the_operator_has_named_the_host()
    {
        using var clients = Clients(new Names(["93.184.216.34", "2606:4700::1111"]), Own("http://exchange.test/"));

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => clients.Client.GetStringAsync(new Uri("http://exchange.test/here"), Ending));

        Assert.Contains("must not be called over http", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_port_of_an_own_host_is_not_its_own()
    {
        await using var host = await Host.StartAsync();
        await using var other = await Host.StartAsync();
        using var clients = Clients(new Names(["127.0.0.1"]), Own($"http://exchange.test:{host.Port}/"));

        await Assert.ThrowsAsync<HttpRequestException>(() => clients.Client.GetStringAsync(new Uri($"http://exchange.test:{other.Port}/here"), Ending));

        Assert.Empty(other.Paths);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_an_answer_and_no_way(int status)
    {
        await using var host = await Host.StartAsync();
        await using var other = await Host.StartAsync();
        host.SendsTo = (status, $"http://exchange.test:{host.Port}/here");
        using var clients = Clients(new Names(["127.0.0.1"]), Own($"http://exchange.test:{host.Port}/"), Own($"http://other.test:{other.Port}/"));
        foreach (var target in (string[])[$"http://exchange.test:{host.Port}/here", $"http://other.test:{other.Port}/here", $"http://{Metadata}/latest/meta-data/", "file:///etc/passwd"])
        {
            host.SendsTo = (status, target);
            using var answer = await clients.Client.GetAsync(new Uri($"http://exchange.test:{host.Port}/moved"), Ending);
            Assert.Equal(status, (int)answer.StatusCode);
        }

        Assert.All(host.Paths, path => Assert.Equal("/moved", path));
        Assert.Empty(other.Paths);
    }

    [Fact]
    public async Task An_answer_without_end_is_given_up()
    {
        await using var host = await Host.StartAsync();
        using var clients = Clients(new Names(["127.0.0.1"]), Own($"http://exchange.test:{host.Port}/"));

        await Assert.ThrowsAsync<HttpRequestException>(() => clients.Client.GetStringAsync(new Uri($"http://exchange.test:{host.Port}/endless"), Ending));
        await Assert.ThrowsAsync<HttpRequestException>(() => clients.Client.GetAsync(new Uri($"http://exchange.test:{host.Port}/endless"), HttpCompletionOption.ResponseHeadersRead, Ending));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_given_up()
    {
        await using var host = await Host.StartAsync();
        using var clients = Clients(new Names(["127.0.0.1"]), TimeSpan.FromMilliseconds(200), Own($"http://exchange.test:{host.Port}/"));

        await Assert.ThrowsAsync<TaskCanceledException>(() => clients.Client.GetStringAsync(new Uri($"http://exchange.test:{host.Port}/silent"), Ending));
    }

    [Fact]
    public async Task An_answer_that_comes_a_byte_at_a_time_is_given_up_too()
    {
        await using var host = await Host.StartAsync();
        using var clients = Clients(new Names(["127.0.0.1"]), TimeSpan.FromMilliseconds(500), Own($"http://exchange.test:{host.Port}/"));

        await Assert.ThrowsAsync<TaskCanceledException>(() => clients.Client.GetAsync(new Uri($"http://exchange.test:{host.Port}/dripping"), HttpCompletionOption.ResponseHeadersRead, Ending));
    }

    [Fact]
    public async Task A_proxy_of_the_environment_is_not_asked()
    {
        await using var host = await Host.StartAsync();
        await using var proxy = await Host.StartAsync();
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new ProxyFor("proxied.test", new Uri($"http://127.0.0.1:{proxy.Port}/"));
        try
        {
            // Whoever asks for it in the ordinary way goes there.
            using var ordinary = new HttpClient();
            Assert.Equal("here", await ordinary.GetStringAsync(new Uri($"http://proxied.test:{host.Port}/ordinary"), Ending));
            using var clients = Clients(new Names(["127.0.0.1"]), Own($"http://proxied.test:{host.Port}/"));

            Assert.Equal("here", await clients.Client.GetStringAsync(new Uri($"http://proxied.test:{host.Port}/ours"), Ending));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        Assert.Equal(["/ours"], host.Paths);
        Assert.Equal(["/ordinary"], proxy.Paths);
    }

    [Fact]
    public async Task A_host_that_a_setting_names_by_its_number_is_its_own_in_version_6_too()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        await using var host = await Host.StartAsync(IPAddress.IPv6Loopback);
        var services = new ServiceCollection().AddLogging().AddOutgoing();
        services.AddOutgoingClient("own", _ => new OutgoingLimits([Own($"http://[::1]:{host.Port}/")], 64 * 1024, TimeSpan.FromSeconds(60)));
        services.AddOutgoingClient("other", _ => new OutgoingLimits([Own($"http://127.0.0.1:{host.Port}/")], 64 * 1024, TimeSpan.FromSeconds(60)));
        await using var provider = services.BuildServiceProvider();

        Assert.Equal("here", await provider.OutgoingClient("own").GetStringAsync(new Uri($"http://[::1]:{host.Port}/here"), Ending));
        foreach (var written in (string[])["[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::]", "0.0.0.0"])
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => provider.OutgoingClient("other").GetStringAsync(new Uri($"http://{written}:{host.Port}/there"), Ending));
        }

        Assert.Equal(["/here"], host.Paths);
    }

    [Theory]
    [InlineData("Exchange:ConnectorUrl", "https://vigil:secret@exchange.example/")]
    [InlineData("Exchange:ConnectorUrl", "ftp://exchange.example/")]
    [InlineData("Exchange:ConnectorUrl", "file:///etc/passwd")]
    [InlineData("Exchange:KeySetUrl", "https://meridian.example@evil.example/keys")]
    [InlineData("LanguageModel:Url", "https://key@models.example/v1")]
    public async Task An_address_that_is_none_or_holds_a_password_stops_the_start(string setting, string address)
    {
        ExpectError(setting);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(settings: [(setting, address), ("LanguageModel:Model", "any")]));

        Assert.Contains(setting, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exchange_whose_name_is_turned_against_us_counts_as_away()
    {
        var exchange = await StartExchangeAsync();
        var address = new UriBuilder(exchange.Address) { Host = "exchange.test" }.Uri;
        var app = await StartAsync(
            services: all => all.Replace(ServiceDescriptor.Singleton<INameResolver>(new Names([Metadata]))),
            settings: [("Exchange:ConnectorUrl", address.ToString()), ("Exchange:AllowHttp", "true"), ("Exchange:ServiceToken", FakeExchange.ServiceToken)]);
        app.Outgoing.Allow(address);

        var answer = await Customer.PostAsync(app.CreateClient(), "/api/messenger/session", new Vigil.Contracts.Messenger.StartSession(exchange.Identity.For("10086"), "zh-CN", null));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Empty(exchange.Requests);
        Assert.Contains(app.Log.Lines, line => line.Text.Contains("was not called: its addresses are Metadata", StringComparison.Ordinal));
    }

    private static Uri Own(string address) => new(address);

    private static ClientSet Clients(INameResolver names, params Uri[] own) => Clients(names, TimeSpan.FromSeconds(60), own);

    private static ClientSet Clients(INameResolver names, TimeSpan longest, params Uri[] own)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutgoing();
        services.Replace(ServiceDescriptor.Singleton(names));
        services.AddOutgoingClient("test", _ => new OutgoingLimits(own, 64 * 1024, longest));
        return new ClientSet(services.BuildServiceProvider());
    }

    private sealed class ClientSet(ServiceProvider provider) : IDisposable
    {
        public HttpClient Client { get; } = provider.OutgoingClient("test");

        public void Dispose() => provider.Dispose();
    }

    // A proxy for one host alone: other tests run beside this one.
    private sealed class ProxyFor(string host, Uri address) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri GetProxy(Uri destination) => address;

        public bool IsBypassed(Uri called) => called.Host != host;
    }

    // Somebody on loopback who notes who came.
    private sealed class Host(WebApplication server) : IAsyncDisposable
    {
        public int Port => new Uri(server.Urls.First()).Port;

        public ConcurrentQueue<string> Paths { get; } = [];

        public (int Status, string Address) SendsTo { get; set; }

        public static async Task<Host> StartAsync(IPAddress? at = null)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(at ?? IPAddress.Loopback, 0));
            var host = new Host(builder.Build());
            host.Map();
            await host.Server.StartAsync(Ending);
            return host;
        }

        public ValueTask DisposeAsync() => server.DisposeAsync();

        private WebApplication Server => server;

        private void Map() => server.Run(async http =>
        {
            Paths.Enqueue(http.Request.Path);
            switch (http.Request.Path.Value)
            {
                case "/moved":
                    http.Response.StatusCode = SendsTo.Status;
                    http.Response.Headers.Location = SendsTo.Address;
                    return;
                case "/endless":
                    while (!http.RequestAborted.IsCancellationRequested)
                    {
                        await http.Response.WriteAsync(new string('x', 4096), Encoding.ASCII, http.RequestAborted);
                    }

                    return;
                case "/dripping":
                    using (var drop = new PeriodicTimer(TimeSpan.FromMilliseconds(50)))
                    {
                        while (!http.RequestAborted.IsCancellationRequested)
                        {
                            await http.Response.WriteAsync("x", Encoding.ASCII, http.RequestAborted);
                            await drop.WaitForNextTickAsync(CancellationToken.None);
                        }
                    }

                    return;
                case "/silent":
                    await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                    return;
                default:
                    await http.Response.WriteAsync("here", http.RequestAborted);
                    return;
            }
        });
    }
}
