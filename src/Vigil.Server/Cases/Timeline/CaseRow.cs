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
        ("visitor", "boolean"), ("line_rank", "integer"), ("erased_at", "bigint"), ("pullers", "text"), ("lane_by", "uuid"),
    ];

    /// <summary>Comma-separated column names.</summary>
    public static readonly string Names = string.Join(", ", Columns.Select(c => c.Name));

    /// <summary>Where the rank in a line stands.</summary>
    public static readonly int LineRank = Array.FindIndex(Columns, c => c.Name == "line_rank");

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
        c.Visitor, PlaceInLine.RankOf(c.Priority, c.Visitor), c.ErasedAt?.ToMicroseconds(), c.PulledBy.ToString(), c.LaneBy?.Value,
    ];

    /// <summary>The case of a row.</summary>
    public static Case Read<TRow>(TRow row)
        where TRow : IRow => new()
    {
        Id = new CaseId(row.Id(0)),
        Number = row.Text(1),
        CustomerId = new CustomerId(row.Id(2)),
        ClientCaseId = row.Text(3),
        Channel = EnumCode.Read<CaseChannel>(row.Text(4)),
        Status = EnumCode.Read<CaseStatus>(row.Text(5)),
        Owner = EnumCode.Read<CaseOwner>(row.Text(6)),
        Queue = row.IsNull(7) ? null : row.Text(7),
        AgentId = row.IsNull(8) ? null : new StaffId(row.Id(8)),
        AgentName = row.IsNull(9) ? null : row.Text(9),
        Topic = row.IsNull(10) ? null : row.Text(10),
        Priority = (CasePriority)row.Long(11),
        HumanRequested = row.Long(12) != 0,
        Title = row.IsNull(13) ? null : row.Text(13),
        Language = row.Text(14),
        TimeZone = row.Text(15),
        LastSeq = row.Long(16),
        LastPublicSeq = row.Long(17),
        CustomerRead = row.Long(18),
        StaffRead = row.Long(19),
        OpenedAt = Microseconds.ToTime(row.Long(20)),
        UpdatedAt = Microseconds.ToTime(row.Long(21)),
        QueuedAt = row.IsNull(22) ? null : Microseconds.ToTime(row.Long(22)),
        AssignedAt = row.IsNull(23) ? null : Microseconds.ToTime(row.Long(23)),
        ResolvedAt = row.IsNull(24) ? null : Microseconds.ToTime(row.Long(24)),
        RatedStars = row.IsNull(25) ? null : (int)row.Long(25),
        InLineSince = row.IsNull(26) ? null : Microseconds.ToTime(row.Long(26)),
        WaitingSince = row.IsNull(27) ? null : Microseconds.ToTime(row.Long(27)),
        CameFrom = row.IsNull(28) ? null : new StaffId(row.Id(28)),
        LastMessageSeq = row.IsNull(29) ? null : row.Long(29),
        LastAuthor = row.IsNull(30) ? null : EnumCode.Read<AuthorKind>(row.Text(30)),
        Visitor = row.Long(31) != 0,
        ErasedAt = row.IsNull(33) ? null : Microseconds.ToTime(row.Long(33)),
        PulledBy = Pullers.Parse(row.Text(34)),
        LaneBy = row.IsNull(35) ? null : new StaffId(row.Id(35)),
    };
}

/// <summary>The columns of an entry, in one order for reading and writing on both databases.</summary>
internal static class EntryRow
{
    /// <summary>Column names with their PostgreSQL types.</summary>
    public static readonly (string Name, string Type)[] Columns =
    [
        ("case_id", "uuid"), ("seq", "bigint"), ("public_seq", "bigint"), ("kind", "text"), ("author_kind", "text"), ("author_id", "uuid"),
        ("author_name", "text"), ("client_key", "text"), ("digest", "text"), ("at", "bigint"), ("text", "text"), ("data", "text"),
    ];

    /// <summary>Comma-separated column names.</summary>
    public static readonly string Names = string.Join(", ", Columns.Select(c => c.Name));

    /// <summary>The row of an entry.</summary>
    public static object?[] Values(Entry e) =>
    [
        e.CaseId.Value, e.Seq, e.PublicSeq, EnumCode.Of(e.Kind), EnumCode.Of(e.AuthorKind), e.AuthorId, e.AuthorName, e.ClientKey, e.Digest, e.At.ToMicroseconds(), e.Text, e.Data,
    ];

    /// <summary>The entry of a row, without its text and data.</summary>
    public static Entry Read<TRow>(TRow row)
        where TRow : IRow => new()
    {
        CaseId = new CaseId(row.Id(0)),
        Seq = row.Long(1),
        PublicSeq = row.IsNull(2) ? null : row.Long(2),
        Kind = EnumCode.Read<EntryKind>(row.Text(3)),
        AuthorKind = EnumCode.Read<AuthorKind>(row.Text(4)),
        AuthorId = row.IsNull(5) ? null : row.Id(5),
        AuthorName = row.IsNull(6) ? null : row.Text(6),
        ClientKey = row.IsNull(7) ? null : row.Text(7),
        Digest = row.IsNull(8) ? null : row.Text(8),
        At = Microseconds.ToTime(row.Long(9)),
    };
}
