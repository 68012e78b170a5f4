namespace Vigil.Contracts.Console;

/// <summary>One thing that whoever works on a case needs to know of it, as the customer named it anywhere in the conversation and as the record that is meant has it.</summary>
/// <param name="Name">record, transaction, address, amount, chain, time, errorCode or uid.</param>
/// <param name="State">known; missing (the work waits for it); open (not known and not waited for); invalid (its checksum fails, so it is asked for again); differs (the customer and the record do not say the same); notFound (no record of the customer's has it).</param>
/// <param name="Required">The work waits for it, or for one of <paramref name="Instead"/>.</param>
/// <param name="Instead">Names of the fields that would do in its place; empty for none.</param>
/// <param name="Said">The customer's newest word; null where they named none.</param>
/// <param name="Before">Another value that they named before; null where they did not change it.</param>
/// <param name="Recorded">What the record says; null where no record is meant, or where it does not say.</param>
public sealed record FieldView(string Name, string State, bool Required, IReadOnlyList<string> Instead, SaidFieldView? Said, SaidFieldView? Before, RecordedFieldView? Recorded);

/// <summary>What a customer named.</summary>
/// <param name="Unit">Coin or currency of an amount, family of chains of an address or a transaction; empty for none.</param>
/// <param name="Seq">Number of the message in the staff timeline.</param>
/// <param name="Valid">Whether the checksum holds; null where its form carries none.</param>
/// <param name="From">Start of the time that is meant.</param>
/// <param name="To">End of it.</param>
public sealed record SaidFieldView(string Value, string Unit, long Seq, DateTimeOffset At, bool? Valid, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>What a record says.</summary>
/// <param name="Kind">Kind of records, in the plural.</param>
/// <param name="Value">Addresses are shortened; the record has the whole.</param>
/// <param name="Unit">Coin or currency of an amount; empty for none.</param>
/// <param name="At">Set where the field is a time.</param>
public sealed record RecordedFieldView(string Kind, string RecordId, string Value, string Unit, DateTimeOffset? At);

/// <summary>What has been done so far, for whoever takes a case on: with the fields it is all that need not be asked again.</summary>
/// <param name="Topic">What is asked; null where nothing was certain enough.</param>
/// <param name="Others">What is asked besides.</param>
/// <param name="Records">What was looked up, newest first, as <c>withdrawal:W2026…</c>.</param>
/// <param name="Told">Of <paramref name="Records"/> the one that the customer was told of last; null for none. A restriction that may not be explained is never named.</param>
/// <param name="NotKnown">The assistant's newest answer was that it does not know.</param>
/// <param name="Signals">What the customer's words tell of how they feel and of danger: theft, intruder, ongoing_loss, scam, secret_exposed, self_harm, recall, liquidation, panic, anger and more; newest message first.</param>
public sealed record HandOverView(string? Topic, IReadOnlyList<string> Others, IReadOnlyList<string> Records, string? Told, bool NotKnown, IReadOnlyList<string> Signals);
