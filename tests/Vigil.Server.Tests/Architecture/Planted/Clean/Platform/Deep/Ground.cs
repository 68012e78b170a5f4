namespace Vigil.Server.Tests.Architecture.Planted.Clean.Platform.Deep;

public sealed class Ground;
