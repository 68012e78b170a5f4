namespace Vigil.Durability.Tests.History;

/// <summary>A history with something wrong in it.</summary>
internal sealed record Plant(string Name, Wrong Wrong, IReadOnlyList<Happening> Record);

/// <summary>One for each way in which each kind of offence can show itself.</summary>
internal static class Plants
{
    public static IReadOnlyList<Plant> All { get; } =
    [
        new("an acknowledged message is gone", Wrong.Lost, SoundHistory.With(SoundHistory.Instead(2))),
        new("an acknowledged message has other words", Wrong.Lost, SoundHistory.With(SoundHistory.Instead(2, SoundHistory.At(2) with { Text = "what" }))),
        new("an acknowledged message stands elsewhere", Wrong.Lost, SoundHistory.With(SoundHistory.Instead(2, new Seen(0, "reopened", "customer"), SoundHistory.At(2)))),
        new("an agent's acknowledged words are gone", Wrong.Lost, SoundHistory.With(SoundHistory.Instead(11))),
        new("a message is stored twice", Wrong.Doubled, SoundHistory.With(SoundHistory.Instead(2, SoundHistory.At(2), SoundHistory.At(2)))),
        new("a message is stored twice under two keys", Wrong.Doubled, SoundHistory.With(SoundHistory.Instead(2, SoundHistory.At(2), SoundHistory.At(2) with { Key = "k1-again" }))),
        new("a note is stored twice", Wrong.Doubled, SoundHistory.With(SoundHistory.Instead(10, SoundHistory.At(10), SoundHistory.At(10)))),
        new("a later message stands first", Wrong.Reordered, Reordered()),
        new("a staff number is missing", Wrong.Gap, Without(What.Stored, Side.Staff, 6)),
        new("a customer's number is missing", Wrong.Gap, Without(What.Stored, Side.Customer, 4)),
        new("the last entry is not the last number", Wrong.Gap, Change(h => h is { What: What.UpTo, Side: Side.Customer }, h => h with { Number = 9 })),
        new("no number is known", Wrong.Gap, [.. SoundHistory.Make().Where(h => h.What is not What.UpTo)]),
        new("the customer has what staff have not", Wrong.SidesDiffer, Change(h => h is { What: What.Stored, Side: Side.Customer, Entry.Number: 2 }, h => h with { Entry = h.Entry! with { Text = "no idea" } })),
        new("the customer lacks the last entry", Wrong.SidesDiffer, Without(What.Stored, Side.Customer, 8)),
        new("a tab lacks an entry", Wrong.ClientDiffers, Without(What.Kept, Side.Customer, 3, SoundHistory.SecondTab)),
        new("a tab has an entry twice", Wrong.ClientDiffers, Change(h => h is { What: What.Kept, Client: SoundHistory.SecondTab, Entry.Number: 3 }, h => h, h => h)),
        new("a tab has another order", Wrong.ClientDiffers, Swapped()),
        new("a tab ends with nothing", Wrong.ClientDiffers, [.. SoundHistory.Make().Where(h => h is not { What: What.Kept, Client: SoundHistory.SecondTab })]),
        new("an agent's window lacks an entry", Wrong.ClientDiffers, Without(What.Kept, Side.Staff, 13)),
        new("a key has two numbers", Wrong.TwoNumbers, Change(h => h is { What: What.Acknowledged, Key: "k2" }, h => h, h => h with { Number = 5 })),
        new("a message was never acknowledged", Wrong.Unanswered, [.. SoundHistory.Make().Where(h => h is not { What: What.Acknowledged, Key: "k3" })]),
        new("a note was never acknowledged", Wrong.Unanswered, [.. SoundHistory.Make().Where(h => h is not { What: What.Acknowledged, Key: "n1" })]),
        new("an entry was shown that is not stored", Wrong.ShownNotStored, Shown(Side.Customer, new Seen(9, "message", "assistant", "and another thing"))),
        new("an entry was shown under another number", Wrong.ShownNotStored, Shown(Side.Customer, new Seen(3, "message", "assistant", "because"))),
        new("staff were shown what is not stored", Wrong.ShownNotStored, Shown(Side.Staff, SoundHistory.At(4) with { Text = "perhaps" })),
        new("the customer was shown a note", Wrong.InternalShown, Shown(Side.Customer, new Seen(7, "note", "agent", "sounds upset"))),
        new("the customer was shown a note as a message", Wrong.InternalShown, Shown(Side.Customer, new Seen(7, "message", "agent", "sounds upset"))),
        new("the customer was shown what was understood", Wrong.InternalShown, Shown(Side.Customer, new Seen(2, "understood", "assistant"))),
        new("words that nobody sent are stored", Wrong.FromNobody, SoundHistory.With(SoundHistory.Instead(12, SoundHistory.At(12), new Seen(0, "message", "customer", "and a loan", "k9")))),
        new("a message was not taken note of", Wrong.NotUnderstoodOnce, SoundHistory.With(SoundHistory.Instead(6, SoundHistory.At(10)))),
        new("a message was taken note of twice", Wrong.NotUnderstoodOnce, SoundHistory.With(SoundHistory.Instead(13, SoundHistory.At(13), SoundHistory.At(13)))),
        new("a message has two answers", Wrong.AnsweredTwice, SoundHistory.With(SoundHistory.Instead(4, SoundHistory.At(4), SoundHistory.At(4) with { Text = "because of that" }))),
        new("an answer answers nothing", Wrong.AnsweredTwice, SoundHistory.With(SoundHistory.Instead(4, SoundHistory.At(4), SoundHistory.At(4) with { Key = "answer:3" }))),
        new("an answer has no key", Wrong.AnsweredTwice, SoundHistory.With(SoundHistory.Instead(4, SoundHistory.At(4), SoundHistory.At(4) with { Key = null }))),
        new("a message has no answer", Wrong.NotAnswered, SoundHistory.With(SoundHistory.Instead(4))),
        new("the wish for a person is not answered", Wrong.NotAnswered, SoundHistory.With(SoundHistory.Instead(7))),
        new("a case is queued twice", Wrong.NotHandedOverOnce, SoundHistory.With(SoundHistory.Instead(8, SoundHistory.At(8), SoundHistory.At(8)))),
        new("a case is queued again while a person has it", Wrong.NotHandedOverOnce, SoundHistory.With(SoundHistory.Instead(11, SoundHistory.At(11), SoundHistory.At(8), SoundHistory.At(9)))),
        new("a case is given to two agents", Wrong.NotHandedOverOnce, SoundHistory.With(SoundHistory.Instead(9, SoundHistory.At(9), SoundHistory.At(9) with { Author = "agent:Wu" }))),
        new("a case is given to nobody", Wrong.NotHandedOverOnce, SoundHistory.With(SoundHistory.Instead(9))),
        new("a case is never queued", Wrong.NotHandedOverOnce, SoundHistory.With([.. SoundHistory.Instead(8)[..7]])),
        new("a case is queued though nobody wished it", Wrong.NotHandedOverOnce, Change(h => h.WantsPerson, h => h with { WantsPerson = false })),
        new("an agent speaks on another's case", Wrong.SpokeOutOfTurn, SoundHistory.With(SoundHistory.Instead(11, SoundHistory.At(11) with { Author = "agent:Wu" }))),
        new("an agent speaks before the case is theirs", Wrong.SpokeOutOfTurn, SoundHistory.With(SoundHistory.Instead(8, SoundHistory.At(11) with { Text = "hello" }, SoundHistory.At(8)))),
    ];

