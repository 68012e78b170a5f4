using Vigil.Server.Tests.Architecture.Planted.Circle.Upper;

namespace Vigil.Server.Tests.Architecture.Planted.Circle.Lower;

public sealed class One
{
    public Other? Next { get; init; }
}
