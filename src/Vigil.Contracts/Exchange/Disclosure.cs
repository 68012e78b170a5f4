using System.Text.Json.Serialization;

namespace Vigil.Contracts.Exchange;

/// <summary>What the customer may be told about a freeze, hold, flag, review or staff access. Where a connector leaves it out, the strictest holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Disclosure>))]
public enum Disclosure
{
    /// <summary>Kind and reason may be told.</summary>
    [JsonStringEnumMemberName("full")]
    Full = 2,

    /// <summary>That something is restricted may be told, with the generic sentence; the reason may not.</summary>
    [JsonStringEnumMemberName("generic")]
    Generic = 1,

    /// <summary>Nothing may tip the customer off. The connector sends no reason at all to a caller without the clearance scope.</summary>
    [JsonStringEnumMemberName("never")]
    Never = 0,
}
