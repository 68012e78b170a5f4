using Vigil.Language;

namespace Vigil.Server.Assistant.Words;

/// <summary>Who says a sentence.</summary>
internal enum Voice
{
    /// <summary>The assistant itself.</summary>
    Assistant,

    /// <summary>A member of staff, who sends what was drafted: never points to a person, being one.</summary>
    Agent,
}

/// <summary>The circumstances in which a record is told.</summary>
/// <param name="Zone">The customer's.</param>
internal sealed record Telling(RecordFacts Facts, Voice Voice, DateTimeOffset Now, TimeZoneInfo Zone)
{
    /// <summary>What of the account is asked about beside the record.</summary>
    public Usage About { get; init; }

    /// <summary>A quote of one field.</summary>
    public Fact Of(string field, string text) => Facts.Of(field, text);
}
