namespace Vigil.Language.Topics;

/// <summary>The features of one text: indexes and their weights, each index once.</summary>
internal readonly record struct SparseVector(int[] Indexes, float[] Values);

/// <summary>A text with its class, ready for training.</summary>
internal readonly record struct Sample(SparseVector Features, int Class);
