using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Vigil.Contracts.Exchange;

namespace Vigil.Server.Tests.Sandbox;

/// <summary>The event stream against a real HTTP listener.</summary>
public sealed class WebhookTests
{
    private const string Secret = "webhook-secret-0123456789";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Each_confirmation_is_told_signed_and_told_again_until_it_is_taken()
    {
        var received = new ConcurrentQueue<(string Timestamp, string Signature, string Body)>();
        var refusals = 2;
        await using var listener = await Listen(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            received.Enqueue((context.Request.Headers["X-Meridian-Timestamp"]!, context.Request.Headers["X-Meridian-Signature"]!, await reader.ReadToEndAsync()));
            context.Response.StatusCode = Interlocked.Decrement(ref refusals) >= 0 ? 503 : 204;
        });
        using var meridian = new Meridian(("webhook-url", listener.Url + "/api/exchange/events"), ("webhook-secret", Secret));
        await meridian.IdentityToken("wang");
        var withdrawal = (await meridian.List<Withdrawal>("88310214", "withdrawals"))[0];

        await Eventually(meridian, () => Told(received).Any(e => e.ObjectId == withdrawal.Id && e.Version >= withdrawal.Version + 3));
        received.ShouldAllBe(r => r.Signature == Expected(r.Timestamp, r.Body));
        var first = received.First();
        received.Count(r => r.Body == first.Body).ShouldBe(3);
        var events = Told(received).Where(e => e.ObjectId == withdrawal.Id).DistinctBy(e => e.Id).ToList();
        events.ShouldAllBe(e => e.Type == "withdrawal.changed" && e.Uid == "88310214");
        events.Select(e => e.Version).ShouldBeInOrder();
        events[0].Version.ShouldBeGreaterThan(withdrawal.Version);
    }

    private static string Expected(string timestamp, string body) =>
        "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(timestamp + "." + body)));

    private static IEnumerable<ExchangeEvent> Told(IEnumerable<(string Timestamp, string Signature, string Body)> received) =>
        received.SelectMany(r => JsonSerializer.Deserialize<ExchangeEventBatch>(r.Body, JsonSerializerOptions.Web)!.Events);

    /// <summary>Lets Meridian's time run, a moment of it for each moment of ours, until it is so.</summary>
    internal static async Task Eventually(Meridian meridian, Func<bool> isSo)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var moments = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!isSo())
        {
            await moments.WaitForNextTickAsync(deadline.Token);
            meridian.Clock.Advance(TimeSpan.FromMilliseconds(500));
        }
    }

    internal static async Task<Listener> Listen(RequestDelegate take)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(take);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new Listener(app, url);
    }

    internal sealed record Listener(WebApplication App, string Url) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
