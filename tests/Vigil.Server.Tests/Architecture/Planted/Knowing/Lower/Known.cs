namespace Vigil.Server.Tests.Architecture.Planted.Knowing.Lower;

public sealed class Known;
