namespace Vigil.Server.Tests.Architecture.Planted.Clean.Lower.Inside;

internal static class Hidden
{
    public static string Name { get; } = "hidden";
}
