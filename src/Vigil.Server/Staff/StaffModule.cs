using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Vigil.Server.Platform.Commands;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff.Approvals;
using Vigil.Server.Staff.Commands;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;
using Vigil.Server.Staff.Setup;
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
        services.AddSingleton<TrailStore>();
        services.AddSingleton<CheckpointKey>();
        services.AddSingleton<CheckpointFolder>();
        services.AddSingleton<VerifyTrail>();
        services.AddSingleton<SearchTrail>();
        if (!DataModule.IsBuildTool)
        {
            services.AddHostedService<SealTrail>();
        }

        services.AddSingleton<ReadApprovals>();
        services.AddSingleton<AskForApproval>();
        services.AddSingleton<DecideOnApproval>();
        services.AddSingleton<StaffDirectory>();
        services.AddSingleton<StaffAccess>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Passwords.Iterations);
        services.AddSingleton<Passwords>();
        services.AddSingleton<AddStaffMember>();
        services.AddSingleton<PersonOf>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SignInStaff>();
        services.AddSingleton<StaffSessions>();
        services.AddSingleton(provider => new StaffConnections(provider.GetRequiredService<StaffSessions>()));
        services.AddSingleton<SetUpFirstAdmin>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton<DemoStaff>();
        services.AddHostedService<FirstRun>();
        services.TryAddSingleton<IPresenceSource, NobodyPresent>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, StaffAuthentication>(StaffPolicies.Staff, null);
        var policies = services.AddAuthorizationBuilder().AddPolicy(StaffPolicies.Staff, SignedIn);
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

    /// <summary>Maps sign-in, sign-out, the first-run set-up, the audit trail and what waits for a second person.</summary>
    public static void MapStaff(this IEndpointRouteBuilder routes)
    {
        StaffEndpoints.Map(routes);
        TrailEndpoints.Map(routes);
        ApprovalEndpoints.Map(routes);
    }

    /// <summary>Adds <c>user add</c>, <c>token staff</c> and <c>audit verify</c> to the command line.</summary>
    public static void AddCommands(CommandTree tree)
    {
        AddUser.AddTo(tree);
        MakeStaffToken.AddTo(tree);
        VerifyAudit.AddTo(tree);
    }

    private static void SignedIn(AuthorizationPolicyBuilder policy) => policy.AddAuthenticationSchemes(StaffPolicies.Staff).RequireAuthenticatedUser();
}
