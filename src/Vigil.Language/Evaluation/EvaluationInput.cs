namespace Vigil.Language.Evaluation;

/// <summary>An evaluation's file cannot be read: the message names the file, the line where there is one, and what was expected.</summary>
public sealed class EvaluationInputException : Exception
{
    public EvaluationInputException()
    {
    }

    public EvaluationInputException(string message)
        : base(message)
    {
    }

    public EvaluationInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A fault in one line; lines count from 1.</summary>
    public static EvaluationInputException At(string path, int line, string expected, Exception? cause = null) => new($"{path}, line {line}: {expected}", cause!);

    /// <summary>A fault of the whole file.</summary>
    public static EvaluationInputException Of(string path, string expected, Exception? cause = null) => new($"{path}: {expected}", cause!);
}
