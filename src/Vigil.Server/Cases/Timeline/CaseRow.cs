using System.Data.Common;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases.Timeline;

/// <summary>The columns of a case, in one order for reading and writing on both databases.</summary>
internal static class CaseRow
{
    /// <summary>Column names in the order of <see cref="Values"/> and <see cref="Read"/>, with their PostgreSQL types.</summary>
    public static readonly (string Name, string Type)[] Columns =
    [
        ("id", "uuid"), ("number", "text"), ("customer_id", "uuid"), ("client_case_id", "text"), ("channel", "text"), ("status", "text"), ("owner", "text"),
        ("queue", "text"), ("agent_id", "uuid"), ("agent_name", "text"), ("topic", "text"), ("priority", "integer"), ("human_requested", "boolean"), ("title", "text"),
        ("language", "text"), ("time_zone", "text"), ("last_seq", "bigint"), ("last_public_seq", "bigint"), ("customer_read", "bigint"), ("staff_read", "bigint"),
        ("opened_at", "bigint"), ("updated_at", "bigint"), ("queued_at", "bigint"), ("assigned_at", "bigint"), ("resolved_at", "bigint"), ("rated_stars", "integer"),
        ("in_line_since", "bigint"), ("waiting_since", "bigint"), ("came_from", "uuid"), ("last_message_seq", "bigint"), ("last_author", "text"),
        ("visitor", "boolean"), ("line_rank", "integer"),
    ];

    /// <summary>Comma-separated column names.</summary>
    public static readonly string Names = string.Join(", ", Columns.Select(c => c.Name));

    /// <summary>Columns that no command changes: set at the opening, and some by <see cref="CarryCases"/>.</summary>
    public static bool IsFixed(string column) => column is "id" or "number" or "customer_id" or "visitor" or "client_case_id" or "channel" or "time_zone" or "opened_at";

    /// <summary>The row of a case.</summary>
    public static object?[] Values(Case c) =>
    [
        c.Id.Value, c.Number, c.CustomerId.Value, c.ClientCaseId, EnumCode.Of(c.Channel), EnumCode.Of(c.Status), EnumCode.Of(c.Owner),
        c.Queue, c.AgentId?.Value, c.AgentName, c.Topic, (int)c.Priority, c.HumanRequested, c.Title,
        c.Language, c.TimeZone, c.LastSeq, c.LastPublicSeq, c.CustomerRead, c.StaffRead,
        c.OpenedAt.ToMicroseconds(), c.UpdatedAt.ToMicroseconds(), c.QueuedAt?.ToMicroseconds(), c.AssignedAt?.ToMicroseconds(), c.ResolvedAt?.ToMicroseconds(), c.RatedStars,
        c.InLineSince?.ToMicroseconds(), c.WaitingSince?.ToMicroseconds(), c.CameFrom?.Value, c.LastMessageSeq, c.LastAuthor is { } author ? EnumCode.Of(author) : null,
        c.Visitor, PlaceInLine.RankOf(c.Priority, c.Visitor),
    ];

    /// <summary>The case of a row.</summary>
    public static Case Read(DbDataReader row) => new()
    {
        Id = new CaseId(row.GetGuid(0)),
        Number = row.GetString(1),
        CustomerId = new CustomerId(row.GetGuid(2)),
        ClientCaseId = row.GetString(3),
        Channel = EnumCode.Read<CaseChannel>(row.GetString(4)),
        Status = EnumCode.Read<CaseStatus>(row.GetString(5)),
        Owner = EnumCode.Read<CaseOwner>(row.GetString(6)),
        Queue = row.IsDBNull(7) ? null : row.GetString(7),
        AgentId = row.IsDBNull(8) ? null : new StaffId(row.GetGuid(8)),
        AgentName = row.IsDBNull(9) ? null : row.GetString(9),
        Topic = row.IsDBNull(10) ? null : row.GetString(10),
        Priority = (CasePriority)row.GetInt32(11),
        HumanRequested = row.GetBoolean(12),
        Title = row.IsDBNull(13) ? null : row.GetString(13),
        Language = row.GetString(14),
        TimeZone = row.GetString(15),
        LastSeq = row.GetInt64(16),
        LastPublicSeq = row.GetInt64(17),
        CustomerRead = row.GetInt64(18),
        StaffRead = row.GetInt64(19),
        OpenedAt = Microseconds.ToTime(row.GetInt64(20)),
        UpdatedAt = Microseconds.ToTime(row.GetInt64(21)),
        QueuedAt = row.IsDBNull(22) ? null : Microseconds.ToTime(row.GetInt64(22)),
        AssignedAt = row.IsDBNull(23) ? null : Microseconds.ToTime(row.GetInt64(23)),
        ResolvedAt = row.IsDBNull(24) ? null : Microseconds.ToTime(row.GetInt64(24)),
        RatedStars = row.IsDBNull(25) ? null : row.GetInt32(25),
        InLineSince = row.IsDBNull(26) ? null : Microseconds.ToTime(row.GetInt64(26)),
        WaitingSince = row.IsDBNull(27) ? null : Microseconds.ToTime(row.GetInt64(27)),
        CameFrom = row.IsDBNull(28) ? null : new StaffId(row.GetGuid(28)),
        LastMessageSeq = row.IsDBNull(29) ? null : row.GetInt64(29),
        LastAuthor = row.IsDBNull(30) ? null : EnumCode.Read<AuthorKind>(row.GetString(30)),
        Visitor = row.GetBoolean(31),
    };
}

/// <summary>The columns of an entry, in one order for reading and writing on both databases.</summary>
internal static class EntryRow
{
    /// <summary>Column names with their PostgreSQL types.</summary>
    public static readonly (string Name, string Type)[] Columns =
    [
        ("case_id", "uuid"), ("seq", "bigint"), ("public_seq", "bigint"), ("kind", "text"), ("author_kind", "text"), ("author_id", "uuid"),
        ("author_name", "text"), ("client_key", "text"), ("digest", "text"), ("at", "bigint"),
    ];

    /// <summary>Comma-separated column names.</summary>
    public static readonly string Names = string.Join(", ", Columns.Select(c => c.Name));

    /// <summary>The row of an entry.</summary>
    public static object?[] Values(Entry e) =>
    [
        e.CaseId.Value, e.Seq, e.PublicSeq, EnumCode.Of(e.Kind), EnumCode.Of(e.AuthorKind), e.AuthorId, e.AuthorName, e.ClientKey, e.Digest, e.At.ToMicroseconds(),
    ];

    /// <summary>The entry of a row, without its body.</summary>
    public static Entry Read(DbDataReader row) => new()
    {
        CaseId = new CaseId(row.GetGuid(0)),
        Seq = row.GetInt64(1),
        PublicSeq = row.IsDBNull(2) ? null : row.GetInt64(2),
        Kind = EnumCode.Read<EntryKind>(row.GetString(3)),
        AuthorKind = EnumCode.Read<AuthorKind>(row.GetString(4)),
        AuthorId = row.IsDBNull(5) ? null : row.GetGuid(5),
        AuthorName = row.IsDBNull(6) ? null : row.GetString(6),
        ClientKey = row.IsDBNull(7) ? null : row.GetString(7),
        Digest = row.IsDBNull(8) ? null : row.GetString(8),
        At = Microseconds.ToTime(row.GetInt64(9)),
    };
}
