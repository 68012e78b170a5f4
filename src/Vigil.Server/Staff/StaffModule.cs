using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Commands;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Platform.Http.Outgoing;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Staff.Alerting;
using Vigil.Server.Staff.Approvals;
using Vigil.Server.Staff.Commands;
using Vigil.Server.Staff.Factors;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;
using Vigil.Server.Staff.Setup;
using Vigil.Server.Staff.SingleSignOn;
using Vigil.Server.Staff.Trail;

namespace Vigil.Server.Staff;

/// <summary>Who works here: accounts, sign-in, sessions, roles and the audit trail.</summary>
public static class StaffModule
{
    /// <summary>Adds staff, configured by the section <c>Staff</c>.</summary>
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddOptions<StaffOptions>().BindConfiguration("Staff").ValidateDataAnnotations()
            .Validate(o => o.PublicUrl.Length == 0 || (Uri.TryCreate(o.PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"), "Staff:PublicUrl must be an http(s) URL or empty.")
            .ValidateOnStart();
        services.AddOptions<TrailOptions>().BindConfiguration("Audit").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Audit>();
        AddAlerting(services);
        services.AddSingleton<TrailStore>();
        services.AddSingleton<CheckpointKey>();
        services.AddSingleton<CheckpointFolder>();
        services.AddSingleton<VerifyTrail>();
        services.AddSingleton<SearchTrail>();
        if (!DataModule.IsBuildTool)
        {
            services.AddHostedService<SealTrail>();
        }

        services.AddSingleton<StaffLimits>();
        services.AddSingleton<Denials>();
        services.AddSingleton<ReadApprovals>();
        services.AddSingleton<IApprovable, FactorReset>();
        services.AddSingleton<RequestFactorReset>();
        services.AddSingleton<AskForApproval>();
        services.AddSingleton<IPersonalData, ApprovalsOfPerson>();
        services.AddSingleton<IKeptForAWhile, KeptApprovalNotes>();
        services.AddSingleton<DecideOnApproval>();
        services.AddSingleton<StaffDirectory>();
        services.AddSingleton<StaffAccess>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Passwords.Iterations);
        services.AddSingleton<Passwords>();
        services.AddSingleton<AddStaffMember>();
        services.AddSingleton<PersonOf>();
        services.AddSingleton<ReadPeople>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<JoinStaff>();
        services.AddSingleton<ListedSessions>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SignInStaff>();
        services.AddSingleton<HalfSignIns>();
        services.AddSingleton<FinishSignIn>();
        services.AddSingleton<StepUp>();
        services.AddSingleton<AccessNotices>();
        services.AddSingleton<ChangeOwnPassword>();
        AddFactors(services);
        AddSingleSignOn(services);
        services.AddSingleton<StaffSessions>();
        services.AddSingleton(provider => new StaffConnections(provider.GetRequiredService<StaffSessions>()));
        services.AddSingleton<SetUpFirstAdmin>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton<DemoStaff>();
        services.AddHostedService<FirstRun>();
        services.TryAddSingleton<IPresenceSource, NobodyPresent>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, StaffAuthentication>(StaffPolicies.Staff, null);
        var policies = services.AddAuthorizationBuilder().AddPolicy(StaffPolicies.Staff, SignedIn).AddPolicy(StaffPolicies.SettingUp, HasSession);
        foreach (var permission in Enum.GetValues<Permission>())
        {
            policies.AddPolicy(StaffPolicies.Of(permission), policy =>
            {
                SignedIn(policy);
                policy.RequireRole(Enum.GetValues<StaffRole>().Where(role => role.Holds(permission)).Select(EnumCode.Of));
            });
        }

        return services;
    }

    /// <summary>Maps sign-in, sign-out, second factors, the first-run set-up, people, the audit trail and what waits for a second person.</summary>
    public static void MapStaff(this IEndpointRouteBuilder routes)
    {
        StaffEndpoints.Map(routes);
        PeopleEndpoints.Map(routes);
        TrailEndpoints.Map(routes);
        ApprovalEndpoints.Map(routes);
    }

    /// <summary>Bounds what one person's session may ask for, on every route of the staff. After authentication.</summary>
    public static void UseStaffLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<StaffLimits>();
        app.Use((context, next) => context.User.Identities.OfType<StaffIdentity>().FirstOrDefault() is { Caller.Id: var person } && limits.CheckRequest(person) is { } tooMany
            ? tooMany.ToProblem().ExecuteAsync(context)
            : next(context));
    }

