using Vigil.Contracts;
using Vigil.Server.Cases.Timeline;

namespace Vigil.Server.Tests.Cases;

public sealed class KnownKeysTests
{
    private static readonly CaseId Case = new(Guid.Parse("019ab000-0000-7000-8000-000000000001"));

    [Fact]
    public void What_was_learned_is_found_up_to_the_entry_that_it_was_learned_to()
    {
        var known = new KnownKeys();
        known.Learn(Case, 0, 4, [new StoredKey(Case, 2, "b"), new StoredKey(Case, 3, "c")]);
        known.Learn(Case, 4, 6, [new StoredKey(Case, 5, "e")]);

        var (upTo, found) = known.Find(Case, ["a", "c", "e"]);

        Assert.Equal(6, upTo);
        Assert.Equal([3, 5], found.Select(k => k.Seq));
    }

    [Theory]
    [InlineData(5, 9)]
    [InlineData(0, 4)]
    [InlineData(2, 3)]
    public void What_leaves_a_gap_or_is_older_changes_nothing(long after, long upTo)
    {
        var known = new KnownKeys();
        known.Learn(Case, 0, 4, [new StoredKey(Case, 2, "b")]);
        known.Learn(Case, after, upTo, [new StoredKey(Case, 99, "b"), new StoredKey(Case, 98, "x")]);

        var (reached, found) = known.Find(Case, ["b", "x"]);

        Assert.Equal(4, reached);
        Assert.Equal([2], found.Select(k => k.Seq));
    }

    [Fact]
    public void What_begins_in_the_middle_of_an_unknown_case_is_not_taken_for_all_of_it()
    {
        var known = new KnownKeys();
        known.Learn(Case, 3, 7, [new StoredKey(Case, 5, "e")]);
        Assert.Equal(0, known.Find(Case, ["e"]).UpTo);
    }

    [Fact]
    public void What_is_learned_twice_reaches_further_only()
    {
        var known = new KnownKeys();
        known.Learn(Case, 0, 4, [new StoredKey(Case, 2, "b")]);
        known.Learn(Case, 0, 6, [new StoredKey(Case, 2, "b"), new StoredKey(Case, 6, "f")]);

        var (upTo, found) = known.Find(Case, ["b", "f"]);
        Assert.Equal((6, 2), (upTo, found.Count));
    }

    [Fact]
    public void Memory_is_bounded_and_what_is_asked_for_stays()
    {
        var known = new KnownKeys();
        known.Learn(Case, 0, 1, [new StoredKey(Case, 1, "kept")]);
        var others = Enumerable.Range(0, 600).Select(_ => CaseId.New(TimeProvider.System)).ToList();
        foreach (var other in others)
        {
            known.Learn(other, 0, 500, Enumerable.Range(1, 500).Select(i => new StoredKey(other, i, $"k{i}")));
            Assert.Equal(1, known.Find(Case, ["kept"]).UpTo);
        }

        // Of 300,000 keys at most 100,000, and a case's worth, are left; a forgotten case is unknown as a whole.
        var left = others.Select(other => known.Find(other, ["k7"])).ToList();
        Assert.InRange(left.Count(l => l.UpTo == 500), 100, 201);
        Assert.All(left, l => Assert.Equal(l.UpTo == 500, l.Found.Count == 1));
    }
}
