using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Accounts;

/// <summary>A customer, their exchange, and the agent who has their case.</summary>
internal sealed record ConsoleScene(VigilApplication Application, FakeExchange Exchange, Customer Customer, CaseId Case, StaffClient Agent)
{
    public const string Uid = "88310214";

    public string CardPath => $"/api/console/cases/{Case}/customer";

    public static readonly (string Name, string? Value)[] DemoStaff = [("Staff:Demo", "true")];

    public string RecordsPath(string kind) => $"/api/console/cases/{Case}/records/{kind}";

    /// <summary>Path of a customer's part at the exchange.</summary>
    public static string At(string part) => $"/v1/accounts/{Uid}{(part.Length == 0 ? "" : "/" + part)}";

    /// <summary>A page of the exchange written by hand.</summary>
    public static string Page(params string[] items) => $$"""{"items":[{{string.Join(',', items)}}],"next":null}""";

    /// <summary>The profile as JSON, with flags written by hand.</summary>
    public static string Profile(string riskFlags = "") => $$"""
        {"uid":"{{Uid}}","version":3,"displayName":"王**","salutation":"王先生","maskedEmail":"w***@example.com","maskedPhone":"138****0214","level":"Lv2",
         "identityState":"verified","identityLevel":2,"region":"CN","language":"zh-CN","timeZone":"Asia/Shanghai","experience":"regular","state":"active",
         "riskFlags":[{{riskFlags}}],"registeredAt":"2021-03-01T00:00:00Z"}
        """;

    /// <summary>A trade as JSON, so many minutes after midnight.</summary>
    public static string Fill(int minute) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"id":"T{{minute}}","orderId":"O1","market":"spot","symbol":"BTCUSDT","side":"buy","price":"91000","quantity":"0.1","fee":"0.1","feeCurrency":"USDT","at":"2026-11-21T00:{{minute:00}}:00Z"}""");

    /// <summary>Puts a new case of this customer into the general queue.</summary>
    public static async Task<CaseId> QueuedAsync(Customer customer)
    {
        var id = await customer.OpenCaseAsync("hello");
        (await customer.PostAsync($"/api/messenger/cases/{id}/human", new { })).EnsureSuccessStatusCode();
        return id;
    }

    /// <summary>Signs in one of the demonstration people by the first part of their address.</summary>
    public static async Task<StaffClient> SignInAsync(VigilApplication application, string name)
    {
        var person = (await StaffClient.DemoPeopleAsync(application)).Single(p => p.Email.StartsWith(name + "@", StringComparison.Ordinal));
        return await StaffClient.SignInAsync(application, person.Email, person.Password);
    }

    /// <summary>What the audit trail holds of customers' data: actor, action, object and detail, in alphabetical order.</summary>
    public static async Task<IReadOnlyList<string>> LooksAsync(VigilApplication application)
    {
        await using var db = await application.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var looks = await db.Database.SqlQuery<string>($"select actor || ' ' || action || ' ' || object || ' ' || coalesce(detail, '') as \"Value\" from audit_events where action like 'customer.%'").ToListAsync(TestContext.Current.CancellationToken);
        return [.. looks.Order(StringComparer.Ordinal)];
    }
}
