using Shouldly;

namespace Vigil.Durability.Tests.History;

/// <summary>Each kind of offence is planted in a history that is sound without it, and must be found: a check that cannot fail is none.</summary>
public sealed class HistoryCheckerTests
{
    [Fact]
    public void A_sound_history_is_sound() => HistoryChecker.Check(SoundHistory.Make()).ShouldBeEmpty();

    [Fact]
    public void A_history_built_as_plants_are_is_sound_without_one() => HistoryChecker.Check(SoundHistory.With(SoundHistory.Instead(2, SoundHistory.At(2)))).ShouldBeEmpty();

    [Fact]
    public void Every_kind_of_offence_has_been_planted() => Plants.All.Select(p => p.Wrong).Distinct().Order().ShouldBe(Enum.GetValues<Wrong>());

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_offence_is_found(string name)
    {
        var plant = Plants.All.Single(p => p.Name == name);
        HistoryChecker.Check(plant.Record).Select(o => o.Wrong).ShouldContain(plant.Wrong);
    }

    public static TheoryData<string> Planted() => [.. Plants.All.Select(p => p.Name)];

    [Fact]
    public void What_was_judged_can_be_read_back_and_judged_again()
    {
        var record = Plants.All.Single(p => p.Name == "an acknowledged message is gone").Record;
        using var written = new StringWriter();
        foreach (var happening in record)
        {
            written.WriteLine(Recorder.LineOf(happening));
        }

        var read = written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Recorder.Read).ToList();

        read.SequenceEqual(record).ShouldBeTrue();
        HistoryChecker.Check(read).ShouldBe(HistoryChecker.Check(record));
    }
}
