namespace Vigil.Server.Tests.Architecture.Planted.Private.Lower.Inside;

public sealed class Hidden;
