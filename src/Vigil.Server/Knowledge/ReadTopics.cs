namespace Vigil.Server.Knowledge;

/// <summary>What a text is about, likeliest first: ids of the intent vocabulary with their probabilities. Empty where nobody can tell yet; never waits.</summary>
public delegate IReadOnlyList<(string Topic, double Probability)> ReadTopics(string text);
