namespace Vigil.Server.Tests.Architecture.Planted.Missing.Unknown;

public sealed class Stranger;
