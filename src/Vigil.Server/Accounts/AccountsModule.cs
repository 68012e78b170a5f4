using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts.Console;
using Vigil.Server.Accounts.Checks;
using Vigil.Server.Accounts.Codes;
using Vigil.Server.Accounts.Console;
using Vigil.Server.Accounts.Events;
using Vigil.Server.Accounts.Exchange;
using Vigil.Server.Accounts.Freezing;
using Vigil.Server.Accounts.Identity;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Platform.Http;
using Vigil.Server.Platform.Http.Outgoing;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts;

/// <summary>Customers and what the exchange knows of them.</summary>
public static class AccountsModule
{
    // A page of records is some hundred kilobytes; what is longer counts as no answer.
    private const int LongestAnswer = 16 * 1024 * 1024;

    /// <summary>Adds identity, the connector and records, configured by the section <c>Exchange</c>.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<ExchangeOptions>().BindConfiguration("Exchange").ValidateDataAnnotations()
            .Validate(o => o.ConnectorUrl.Length == 0 || OutgoingHttp.IsAddress(o.ConnectorUrl), "Exchange:ConnectorUrl must be an absolute http or https URL without a user name, or empty.")
            .Validate(o => o.KeySetUrl.Length == 0 || OutgoingHttp.IsAddress(o.KeySetUrl), "Exchange:KeySetUrl must be an absolute http or https URL without a user name, or empty.")
            .Validate(o => OutgoingHttp.MayBePlain(o.ConnectorUrl, o.AllowHttp), "Exchange:ConnectorUrl must be https. http is taken on this machine and, where Exchange:AllowHttp is true, in the house, never on the internet.")
            .Validate(o => OutgoingHttp.MayBePlain(o.KeySetUrl, o.AllowHttp), "Exchange:KeySetUrl must be https. http is taken on this machine and, where Exchange:AllowHttp is true, in the house, never on the internet.")
            .Validate(o => o.EventSecret.Length is 0 or >= 16, "Exchange:EventSecret must have at least 16 characters or be empty.")
            .Validate(o => o.SharedKeys.Values.All(IsStrongKey), "Exchange:SharedKeys must be base64 of at least 32 bytes each.")
            .ValidateOnStart();
        services.AddOutgoingClient(nameof(Exchange), provider => LimitsOf(provider.GetRequiredService<IOptions<ExchangeOptions>>().Value));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<KeySet>(provider, Client(provider)));
        services.AddSingleton<IdentityTokens>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ExchangeHttp>(provider, Client(provider)));
        services.AddSingleton(provider => new ExchangeRecords(provider.GetRequiredService<ExchangeHttp>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PlatformNow(provider.GetRequiredService<ExchangeHttp>(), provider.GetRequiredService<IOptions<ExchangeOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Customers(
            provider.GetRequiredService<IdentityTokens>(), provider.GetRequiredService<WriteGate>(),
            provider.GetRequiredService<IDbContextFactory<VigilDb>>(), provider.GetRequiredService<TimeProvider>()));

        // Before the account number is forgotten, by which it is found.
        services.AddSingleton<IPersonalData, FreezeRequestsOfPerson>();
        services.AddSingleton<IPersonalData, CustomersOfPerson>();
        services.AddSingleton<IPersonalCopy, CopyOfCustomer>();
        services.AddSingleton<IPersonalCopy, CopyOfFreezeRequests>();
        services.AddSingleton<IPersonalData, RevealsOfPerson>();
        services.AddSingleton<IKeptForAWhile, KeptReveals>();
        services.AddSingleton(provider => new ExchangeActions(provider.GetRequiredService<ExchangeHttp>()));
        services.AddSingleton<IPersonalData, ChecksOfPerson>();
        services.AddSingleton<IPersonalCopy, CopyOfChecks>();
        services.AddSingleton<IKeptForAWhile, KeptChecks>();
        services.AddSingleton(CheckTable.Load());
        services.AddSingleton<CheckGrants>();
        services.AddSingleton<CheckWays>();
        services.AddSingleton<ReadChecks>();
        services.AddSingleton(provider => new EndChecks(
            provider.GetRequiredService<CheckTable>(), provider.GetRequiredService<CheckCases>(), provider.GetRequiredService<Audit>(), provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AskForCheck(
            provider.GetRequiredService<CheckTable>(), provider.GetRequiredService<CheckGrants>(), provider.GetRequiredService<CaseDataAccess>(), provider.GetRequiredService<ReadCases>(),
            provider.GetRequiredService<CheckCases>(), provider.GetRequiredService<ExchangeContacts>(), provider.GetRequiredService<Audit>(), provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReadCheck(
            provider.GetRequiredService<CheckTable>(), provider.GetRequiredService<CheckWays>(), provider.GetRequiredService<IDbContextFactory<VigilDb>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SendCheckCode(
            provider.GetRequiredService<ReadCheck>(), provider.GetRequiredService<CheckTable>(), provider.GetRequiredService<CheckWays>(), provider.GetRequiredService<SentCodes>(),
            provider.GetRequiredService<ExchangeContacts>(), provider.GetRequiredService<Audit>(), provider.GetRequiredService<IOptions<WebOptions>>()));
        services.AddSingleton(provider => new PassCheck(
            provider.GetRequiredService<ReadCheck>(), provider.GetRequiredService<CheckTable>(), provider.GetRequiredService<EndChecks>(), provider.GetRequiredService<SentCodes>(),
            provider.GetRequiredService<ExchangeContacts>(), provider.GetRequiredService<CheckCases>(), provider.GetRequiredService<Audit>(), provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<TimeProvider>()));
        services.AddListener<CaseResolved, EndChecksOfCase>();
        if (!DataModule.IsBuildTool)
        {
            services.AddHostedService<ExpireChecks>();
        }

        services.AddSingleton(provider => new AskForFreeze(
            provider.GetRequiredService<FreezeCases>(), provider.GetRequiredService<ExchangeActions>(), provider.GetRequiredService<ExchangeRecords>(), provider.GetRequiredService<EndChecks>(),
            provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<TimeProvider>()));
        services.AddListener<FreezeAsked, FreezeAccount>();
        services.AddSingleton<SentCodes>();
        services.AddSingleton<FreezeLinks>();
        services.AddSingleton(provider => new ExchangeContacts(provider.GetRequiredService<ExchangeHttp>()));
        services.AddSingleton(provider => new FreezeWithoutSession(
            provider.GetRequiredService<SentCodes>(), provider.GetRequiredService<FreezeLinks>(), provider.GetRequiredService<AskForFreeze>(), provider.GetRequiredService<FreezeCases>(),
            provider.GetRequiredService<Customers>(), provider.GetRequiredService<ExchangeRecords>(), provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<IDbContextFactory<VigilDb>>(),
            provider.GetRequiredService<OutboxStore>(), provider.GetRequiredService<Listeners>(), provider.GetRequiredService<OutboxSignal>(), provider.GetRequiredService<TimeProvider>()));
        services.AddListener<FreezeCodeWanted, SendFreezeCode>();
        services.AddSingleton<IKeptForAWhile, KeptFreezeRequests>();
        services.AddSingleton<RecordCards>();
        services.AddSingleton<Outages>();
        services.AddSingleton<Looks>();
        services.AddSingleton<ReadCustomerCard>();
        services.AddSingleton<ReadRecords>();
        services.AddSingleton<IApprovable, RevealApproval>();
        services.AddSingleton<RevealValue>();
        services.AddSingleton<RequestReveal>();
        services.AddSingleton<ShownDocuments>();
        services.AddSingleton<MatchValue>();
        services.AddSingleton<Canaries>();
        services.AddSingleton<SeenEvents>();
        services.AddSingleton<TakeEvents>();
        services.Describe([typeof(RecordChangedView), .. ReadRecords.Types]);
        return services;
    }

    /// <summary>Maps what the console reads of a customer, and what the exchange calls.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        ConsoleEndpoints.Map(routes);
        CanaryEndpoints.Map(routes);
        EventEndpoints.Map(routes);
    }

    private static HttpClient Client(IServiceProvider provider) => provider.OutgoingClient(nameof(Exchange));

    private static OutgoingLimits LimitsOf(ExchangeOptions options) => new(
        [.. new[] { options.ConnectorUrl, options.KeySetUrl }.Where(url => url.Length > 0).Select(url => new Uri(url))], LongestAnswer, TimeSpan.FromSeconds(options.TimeoutSeconds));

    private static bool IsStrongKey(string secret) => Convert.TryFromBase64String(secret, new byte[secret.Length], out var bytes) && bytes >= 32;
}
