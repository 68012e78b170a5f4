namespace Vigil.Language.Topics;

/// <summary>The features of a text that are known: which, how strongly, and from which words each was read.</summary>
/// <param name="From">First word or Chinese character of each feature.</param>
/// <param name="To">Last one.</param>
/// <param name="Places">How many words and Chinese characters the text has.</param>
internal sealed record SparseVector(int[] Indexes, float[] Values, int[] From, int[] To, int Places);

/// <summary>A text whose topic is known, as the trainer sees it.</summary>
internal sealed record Sample(SparseVector Features, int Class);
