using Vigil.Server.Tests.Architecture.Planted.Clean.Lower.Inside;

namespace Vigil.Server.Tests.Architecture.Planted.Clean.Lower;

public sealed class Door
{
    public string Name { get; } = Hidden.Name;
}
