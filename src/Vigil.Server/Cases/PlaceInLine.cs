namespace Vigil.Server.Cases;

/// <summary>
/// Who stands before whom in a queue: by rank, and within a rank by how long. A visitor's urgent case stands behind the urgent cases of
/// everybody who has signed in and before all that is not urgent: a theft is heard from whoever cannot sign in any more, and made-up ones
/// keep no customer waiting.
/// </summary>
public static class PlaceInLine
{
    /// <summary>The highest rank there is.</summary>
    public const int Highest = (2 * (int)CasePriority.Urgent) + 1;

    /// <summary>Name of the stored rank, for queries.</summary>
    internal const string Rank = "LineRank";

    /// <summary>The rank; a higher one is served first.</summary>
    /// <param name="visitor">True while nobody is signed in on the case.</param>
    public static int RankOf(CasePriority priority, bool visitor) => (2 * (int)priority) + (priority is CasePriority.Urgent && !visitor ? 1 : 0);
}