    // k3 was sent after k1 was acknowledged, and is said to stand before it.
    private static List<Happening> Reordered()
    {
        var record = SoundHistory.With(SoundHistory.Instead(2, SoundHistory.At(12), SoundHistory.At(2)));
        return record.ConvertAll(h => h switch
        {
            { What: What.Acknowledged, Key: "k1" } => h with { Number = 2 },
            { What: What.Acknowledged, Key: "k3" } => h with { Number = 1 },
            _ => h,
        });
    }

    private static List<Happening> Swapped()
    {
        var record = SoundHistory.Make();
        var at = record.FindIndex(h => h is { What: What.Kept, Client: SoundHistory.SecondTab, Entry.Number: 3 });
        (record[at], record[at + 1]) = (record[at + 1], record[at]);
        return record;
    }

    private static List<Happening> Shown(Side side, Seen entry) => [new(What.Shown, "whoever", side, SoundHistory.Case, Entry: entry), .. SoundHistory.Make()];

    private static List<Happening> Without(What what, Side side, long number, string? client = null) =>
        [.. SoundHistory.Make().Where(h => !(h.What == what && h.Side == side && h.Entry!.Number == number && (client is null || h.Client == client)))];

    private static List<Happening> Change(Func<Happening, bool> which, params Func<Happening, Happening>[] into) =>
        [.. SoundHistory.Make().SelectMany(h => which(h) ? into.Select(change => change(h)) : [h])];
}
