namespace Vigil.Language.Evaluation;

/// <summary>What was given to an evaluation cannot be read; the message names file, line and what was expected.</summary>
public sealed class EvaluationInputException(string message) : Exception(message);
