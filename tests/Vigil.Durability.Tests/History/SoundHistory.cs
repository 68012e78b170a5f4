namespace Vigil.Durability.Tests.History;

/// <summary>A small run in which nothing is wrong: a question and its answer, a kill between a message and its acknowledgement, a person wanted and got, a note.</summary>
internal static class SoundHistory
{
    public const string Case = "case";
    public const string Customer = "customer";
    public const string SecondTab = "customer, second tab";
    public const string Agent = "Lin";

    // As staff see it; what the customer sees follows from it.
    private static readonly Seen[] Staff =
    [
        new(1, "opened", "customer", Public: false),
        new(2, "message", "customer", "why", "k1"),
        new(3, "understood", "assistant", Public: false, Of: 2),
        new(4, "message", "assistant", "because", "answer:2"),
        new(5, "message", "customer", "a person, please", "k2"),
        new(6, "understood", "assistant", Public: false, Of: 5),
        new(7, "message", "assistant", "somebody comes", "answer:5"),
        new(8, "queued", "assistant"),
        new(9, "assigned", "agent:Lin"),
        new(10, "note", "agent:Lin", "sounds upset", "n1", Public: false),
        new(11, "message", "agent:Lin", "here I am", "a1"),
        new(12, "message", "customer", "thank you", "k3"),
        new(13, "understood", "assistant", Public: false, Of: 12),
    ];

    public static List<Happening> Make()
    {
        var shown = AsCustomer(Staff);
        return
        [
            new(What.Started),
            Sends(Customer, "k1", "why"),
            new(What.Acknowledged, Customer, Side.Customer, Case, "k1", Number: 1),
            .. Shows(Customer, Side.Customer, shown[..2]),
            Sends(Customer, "k2", "a person, please") with { WantsPerson = true },
            new(What.Killed),
            new(What.Started),
            Sends(Customer, "k2", "a person, please") with { WantsPerson = true },
            new(What.Acknowledged, Customer, Side.Customer, Case, "k2", Number: 3),
            Sends(Agent, "n1", "sounds upset"),
            new(What.Acknowledged, Agent, Side.Staff, Case, "n1", Number: 10),
            Sends(Agent, "a1", "here I am"),
            new(What.Acknowledged, Agent, Side.Staff, Case, "a1", Number: 11),
            Sends(Customer, "k3", "thank you"),
            new(What.Acknowledged, Customer, Side.Customer, Case, "k3", Number: 8),
            .. Shows(Customer, Side.Customer, shown[2..]),
            .. Shows(SecondTab, Side.Customer, shown),
            .. Shows(Agent, Side.Staff, Staff),
            .. Ends(What.Stored, null, Side.Staff, Staff),
            new(What.UpTo, Side: Side.Staff, Case: Case, Number: 13),
            .. Ends(What.Stored, null, Side.Customer, shown),
            new(What.UpTo, Side: Side.Customer, Case: Case, Number: 8),
            .. Ends(What.Kept, Customer, Side.Customer, shown),
            .. Ends(What.Kept, SecondTab, Side.Customer, shown),
            .. Ends(What.Kept, Agent, Side.Staff, Staff),
        ];
    }

    /// <summary>The same with other entries on the server, which every client has been shown and keeps: consistent, and wrong in what it says.</summary>
    public static List<Happening> With(params Seen[] staff)
    {
        var shown = AsCustomer(staff);
        return
        [
            .. Make().Where(h => h.What is What.Sent or What.Acknowledged),
            .. Ends(What.Stored, null, Side.Staff, staff),
            new(What.UpTo, Side: Side.Staff, Case: Case, Number: staff.Length),
            .. Ends(What.Stored, null, Side.Customer, shown),
            new(What.UpTo, Side: Side.Customer, Case: Case, Number: shown.Length),
        ];
    }

    /// <summary>The staff's entries without one and with others in its place, numbered anew.</summary>
    public static Seen[] Instead(long number, params Seen[] others)
    {
        Seen[] all = [.. Staff[..((int)number - 1)], .. others, .. Staff[(int)number..]];
        return [.. all.Select((entry, i) => entry with { Number = i + 1 })];
    }

    /// <summary>An entry of the staff's timeline.</summary>
    public static Seen At(long number) => Staff[(int)number - 1];

    private static Happening Sends(string client, string key, string text) => new(What.Sent, client, Case: Case, Key: key, Text: text);

    private static IEnumerable<Happening> Shows(string client, Side side, IEnumerable<Seen> entries) => Ends(What.Shown, client, side, entries);

    private static IEnumerable<Happening> Ends(What what, string? client, Side side, IEnumerable<Seen> entries) => entries.Select(e => new Happening(what, client, side, Case, Entry: e));

    private static Seen[] AsCustomer(IEnumerable<Seen> staff) =>
    [
        .. staff.Where(e => e.Public).Select((e, i) => new Seen(i + 1, e.Kind == "message" ? e.Kind : $"state:{e.Kind}", e.Author, e.Text, e.Author == "customer" ? e.Key : null)),
    ];
}
