namespace Vigil.Server.Staff;

/// <summary>Policies for routes and hubs.</summary>
public static class StaffPolicies
{
    /// <summary>Anybody signed in; also the name of the authentication scheme.</summary>
    public const string Staff = "staff";

    /// <summary>Anybody signed in, and whoever has yet to set up the second factor that their role asks for.</summary>
    public const string SettingUp = "staff.setting_up";

    /// <summary>The policy of those who hold a permission.</summary>
    public static string Of(Permission permission) => $"may.{permission.Code()}";

    /// <summary>Lets in only who holds the permission. Every route of the staff says what it needs; a test fails on one that does not.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder routes, Permission permission)
        where TBuilder : IEndpointConventionBuilder => routes.RequireAuthorization(Of(permission)).WithMetadata(new Needed(permission));
}

/// <summary>What a route was declared to need, for whoever walks over all of them.</summary>
public sealed record Needed(Permission Permission);
