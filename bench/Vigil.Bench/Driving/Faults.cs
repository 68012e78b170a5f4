namespace Vigil.Bench.Driving;

/// <summary>What was asked for cannot be done as asked: one line, exit code 2.</summary>
public sealed class BadInputException(string message) : Exception(message);

/// <summary>The measurement could not be made: one line, exit code 1.</summary>
public sealed class BenchFailedException(string message, Exception? inner = null) : Exception(message, inner);
