using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using Vigil.Contracts.Exchange;

namespace Vigil.Server.Tests.Harness;

/// <summary>An exchange as far as the product can see one: a real HTTP listener on loopback that publishes keys and answers the connector's reads, freezes, and can be slow or refuse.</summary>
public sealed class FakeExchange : IAsyncDisposable
{
    /// <summary>The bearer that the connector's routes ask for.</summary>
    public const string ServiceToken = "service-token-of-the-tests";

    /// <summary>Id of the published key.</summary>
    public const string KeyId = "test-2026";

    private readonly WebApplication _server;
    private readonly TimeProvider _clock;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly CancellationTokenSource _ending = new();
    private volatile TaskCompletionSource? _held;
    private volatile int _refusal;
    private int _compared;

    private FakeExchange(WebApplication server, TimeProvider clock) => (_server, _clock) = (server, clock);

    /// <summary>Base address, with a slash at the end.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The key that signs identity tokens.</summary>
    public ECDsa SigningKey => _key;

    /// <summary>Accounts by uid.</summary>
    public ConcurrentDictionary<string, AccountProfile> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>Withdrawals by id.</summary>
    public ConcurrentDictionary<string, Withdrawal> Withdrawals { get; } = new(StringComparer.Ordinal);

    /// <summary>Deposits by id.</summary>
    public ConcurrentDictionary<string, Deposit> Deposits { get; } = new(StringComparer.Ordinal);

    /// <summary>Freezes by id.</summary>
    public ConcurrentDictionary<string, Freeze> Freezes { get; } = new(StringComparer.Ordinal);

    /// <summary>C2C orders by id.</summary>
    public ConcurrentDictionary<string, C2cOrder> C2cOrders { get; } = new(StringComparer.Ordinal);

    /// <summary>Liquidations by id.</summary>
    public ConcurrentDictionary<string, Liquidation> Liquidations { get; } = new(StringComparer.Ordinal);

    /// <summary>Actions carried out, each key once.</summary>
    public ConcurrentDictionary<string, ExchangeAction> Actions { get; } = new(StringComparer.Ordinal);

    /// <summary>Actions asked for, in order, repeats too.</summary>
    public ConcurrentQueue<ExchangeActionRequest> Asked { get; } = [];

    /// <summary>Contacts of accounts, by uid: where its owner can be reached.</summary>
    public ConcurrentDictionary<string, AccountContacts> Contacts { get; } = new(StringComparer.Ordinal);

    /// <summary>What an account is known by beside its uid: mailboxes and numbers.</summary>
    public ConcurrentDictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Messages delivered, each key once, in order.</summary>
    public ConcurrentQueue<DeliveryRequest> Delivered { get; } = [];

    /// <summary>Contacts to which nothing is delivered.</summary>
    public ConcurrentDictionary<string, bool> Unreachable { get; } = new(StringComparer.Ordinal);

    /// <summary>What the authenticators of accounts show, by uid. A code counts once here too.</summary>
    public ConcurrentDictionary<string, string> Authenticators { get; } = new(StringComparer.Ordinal);

    /// <summary>Authenticator codes that were compared.</summary>
    public int Compared => _compared;

    /// <summary>Until when it takes no authenticator codes; null where it does.</summary>
    public DateTimeOffset? Pauses { get; set; }

    /// <summary>It acts, and the answer gets lost.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Why it refuses every action; null where it acts.</summary>
    public string? RefusesToAct { get; set; }

    /// <summary>The exchange's figures.</summary>
    public PlatformParameters? Parameters { get; set; }

    /// <summary>Wallets; none where a test needs none.</summary>
    public ConcurrentDictionary<string, WalletState> Wallets { get; } = new(StringComparer.Ordinal);

    /// <summary>Incidents by id.</summary>
    public ConcurrentDictionary<string, Incident> Incidents { get; } = new(StringComparer.Ordinal);

    /// <summary>Published instead of the key set; null for the right one.</summary>
    public string? KeySet { get; set; }

