namespace Vigil.Server.Cases;

/// <summary>Stored with an Understood entry: what the assistant made of a customer's message.</summary>
/// <param name="OfSeq">Number of the message.</param>
/// <param name="Topic">Topic id; null if none was certain enough to keep.</param>
/// <param name="Probability">From 0 to 1, calibrated.</param>
/// <param name="Signals">Why it is urgent, such as <c>theft</c>.</param>
/// <param name="Records">Records that were read for the answer, as <c>withdrawal:W2026…</c>.</param>
/// <param name="NeedsSignIn">True where the customer was asked to sign in first.</param>
/// <param name="Told">What the answer tells, so that the next one need not tell it again; null where no record was told.</param>
/// <param name="NotKnown">The customer was told that the assistant does not know. False in what older versions stored.</param>
/// <param name="Others">Topics that the message asks about besides, in its order; null for none, and in what older versions stored.</param>
public sealed record UnderstoodData(
    long OfSeq, string Language, string? Topic, double Probability, IReadOnlyList<string> Signals, IReadOnlyList<string> Records, bool NeedsSignIn = false, ToldData? Told = null, bool NotKnown = false,
    IReadOnlyList<string>? Others = null)
{
    /// <summary>What the answer told of what does not work now, its names among <see cref="Records"/>; null where nothing was, and in what older versions stored.</summary>
    public IReadOnlyList<LiveToldData>? Live { get; init; }
}

/// <summary>What an answer told of something that does not work at the exchange.</summary>
/// <param name="Name">As <c>wallet:POL.POLYGON</c> or <c>incident:I-2041</c>.</param>
/// <param name="State">What of it was told: of a wallet <c>deposits</c>, <c>withdrawals</c> or <c>both</c>, of an incident its state.</param>
/// <param name="Until">When it was expected to be over; null where nothing was told.</param>
public sealed record LiveToldData(string Name, string State, DateTimeOffset? Until);

/// <summary>What an answer told of a record. Made only of what the customer was told: what is withheld changes nothing here.</summary>
/// <param name="Record">As <c>withdrawal:W2026…</c>.</param>
/// <param name="State">State of the record as told.</param>
/// <param name="Whole">The whole of it, not one thing asked on about.</param>
/// <param name="Mark">Equal when the same is told again; what only counts down by itself makes no difference.</param>
public sealed record ToldData(string Record, string? State, bool Whole, string Mark);

/// <summary>Something that was told before: under which topic, and when.</summary>
public sealed record ToldBefore(ToldData Told, string? Topic, DateTimeOffset At);

/// <summary>What the assistant made of a message, and when.</summary>
public sealed record UnderstoodBefore(UnderstoodData Data, DateTimeOffset At);
