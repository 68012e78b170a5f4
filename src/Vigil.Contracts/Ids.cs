using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vigil.Contracts;

/// <summary>An identifier: a version 7 UUID (RFC 9562, section 5.7), so that ids sort by the time they were made.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The bare UUID, as stored.</summary>
    Guid Value { get; }

    /// <summary>Wraps a UUID that is known to be an id of this kind.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>A case: one matter of one customer.</summary>
[JsonConverter(typeof(IdJsonConverter<CaseId>))]
public readonly record struct CaseId(Guid Value) : IId<CaseId>
{
    /// <inheritdoc/>
    public static CaseId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static CaseId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out CaseId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A person who asks for help: a customer of the exchange or an anonymous visitor.</summary>
[JsonConverter(typeof(IdJsonConverter<CustomerId>))]
public readonly record struct CustomerId(Guid Value) : IId<CustomerId>
{
    /// <inheritdoc/>
    public static CustomerId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static CustomerId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out CustomerId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A legal hold: what keeps a person or a case from being erased for now.</summary>
[JsonConverter(typeof(IdJsonConverter<HoldId>))]
public readonly record struct HoldId(Guid Value) : IId<HoldId>
{
    /// <inheritdoc/>
    public static HoldId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static HoldId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out HoldId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A step-up check: a customer is asked to show anew who they are, for one purpose in one case.</summary>
[JsonConverter(typeof(IdJsonConverter<CheckId>))]
public readonly record struct CheckId(Guid Value) : IId<CheckId>
{
    /// <inheritdoc/>
    public static CheckId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static CheckId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out CheckId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A member of the support staff.</summary>
[JsonConverter(typeof(IdJsonConverter<StaffId>))]
public readonly record struct StaffId(Guid Value) : IId<StaffId>
{
    /// <inheritdoc/>
    public static StaffId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static StaffId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out StaffId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A lesson: what a supervisor has made of something that the assistant did not do well.</summary>
[JsonConverter(typeof(IdJsonConverter<LessonId>))]
public readonly record struct LessonId(Guid Value) : IId<LessonId>
{
    /// <inheritdoc/>
    public static LessonId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static LessonId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out LessonId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A look: somebody has opened the customer's data of a case with a reason.</summary>
[JsonConverter(typeof(IdJsonConverter<LookId>))]
public readonly record struct LookId(Guid Value) : IId<LookId>
{
    /// <inheritdoc/>
    public static LookId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static LookId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out LookId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>An alert: reading of customers' data that looked unusual.</summary>
[JsonConverter(typeof(IdJsonConverter<AlertId>))]
public readonly record struct AlertId(Guid Value) : IId<AlertId>
{
    /// <inheritdoc/>
    public static AlertId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static AlertId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out AlertId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>An entry of the official list of channels.</summary>
[JsonConverter(typeof(IdJsonConverter<ChannelId>))]
public readonly record struct ChannelId(Guid Value) : IId<ChannelId>
{
    /// <inheritdoc/>
    public static ChannelId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static ChannelId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out ChannelId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A file that somebody uploaded: of its uploader until it is sent, then of the case.</summary>
[JsonConverter(typeof(IdJsonConverter<FileId>))]
public readonly record struct FileId(Guid Value) : IId<FileId>
{
    /// <inheritdoc/>
    public static FileId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static FileId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out FileId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>An upload under way.</summary>
[JsonConverter(typeof(IdJsonConverter<UploadId>))]
public readonly record struct UploadId(Guid Value) : IId<UploadId>
{
    /// <inheritdoc/>
    public static UploadId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static UploadId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out UploadId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Something that waits for a second person, or has got its answer.</summary>
[JsonConverter(typeof(IdJsonConverter<ApprovalId>))]
public readonly record struct ApprovalId(Guid Value) : IId<ApprovalId>
{
    /// <inheritdoc/>
    public static ApprovalId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static ApprovalId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out ApprovalId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A second factor of a member of staff: an authenticator app or a passkey.</summary>
[JsonConverter(typeof(IdJsonConverter<FactorId>))]
public readonly record struct FactorId(Guid Value) : IId<FactorId>
{
    /// <inheritdoc/>
    public static FactorId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static FactorId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out FactorId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>An account of a sign-in service that a member of staff may come in by.</summary>
[JsonConverter(typeof(IdJsonConverter<LinkedIdentityId>))]
public readonly record struct LinkedIdentityId(Guid Value) : IId<LinkedIdentityId>
{
    /// <inheritdoc/>
    public static LinkedIdentityId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static LinkedIdentityId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out LinkedIdentityId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A session of a member of staff, as they see it in the list of theirs: it opens nothing.</summary>
[JsonConverter(typeof(IdJsonConverter<StaffSessionId>))]
public readonly record struct StaffSessionId(Guid Value) : IId<StaffSessionId>
{
    /// <inheritdoc/>
    public static StaffSessionId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static StaffSessionId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out StaffSessionId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>An invitation to work here; its link is another matter.</summary>
[JsonConverter(typeof(IdJsonConverter<InvitationId>))]
public readonly record struct InvitationId(Guid Value) : IId<InvitationId>
{
    /// <inheritdoc/>
    public static InvitationId From(Guid value) => new(value);

    /// <summary>A new id that sorts after every id made earlier.</summary>
    public static InvitationId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads the canonical 36-character form; anything else is not an id.</summary>
    public static bool TryParse(string? text, out InvitationId id) => IdText.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Writes an identifier as its 36-character UUID string.</summary>
/// <typeparam name="TId">The id type.</typeparam>
public sealed class IdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IId<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var value)
            ? TId.From(value)
            : throw new JsonException($"Expected a {typeToConvert.Name}: a UUID of 36 characters.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    /// <inheritdoc/>
    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Guid.TryParseExact(reader.GetString(), "D", out var value)
            ? TId.From(value)
            : throw new JsonException($"Expected a {typeToConvert.Name}: a UUID of 36 characters.");

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value.ToString());
}

internal static class IdText
{
    public static bool TryParse<TId>(string? text, out TId id)
        where TId : struct, IId<TId>
    {
        // Only the canonical form: two spellings of one id would be two cache keys and two log lines.
        var ok = Guid.TryParseExact(text, "D", out var value);
        id = TId.From(value);
        return ok;
    }
}
