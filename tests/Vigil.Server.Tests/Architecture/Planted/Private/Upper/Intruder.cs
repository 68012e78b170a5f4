using Vigil.Server.Tests.Architecture.Planted.Private.Lower.Inside;

namespace Vigil.Server.Tests.Architecture.Planted.Private.Upper;

public sealed record Intruder
{
    public Hidden Inside { get; } = new();
}
