using Vigil.Contracts;

namespace Vigil.Server.Cases;

/// <summary>Where pushes for staff go. The hub itself stands in Desk; other modules push to it by these names.</summary>
public static class StaffFeed
{
    /// <summary>Name of the staff's hub among the push targets.</summary>
    public const string Hub = "console";

    /// <summary>The group of those who watch a case.</summary>
    public static string Group(CaseId id) => $"case:{id}";
}