    /// <summary>Adds <c>user add</c>, <c>token staff</c> and <c>audit verify</c> to the command line.</summary>
    public static void AddCommands(CommandTree tree)
    {
        AddUser.AddTo(tree);
        MakeStaffToken.AddTo(tree);
        VerifyAudit.AddTo(tree);
    }

    private static void AddFactors(IServiceCollection services)
    {
        services.AddSingleton<FactorVault>();
        services.AddSingleton<CheckProof>();
        services.AddSingleton<KeepFactor>();
        services.AddSingleton<ChangeFactors>();
        services.AddSingleton<SetUpAuthenticator>();
        services.AddSingleton<PasskeyChallenges>();
        services.AddSingleton<Passkeys>();
        services.AddSingleton<MakePasskey>();
        services.AddSingleton<ProveByFactor>();
        services.AddIdentityCore<StaffAccount>().AddUserStore<PasskeyStore>();
        services.AddScoped<IPasskeyHandler<StaffAccount>, PasskeyHandler<StaffAccount>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<StaffOptions>>((passkeys, staff) =>
        {
            // Behind a proxy the server does not know by which name people reach it.
            passkeys.ServerDomain = staff.Value.PublicUrl is { Length: > 0 } url ? new Uri(url).Host : null;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });
        services.AddDataProtection().SetApplicationName("Vigil");
        if (!DataModule.IsBuildTool)
        {
            services.AddOptions<KeyManagementOptions>().Configure<IOptions<StaffOptions>, IOptions<DatabaseOptions>, ILoggerFactory>((keys, staff, database, loggers) =>
            {
                var folder = staff.Value.KeyFolder is { Length: > 0 } named ? named : Path.Combine(database.Value.Data, "keys");
                keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder), loggers);
            });
        }
    }

    private static void AddAlerting(IServiceCollection services)
    {
        services.AddOptions<AlertOptions>().BindConfiguration("Alerts").ValidateDataAnnotations()
            .Validate(o => o.Url.Length == 0 || OutgoingHttp.IsAddress(o.Url), "Alerts:Url must be an absolute http or https URL without a user name, or empty.")
            .Validate(o => OutgoingHttp.MayBePlain(o.Url, o.AllowHttp), "Alerts:Url must be https. http is taken on this machine and, where Alerts:AllowHttp is true, to private addresses.")
            .Validate(o => o.Secret.Length is 0 or >= 16, "Alerts:Secret must have at least 16 characters or be empty.")
            .ValidateOnStart();
        services.AddOutgoingClient(nameof(Alerting), provider => AlertLimits(provider.GetRequiredService<IOptions<AlertOptions>>().Value));
        services.AddSingleton(provider => new AlertHttp(provider.OutgoingClient(nameof(Alerting))));
        services.AddSingleton<RaiseAlerts>();
        services.AddListener<Alert, TellAlert>();
    }

    // A receiver says no more than that it has understood.
    private static OutgoingLimits AlertLimits(AlertOptions options) => new(options.Url.Length > 0 ? [new Uri(options.Url)] : [], 64 * 1024, TimeSpan.FromSeconds(options.TimeoutSeconds));

    private static void AddSingleSignOn(IServiceCollection services)
    {
        services.AddOutgoingClient(nameof(SingleSignOn), provider => IdentityProviders.Limits(provider.GetRequiredService<IOptions<StaffOptions>>().Value));
        services.AddSingleton<IdentityProviders>();
        services.AddSingleton<PendingSignOns>();
        services.AddSingleton<IdTokens>();
        services.AddSingleton<LinkIdentity>();
        services.AddSingleton<LinkedIdentities>();
        services.AddSingleton<StartSignOn>();
        services.AddSingleton<FinishSignOn>();
    }

    private static void HasSession(AuthorizationPolicyBuilder policy) => policy.AddAuthenticationSchemes(StaffPolicies.Staff).RequireAuthenticatedUser();

    private static void SignedIn(AuthorizationPolicyBuilder policy)
    {
        HasSession(policy);
        policy.RequireClaim(StaffIdentity.Admitted);
    }
}
