using Vigil.Server.Tests.Architecture.Planted.Knowing.Lower;

namespace Vigil.Server.Tests.Architecture.Planted.Knowing.Platform;

public sealed class Knower
{
    public Known Lower { get; } = new();
}
