using System.Text.Json;
using Vigil.Contracts.Console;

namespace Vigil.Bench.Growth;

/// <summary>Compares a copy with its model, both as the product shows them. Pure.</summary>
internal static class CopyCheck
{
    /// <summary>In what they differ that must not; null if in nothing.</summary>
    public static string? Difference(CaseCopy copy, CaseRowView row, StaffEntriesView timeline, CaseRowView modelRow, StaffEntriesView modelTimeline)
    {
        var (entries, model) = (timeline.Entries, modelTimeline.Entries);
        return Told(Own(row)) != Told(Own(modelRow)) ? $"the row {Told(Own(row))} is not {Told(Own(modelRow))}"
            : timeline.UpTo != modelTimeline.UpTo || timeline.More || entries.Count != model.Count ? "not as many entries"
            : entries.Index().Any(e => e.Item.Seq != e.Index + 1) ? "a number is missing"
            : entries.Zip(model).Any(pair => Told(Own(pair.First)) != Told(Own(pair.Second))) ? "an entry says something else"
            : entries.Zip(entries.Skip(1)).Any(pair => pair.First.At > pair.Second.At) ? "an entry is older than the one before it"
            : entries.Where(e => e.Author.Kind == "customer").Any(e => e.Author.Id == model[0].Author.Id) ? "an entry is by the model's customer"
            : row.OpenedAt.ToUnixTimeMilliseconds() != copy.Opened / 1000 || row.UpdatedAt > entries[^1].At || row.UpdatedAt < row.OpenedAt ? "its times are not those of its entries"
            : null;
    }

    // Without what is each case's own.
    private static CaseRowView Own(CaseRowView row) => row with
    {
        Id = default, Number = "", Customer = row.Customer is null ? null : "", WaitingSince = row.WaitingSince is null ? null : DateTimeOffset.UnixEpoch, OpenedAt = default, UpdatedAt = default,
    };

    private static StaffEntryView Own(StaffEntryView entry) => entry with
    {
        At = default, Author = entry.Author.Kind == "customer" ? entry.Author with { Id = null } : entry.Author,
    };

    // As JSON, for records with lists in them do not compare by what is in them.
    private static string Told<T>(T value) => JsonSerializer.Serialize(value);
}
