using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Connector;

/// <summary>The read side: an account and its records as they are now.</summary>
internal static class RecordEndpoints
{
    public static void MapRecords(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/v1/accounts/{uid}").WithTags("Records").RequireScope("read");
        account.MapGet("/", (string uid, World world, HttpContext http) => One(world, uid, (a, now) => a.Profile(now, http.IsCleared()))).Produces<AccountProfile>();
        account.MapGet("/balances", (string uid, World world, [AsParameters] PageRequest page) =>
            List(world, uid, page, (a, now) => Balances.At(a, world.Rules, now), b => b.Wallet + "." + b.Currency, at: null)).Produces<ExchangePage<Balance>>();

        account.MapGet("/withdrawals", (string uid, World world, HttpContext http, [AsParameters] PageRequest page) =>
            List(world, uid, page, (a, now) => a.Withdrawals.Select(w => world.View(w, now, http.IsCleared())), w => w.Id, w => w.RequestedAt)).Produces<ExchangePage<Withdrawal>>();
        account.MapGet("/withdrawals/{id}", (string uid, string id, World world, HttpContext http) =>
            One(world, uid, (a, now) => a.Withdrawals.Find(w => w.Id == id) is { } w ? world.View(w, now, http.IsCleared()) : null)).Produces<Withdrawal>();
        account.MapGet("/deposits", (string uid, World world, [AsParameters] PageRequest page) =>
            List(world, uid, page, (a, now) => a.Deposits.Select(d => world.View(d, now)), d => d.Id, d => d.SeenAt)).Produces<ExchangePage<Deposit>>();
        account.MapGet("/deposits/{id}", (string uid, string id, World world) =>
            One(world, uid, (a, now) => a.Deposits.Find(d => d.Id == id) is { } d ? world.View(d, now) : null)).Produces<Deposit>();
        account.MapGet("/c2c-orders", (string uid, World world, [AsParameters] PageRequest page) =>
            List(world, uid, page, (a, now) => a.C2cOrders.Select(o => o.At(now, world.Rules.C2c)), o => o.Id, o => o.CreatedAt)).Produces<ExchangePage<C2cOrder>>();
        account.MapGet("/c2c-orders/{id}", (string uid, string id, World world) =>
            One(world, uid, (a, now) => a.C2cOrders.Find(o => o.Id == id)?.At(now, world.Rules.C2c))).Produces<C2cOrder>();

        account.MapGet("/orders", (string uid, World world, [AsParameters] PageRequest page) => List(world, uid, page, (a, _) => a.Orders, o => o.Id, o => o.CreatedAt)).Produces<ExchangePage<TradeOrder>>();
        account.MapGet("/fills", (string uid, World world, [AsParameters] PageRequest page) => List(world, uid, page, (a, _) => a.Fills, f => f.Id, f => f.At)).Produces<ExchangePage<Fill>>();
        account.MapGet("/positions", (string uid, World world, [AsParameters] PageRequest page) => List(world, uid, page, (a, _) => a.Positions, p => p.Id, p => p.OpenedAt)).Produces<ExchangePage<Position>>();
        account.MapGet("/liquidations", (string uid, World world, [AsParameters] PageRequest page) => List(world, uid, page, (a, _) => a.Liquidations, l => l.Id, l => l.At)).Produces<ExchangePage<Liquidation>>();
        account.MapGet("/transfers", (string uid, World world, [AsParameters] PageRequest page) => List(world, uid, page, (a, _) => a.Transfers, t => t.Id, t => t.At)).Produces<ExchangePage<InternalTransfer>>();
        account.MapGet("/sign-ins", (string uid, World world, [AsParameters] PageRequest page) => List(world, uid, page, (a, _) => a.SignIns, s => s.Id, s => s.At)).Produces<ExchangePage<SignInRecord>>();
        account.MapGet("/devices", (string uid, World world, [AsParameters] PageRequest page) => List(world, uid, page, (a, _) => a.Devices, d => d.Id, d => d.LastSeenAt)).Produces<ExchangePage<Device>>();
        account.MapGet("/logs", (string uid, World world, [AsParameters] PageRequest page) => List(world, uid, page, (a, _) => a.Logs, l => l.Id, l => l.At)).Produces<ExchangePage<AccountLog>>();
        account.MapGet("/api-keys", (string uid, World world, [AsParameters] PageRequest page) => List(world, uid, page, (a, _) => a.ApiKeys, k => k.Id, k => k.CreatedAt)).Produces<ExchangePage<ApiKey>>();
        account.MapGet("/freezes", (string uid, World world, HttpContext http, [AsParameters] PageRequest page) =>
            List(world, uid, page, (a, now) => a.Freezes.Select(f => f.At(now, http.IsCleared())), f => f.Id, f => f.Since)).Produces<ExchangePage<Freeze>>();
    }

    private static Withdrawal View(this World world, WithdrawalScript script, DateTimeOffset now, bool cleared) => script.At(now, world.Rules.Chain(script.Chain), cleared);

    private static Deposit View(this World world, DepositScript script, DateTimeOffset now) => script.At(now, world.Rules.Chain(script.Chain));

    private static IResult One<T>(World world, string uid, Func<Account, DateTimeOffset, T?> read)
        where T : class =>
        world.With(uid, read) is { } found ? TypedResults.Ok(found) : Problems.NotFound();

    private static IResult List<T>(World world, string uid, PageRequest page, Func<Account, DateTimeOffset, IEnumerable<T>> read, Func<T, string> id, Func<T, DateTimeOffset>? at) =>
        world.With(uid, (account, now) => read(account, now).ToList()) is { } items ? Paging.Of(items, id, at, page) : Problems.NotFound();
}
