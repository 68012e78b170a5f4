namespace Vigil.Server.Tests.Architecture.Planted.Arrow.Upper;

/// <summary>What a lower module may not use, in every form a type can be used in.</summary>
public class Forbidden
{
    public static string Call() => "called";
}

public sealed class ForbiddenException : Exception;

[AttributeUsage(AttributeTargets.Class)]
public sealed class ForbiddenAttribute : Attribute;
