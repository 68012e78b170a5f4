using System.Runtime.InteropServices;

namespace Vigil.Language.Secrets.Judging;

/// <summary>What a candidate is made of.</summary>
internal enum Form
{
    /// <summary>Digits, perhaps in groups.</summary>
    Digits,

    /// <summary>Letters with digits or signs.</summary>
    Mixed,

    /// <summary>Letters alone, which make no word that customers use.</summary>
    Word,
}

/// <summary>A place in <see cref="SecretText.Folded"/> where a secret may stand.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Candidate(int Start, int End, Form Form)
{
    public int Length => End - Start;
}
