using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Vigil.Contracts.Messenger;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Accounts;

/// <summary>The exchange's token is the only proof of who someone is.</summary>
public abstract class IdentityTests(TestDatabase database) : SliceTest(database)
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("a shared secret of the tests, 32 bytes and more");

    [Fact]
    public async Task A_token_signed_with_a_published_key_starts_a_customers_session()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange);

        var customer = await Customer.StartAsync(app, exchange.Identity.For("10086"));

        Assert.Equal("10086", customer.Session.Customer?.Uid);
        Assert.Equal(43, customer.Session.SessionToken.Length);
    }

    [Fact]
    public async Task A_token_signed_with_a_shared_key_starts_a_customers_session()
    {
        var app = await StartAsync(settings: ("Exchange:SharedKeys:shared-1", Convert.ToBase64String(Secret)));
        using var unused = ECDsa.Create();

        var customer = await Customer.StartAsync(app, new IdentityTokenMaker(unused, "", Clock).ForShared("10086", "shared-1", Secret));

        Assert.Equal("10086", customer.Session.Customer?.Uid);
    }

    [Fact]
    public async Task Every_other_token_is_refused_with_one_answer()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange, settings: ("Exchange:SharedKeys:shared-1", Convert.ToBase64String(Secret)));
        var http = app.CreateClient();
        var bodies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, token) in Wrong(exchange))
        {
            var answer = await Customer.PostAsync(http, "/api/messenger/session", new StartSession(token, "zh-CN", null));
            var problem = await Customer.ReadAsync<JsonElement>(answer, HttpStatusCode.Unauthorized, name);
            Assert.Equal("identity.invalid", problem.GetProperty("code").GetString());
            bodies.Add(problem.GetProperty("detail").GetString()!);
        }

        Assert.Single(bodies);
    }

    [Fact]
    public async Task Made_up_key_ids_do_not_become_requests()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange);
        var http = app.CreateClient();
        for (var i = 0; i < 5; i++)
        {
            var token = exchange.Identity.For("10086", header: h => h["kid"] = $"made-up-{i}");
            await Customer.RefusedAsync(await Customer.PostAsync(http, "/api/messenger/session", new StartSession(token, null, null)), HttpStatusCode.Unauthorized, "identity.invalid");
        }

        Assert.Single(exchange.Requests);
    }

    [Fact]
    public async Task While_the_keys_cannot_be_read_the_answer_is_later_and_not_no()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange);
        var http = app.CreateClient();
        var request = new StartSession(exchange.Identity.For("10086"), null, null);

        exchange.Refuse(HttpStatusCode.InternalServerError);
        for (var i = 0; i < 5; i++)
        {
            await Customer.RefusedAsync(await Customer.PostAsync(http, "/api/messenger/session", request), HttpStatusCode.ServiceUnavailable, "identity.keys_unavailable");
        }

        // A failure is remembered for a while, so that not every caller waits for the next.
        Assert.Single(exchange.Requests);
        exchange.Refuse(null);
        Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("10086", (await Customer.StartAsync(app, request.IdentityToken)).Session.Customer?.Uid);
    }

    [Fact]
    public async Task A_withdrawn_key_ends_within_ten_minutes_and_goes_on_only_while_the_exchange_cannot_be_asked()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange);
        await Customer.StartAsync(app, exchange.Identity.For("10086"));

        exchange.Refuse(HttpStatusCode.InternalServerError);
        Clock.Advance(TimeSpan.FromMinutes(10));
        await Customer.StartAsync(app, exchange.Identity.For("10086"));

        exchange.KeySet = """{"keys":[]}""";
        exchange.Refuse(null);
        Clock.Advance(TimeSpan.FromSeconds(10));
        var answer = await Customer.PostAsync(app.CreateClient(), "/api/messenger/session", new StartSession(exchange.Identity.For("10086"), null, null));
        await Customer.RefusedAsync(answer, HttpStatusCode.Unauthorized, "identity.invalid");
    }

    [Fact]
    public async Task Keys_that_do_not_come_are_not_waited_for_longer_than_the_setting_says()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange, settings: ("Exchange:TimeoutSeconds", "0.2"));
        exchange.Hold();

        var answer = Customer.PostAsync(app.CreateClient(), "/api/messenger/session", new StartSession(exchange.Identity.For("10086"), null, null));

        await Customer.RefusedAsync(await answer.WithinDeadlineAsync("an answer without the keys"), HttpStatusCode.ServiceUnavailable, "identity.keys_unavailable");
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{"keys":7}""")]
    [InlineData("""{"keys":[7]}""")]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256","kid":"test-2026","x":"?","y":"?"}]}""")]
    [InlineData("""{}""")]
    [InlineData("""<html>""")]
    public async Task A_key_set_that_is_none_is_no_fault_of_ours(string published)
    {
        var exchange = await StartExchangeAsync();
        exchange.KeySet = published;
        var app = await StartAsync(exchange: exchange);

        var answer = await Customer.PostAsync(app.CreateClient(), "/api/messenger/session", new StartSession(exchange.Identity.For("10086"), null, null));

        Assert.True(answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.Unauthorized, $"Got {(int)answer.StatusCode}.");
    }

    [Fact]
    public async Task One_uid_is_one_customer_and_finds_their_cases_from_another_session()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange);
        var first = await Customer.StartAsync(app, exchange.Identity.For("10086"));
        var id = await first.OpenCaseAsync("hello");

        var second = await Customer.StartAsync(app, exchange.Identity.For("10086"));

        Assert.NotEqual(first.Session.SessionToken, second.Session.SessionToken);
        Assert.Single((await second.EntriesAsync(id)).Entries);
    }

    [Fact]
    public async Task A_visitor_never_becomes_a_customer()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange);
        var visitor = await Customer.StartAsync(app);
        var id = await visitor.OpenCaseAsync("hello");

        var customer = await Customer.StartAsync(app, exchange.Identity.For("10086"));

        Assert.Null(visitor.Session.Customer);
        await Customer.RefusedAsync(await customer.GetAsync($"/api/messenger/cases/{id}"), HttpStatusCode.NotFound, "case.not_found");
        Assert.Null((await Customer.ReadAsync<HomeView>(await visitor.GetAsync("/api/messenger/home"), HttpStatusCode.OK)).Customer);
        await Customer.RefusedAsync(await visitor.GetAsync($"/api/messenger/cases/{id}/records/withdrawal/W1"), HttpStatusCode.NotFound, "record.not_found");
    }

    [Fact]
    public async Task A_session_token_that_was_never_given_is_none()
    {
        var app = await StartAsync();
        var http = app.CreateClient();
        foreach (var token in (string[])[new string('A', 43), new string('é', 43), "short", new string('A', 10_000), ""])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/messenger/home", UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            await Customer.RefusedAsync(await http.SendAsync(request, Ending), HttpStatusCode.Unauthorized, "session.required");
        }

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Customer.ConnectAsync(app, new string('A', 43)));
        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_query_is_no_place_for_a_token()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);

        var answer = await app.CreateClient().GetAsync(new Uri($"/api/messenger/home?access_token={customer.Session.SessionToken}", UriKind.Relative), Ending);

        await Customer.RefusedAsync(answer, HttpStatusCode.Unauthorized, "session.required");
    }

    [Fact]
    public async Task A_customers_session_ends_after_a_day()
    {
        var exchange = await StartExchangeAsync();
        var customer = await Customer.StartAsync(await StartAsync(exchange: exchange), exchange.Identity.For("10086"));
        Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync("/api/messenger/home")).StatusCode);

        Clock.Advance(TimeSpan.FromHours(1));

        await Customer.RefusedAsync(await customer.GetAsync("/api/messenger/home"), HttpStatusCode.Unauthorized, "session.required");
    }

    [Fact]
    public async Task A_session_that_was_signed_out_is_none_and_another_goes_on()
    {
        var app = await StartAsync();
        var (one, other) = (await Customer.StartAsync(app), await Customer.StartAsync(app));
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/api/messenger/home")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await one.PostRawAsync("/api/messenger/sign-out", "")).StatusCode);

        await Customer.RefusedAsync(await one.GetAsync("/api/messenger/home"), HttpStatusCode.Unauthorized, "session.required");
        await Customer.RefusedAsync(await one.PostRawAsync("/api/messenger/sign-out", ""), HttpStatusCode.Unauthorized, "session.required");
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/messenger/home")).StatusCode);
    }

    [Fact]
    public async Task A_live_connection_ends_with_its_session()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));

        await using var hub = await customer.ConnectAsync();

        await hub.Closed.WithinDeadlineAsync("the connection's end");
    }

    [Fact]
    public async Task Sessions_that_are_over_are_removed_when_another_starts()
    {
        var app = await StartAsync();
        await Customer.StartAsync(app);
        Clock.Advance(TimeSpan.FromDays(30));
        await Customer.StartAsync(app);

        await using var db = await app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        Assert.Single(await db.Database.SqlQuery<string>($"select token_hash as \"Value\" from messenger_sessions").ToListAsync(Ending));
    }

    [Fact]
    public async Task Sessions_and_cases_live_through_a_restart_and_no_token_is_stored()
    {
        var storage = await CreateStorageAsync();
        var before = await StartAsync(on: storage);
        var customer = await Customer.StartAsync(before);
        var id = await customer.OpenCaseAsync("hello");
        await before.DisposeAsync();

        var after = await StartAsync(on: storage);

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/messenger/cases/{id}/entries", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", customer.Session.SessionToken);
        Assert.Equal("hello", Assert.Single((await Customer.ReadAsync<EntriesView>(await after.CreateClient().SendAsync(request, Ending), HttpStatusCode.OK)).Entries).Text);
        foreach (var file in Directory.EnumerateFiles(storage.Folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var content = new byte[stream.Length];
            await stream.ReadExactlyAsync(content, Ending);
            Assert.True(content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(customer.Session.SessionToken)) < 0, $"{file} holds the token.");
        }
    }

    internal static IEnumerable<(string Name, string Token)> Wrong(FakeExchange exchange)
    {
        var maker = exchange.Identity;
        var right = maker.For("10086");
        var parts = right.Split('.');
        using var another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = exchange.SigningKey.ExportSubjectPublicKeyInfo();
        var point = exchange.SigningKey.ExportParameters(includePrivateParameters: false).Q;
        yield return ("alg none", maker.WithoutSignature("10086", header: h => h["alg"] = "none") + ".");
        yield return ("alg None", maker.WithoutSignature("10086", header: h => h["alg"] = "None") + ".");
        yield return ("alg none without a key id", maker.WithoutSignature("10086", header: h => Remove(h, "kid", "none")) + ".");
        yield return ("no signature", $"{parts[0]}.{parts[1]}.");
        yield return ("HS256 with the public key as secret", maker.ForShared("10086", FakeExchange.KeyId, publicKey));
        yield return ("HS256 with the public key's PEM as secret", maker.ForShared("10086", FakeExchange.KeyId, Encoding.ASCII.GetBytes(exchange.SigningKey.ExportSubjectPublicKeyInfoPem())));
        yield return ("HS256 with the public point as secret", maker.ForShared("10086", FakeExchange.KeyId, [.. point.X!, .. point.Y!]));
        yield return ("ES256 under a shared key's id", maker.For("10086", header: h => h["kid"] = "shared-1"));
        yield return ("HS256 with another secret", maker.ForShared("10086", "shared-1", RandomNumberGenerator.GetBytes(32)));
        yield return ("signed by another key", new IdentityTokenMaker(another, FakeExchange.KeyId, TimeProvider.System).For("10086", c => c["exp"] = maker.Seconds(60)));
        yield return ("a key of its own in the header", new IdentityTokenMaker(another, "mine", TimeProvider.System).For("10086", header: h => h["jwk"] = Jwk(another)));
        yield return ("another's claims under a right signature", $"{parts[0]}.{maker.For("10087").Split('.')[1]}.{parts[2]}");
        yield return ("another audience", maker.For("10086", c => c["aud"] = "another"));
        yield return ("no audience", maker.For("10086", c => c.Remove("aud")));
        yield return ("no expiry", maker.For("10086", c => c.Remove("exp")));
        yield return ("good for longer than an hour", maker.For("10086", c => c["exp"] = maker.Seconds(3_660)));
        yield return ("expired", maker.For("10086", c => c["exp"] = maker.Seconds(-31)));
        yield return ("not valid yet", maker.For("10086", c => c["nbf"] = maker.Seconds(60)));
        yield return ("expiry that is no number", maker.For("10086", c => c["exp"] = "tomorrow"));
        yield return ("no subject", maker.For("10086", c => c.Remove("sub")));
        yield return ("empty subject", maker.For(""));
        yield return ("blank subject", maker.For(" "));
        yield return ("a subject that is a path", maker.For("../10087"));
        yield return ("a subject that is a list", maker.For("10086", c => c["sub"] = new JsonArray("10086", "10087")));
        yield return ("a long subject", maker.For(new string('1', 65)));
        yield return ("an unknown key id", maker.For("10086", header: h => h["kid"] = "unknown"));
        yield return ("no key id", maker.For("10086", header: h => h.Remove("kid")));
        yield return ("a huge token", maker.For("10086", c => c["padding"] = new string('x', 10_000)));
        yield return ("a megabyte less a bit", new string('a', 200_000));
        yield return ("an empty token", "");
        yield return ("garbage", "garbage");
        yield return ("three dots", "...");
        yield return ("five parts", "a.b.c.d.e");
        yield return ("parts that are not JSON", $"{Base64UrlEncoder.Encode("{")}.{Base64UrlEncoder.Encode("{")}.AAAA");
        yield return ("a header that is a list", $"{Base64UrlEncoder.Encode("[]")}.{parts[1]}.{parts[2]}");
        yield return ("a key id that is a number", maker.For("10086", header: h => h["kid"] = 7));
        yield return ("a zero", $"{right}\0");
        yield return ("a space", $" {right}");
    }

    private static void Remove(JsonObject header, string name, string algorithm)
    {
        header.Remove(name);
        header["alg"] = algorithm;
    }

    private static JsonObject Jwk(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = "mine", ["x"] = Base64UrlEncoder.Encode(point.X), ["y"] = Base64UrlEncoder.Encode(point.Y) };
    }
}

public sealed class IdentityTestsOnSqlite() : IdentityTests(TestDatabase.Sqlite);

public sealed class IdentityTestsOnPostgres(PostgresCluster cluster) : IdentityTests(TestDatabase.Postgres(cluster));
