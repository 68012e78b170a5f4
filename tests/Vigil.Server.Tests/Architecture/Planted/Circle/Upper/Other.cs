using Vigil.Server.Tests.Architecture.Planted.Circle.Lower;

namespace Vigil.Server.Tests.Architecture.Planted.Circle.Upper;

public sealed class Other
{
    public One? Next { get; init; }
}
