using Vigil.Server.Tests.Architecture.Planted.Arrow.Upper;

namespace Vigil.Server.Tests.Architecture.Planted.Arrow.Lower;

public sealed class InField
{
    private readonly Forbidden[] _field = [];

    public int Count => _field.Length;
}

public abstract class InSignature
{
    public abstract void Take(IReadOnlyList<Forbidden[]> many);
}

public static class InBody
{
    public static string Call() => Forbidden.Call();
}

[Forbidden]
public static class InMark;

public abstract class InConstraint<T>
    where T : Forbidden;

public static class InClosure
{
    public static Func<string> Make(int times) => () => Forbidden.Call() + times;
}

public static class InCatch
{
    public static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (ForbiddenException)
        {
            return false;
        }
    }
}

public sealed class InBase : Forbidden;

public static class InGenericArgument
{
    public static int Count() => Enumerable.Empty<Forbidden>().Count();
}
