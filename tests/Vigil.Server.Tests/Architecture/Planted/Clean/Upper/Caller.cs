using Vigil.Server.Tests.Architecture.Planted.Clean.Lower;
using Vigil.Server.Tests.Architecture.Planted.Clean.Platform.Deep;

namespace Vigil.Server.Tests.Architecture.Planted.Clean.Upper;

public sealed record Caller(Door Door, Ground Ground);