    /// <summary>Answers written by hand, by path: what a careless exchange would send.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths that answer with a status of their own while everything else works.</summary>
    public ConcurrentDictionary<string, int> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths asked for, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Starts it on a free port.</summary>
    public static async Task<FakeExchange> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var exchange = new FakeExchange(server, clock);
        exchange.Map(server);
        await server.StartAsync(TestContext.Current.CancellationToken);
        exchange.Address = new Uri(server.Urls.First().TrimEnd('/') + "/");
        exchange.Identity = new IdentityTokenMaker(exchange._key, KeyId, clock);
        return exchange;
    }

    /// <summary>Makes identity tokens, right and wrong ones.</summary>
    public IdentityTokenMaker Identity { get; private set; } = null!;

    /// <summary>From now on every answer has this status; null ends it.</summary>
    public void Refuse(HttpStatusCode? status) => _refusal = status is { } refused ? (int)refused : 0;

    /// <summary>From now on nothing is answered until <see cref="Release"/>.</summary>
    public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers again, also what was held.</summary>
    public void Release() => Interlocked.Exchange(ref _held, null)?.TrySetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Release();
        await _ending.CancelAsync();
        await _server.DisposeAsync();
        _key.Dispose();
        _ending.Dispose();
    }

    private void Map(WebApplication server)
    {
        server.Use(async (context, next) =>
        {
            Requests.Enqueue(context.Request.Path.Value!);
            if (_held is { } held)
            {
                using var gone = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token, context.RequestAborted);
                await held.Task.WaitAsync(gone.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
            }

            if ((_refusal is > 0 and var status) || Refused.TryGetValue(context.Request.Path.Value!, out status))
            {
                context.Response.StatusCode = status;
                return;
            }

            if (context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal) && context.Request.Headers.Authorization != $"Bearer {ServiceToken}")
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            if (Answers.TryGetValue(context.Request.Path.Value!, out var written))
            {
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(written, context.RequestAborted);
                return;
            }

            await next(context);
        });
        server.MapGet("/.well-known/jwks.json", () => KeySet is { } other ? Results.Text(other, "application/json") : Results.Ok(new { keys = new[] { PublicKey() } }));
        server.MapGet("/v1/platform/parameters", () => Found(Parameters));
        server.MapGet("/v1/platform", () => TypedResults.Ok(new PlatformState(Incidents.IsEmpty ? "normal" : "degraded", [.. Incidents.Values], _clock.GetUtcNow())));
        server.MapGet("/v1/platform/wallets", (string? after, int limit) => WalletPage(after, limit));
        server.MapPost("/v1/actions", Act);
        server.MapGet("/v1/actions/{key}", (string key) => Found(Actions.GetValueOrDefault(key)));
        server.MapGet("/v1/accounts/{uid}", (string uid) => Found(Accounts.GetValueOrDefault(uid)));
        server.MapPost("/v1/contacts/find", (AccountQuestion question) => Found(Contacts.GetValueOrDefault(Names.GetValueOrDefault(question.Name) ?? question.Name)));
        server.MapGet("/v1/accounts/{uid}/contacts", (string uid) => Found(Contacts.GetValueOrDefault(uid)));
        server.MapPost("/v1/deliver", Deliver);
        server.MapPost("/v1/verify/authenticator", Verify);
        server.MapGet("/v1/accounts/{uid}/withdrawals", (string uid) => Page(Withdrawals.Values.Where(w => w.Uid == uid).OrderByDescending(w => w.RequestedAt)));
        server.MapGet("/v1/accounts/{uid}/deposits", (string uid) => Page(Deposits.Values.Where(d => d.Uid == uid).OrderByDescending(d => d.SeenAt)));
        server.MapGet("/v1/accounts/{uid}/freezes", (string uid) => Page(Freezes.Values.Where(f => f.Uid == uid).OrderByDescending(f => f.Since)));
        server.MapGet("/v1/accounts/{uid}/c2c-orders", (string uid) => Page(C2cOrders.Values.Where(o => o.Uid == uid).OrderByDescending(o => o.CreatedAt)));
        server.MapGet("/v1/accounts/{uid}/liquidations", (string uid) => Page(Liquidations.Values.Where(l => l.Uid == uid).OrderByDescending(l => l.At)));
        server.MapGet("/v1/accounts/{uid}/withdrawals/{id}", (string uid, string id) => Found(Withdrawals.GetValueOrDefault(id) is { } w && w.Uid == uid ? w : null));
        server.MapGet("/v1/accounts/{uid}/deposits/{id}", (string uid, string id) => Found(Deposits.GetValueOrDefault(id) is { } d && d.Uid == uid ? d : null));
    }

    private Ok<ExchangePage<WalletState>> WalletPage(string? after, int limit)
    {
        var rest = Wallets.OrderBy(w => w.Key, StringComparer.Ordinal).Where(w => string.CompareOrdinal(w.Key, after) > 0).ToList();
        return TypedResults.Ok(new ExchangePage<WalletState>([.. rest.Take(limit).Select(w => w.Value)], rest.Count > limit ? rest[limit - 1].Key : null));
    }

    private Ok<ExchangeAction> Act(HttpContext context, ExchangeActionRequest request)
    {
        Asked.Enqueue(request);
        lock (Actions)
        {
            if (!Actions.TryGetValue(request.Key, out var told))
            {
                var effects = RefusesToAct is null ? Freeze(request) : [];
                Actions[request.Key] = told = new ExchangeAction(request.Key, request.Kind, RefusesToAct is null ? "done" : "refused", RefusesToAct, effects, _clock.GetUtcNow());
            }

            if (LosesAnswers)
            {
                context.Abort();
            }

            return TypedResults.Ok(told);
        }
    }

    private Ok<CodeCheckResult> Verify(HttpContext context, CodeCheck check)
    {
        Interlocked.Increment(ref _compared);
        var valid = Pauses is null && Authenticators.TryRemove(KeyValuePair.Create(check.Uid, check.Code));
        if (LosesAnswers)
        {
            context.Abort();
        }

        return TypedResults.Ok(new CodeCheckResult(valid, 5, Pauses));
    }

    private IResult Deliver(DeliveryRequest message)
    {
        if (message.ContactId is { } contact && Unreachable.ContainsKey(contact))
        {
            return TypedResults.BadRequest();
        }

        lock (Delivered)
        {
            if (!Delivered.Any(d => d.Key == message.Key))
            {
                Delivered.Enqueue(message);
            }
        }

        return TypedResults.Ok(new DeliveryReceipt(message.Key, message.Channel, "•••", _clock.GetUtcNow()));
    }

    private List<string> Freeze(ExchangeActionRequest request)
    {
        if (Freezes.Values.FirstOrDefault(f => f is { Active: true, Kind: "account" } && f.Uid == request.Uid) is { } already)
        {
            return [$"freeze.already_active:{already.Id}"];
        }

        var freeze = new Freeze($"F{Freezes.Count + 1}", request.Uid, 1, "account", "customer_request", Disclosure.Full, _clock.GetUtcNow(), null, [], null, null, true);
        Freezes[freeze.Id] = freeze;
        var unsent = Withdrawals.Values.Where(w => w.Uid == request.Uid && w.State is "reviewing").Select(w => w.Id).ToList();
        foreach (var id in unsent)
        {
            Withdrawals[id] = Withdrawals[id] with { State = "cancelled" };
        }

        return [$"freeze.started:{freeze.Id}", .. unsent.Select(id => $"withdrawal.cancelled:{id}"), "session.ended:S1", "session.ended:S2", "api_key.disabled:K1"];
    }

    private object PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return new { kty = "EC", crv = "P-256", alg = "ES256", use = "sig", kid = KeyId, x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) };
    }

    private static IResult Found<T>(T? record)
        where T : class => record is null ? TypedResults.NotFound() : TypedResults.Ok(record);

    private static Ok<ExchangePage<T>> Page<T>(IEnumerable<T> items) => TypedResults.Ok(new ExchangePage<T>([.. items], null));
}
