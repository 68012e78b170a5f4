namespace Vigil.Server.Tests.Architecture.Planted.Arrow.Upper;

/// <summary>What a lower module may not use, in every form a type can be used in.</summary>
public class Forbidden
{
    public string Name { get; init; } = "forbidden";

    public static string Call() => "called";
}

public sealed class ForbiddenException : Exception
{
    public ForbiddenException()
    {
    }

    public ForbiddenException(string message)
        : base(message)
    {
    }

    public ForbiddenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class ForbiddenAttribute : Attribute;
