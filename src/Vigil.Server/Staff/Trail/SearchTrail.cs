using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Staff.Trail;

/// <summary>What is looked for: all of what is given.</summary>
/// <param name="Actor">Exactly.</param>
/// <param name="Action">A whole name, or its first parts: <c>staff</c> finds all of <c>staff.…</c>.</param>
/// <param name="Object">Exactly.</param>
internal sealed record TrailFilter(string? Actor, string? Action, string? Object, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>Searches the trail, for who may read it; that it was searched, and for what, is an event of its own, stored before anything is shown.</summary>
internal sealed partial class SearchTrail(Database database, Audit audit, StaffDirectory directory)
{
    public const int MaxPage = 200;

    public async Task<Outcome<TrailPageView>> HandleAsync(StaffCaller caller, TrailFilter filter, string? after, int limit, CancellationToken cancellationToken)
    {
        // What is looked for is stored, and the trail outlives erasure: nobody's name may get into it.
        var wrong = !Fits(filter.Actor, Actors()) ? "actor must be staff:ID, customer:ID, system, terminal or nobody."
            : !Fits(filter.Action, Actions()) ? "action must be a name such as staff.signed_in, or its first part."
            : !Fits(filter.Object, Objects()) ? "object must be a kind, or a kind and an id such as case:ID."
            : null;
        if (wrong is not null)
        {
            return RequestRefusals.Invalid(wrong);
        }

        TimeMark? mark = null;
        if (!string.IsNullOrEmpty(after) && (mark = TimeMark.Read(after)) is null)
        {
            return RequestRefusals.Invalid("after must be what next was.");
        }

        await audit.AppendAsync(new AuditEvent(caller.Actor, "trail.searched", "trail", DetailOf(filter)), cancellationToken);
        var found = await ReadAsync(filter, mark, limit + 1, cancellationToken);
        var names = (await directory.ListAsync(cancellationToken)).ToDictionary(m => Audit.Staff(m.Id), m => m.Name, StringComparer.Ordinal);
        var page = found.Take(limit).ToList();
        return new TrailPageView(
            [.. page.Select(e => new TrailEventView(e.Event.Id, e.Seq, Microseconds.ToTime(e.Event.At), e.Event.Actor, names.GetValueOrDefault(e.Event.Actor), e.Event.Action, e.Event.Object, Read(e.Event.Detail)))],
            found.Count > limit ? new TimeMark(page[^1].Event.At, page[^1].Event.Id).ToString() : null);
    }

    private static bool Fits(string? value, Regex form) => string.IsNullOrEmpty(value) || form.IsMatch(value);

    [GeneratedRegex(@"^((staff|customer):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|system|terminal|nobody)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Actors();

    [GeneratedRegex(@"^[a-z_]{1,40}(\.[a-z_]{1,40})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Actions();

    [GeneratedRegex(@"^[a-z]{1,20}(:[0-9A-Za-z_+/=-]{1,70})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Objects();

    private static Dictionary<string, string> DetailOf(TrailFilter filter)
    {
        var detail = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in new[] { ("actor", filter.Actor), ("action", filter.Action), ("object", filter.Object), ("from", filter.From?.ToString("O", CultureInfo.InvariantCulture)), ("to", filter.To?.ToString("O", CultureInfo.InvariantCulture)) })
        {
            if (!string.IsNullOrEmpty(value))
            {
                detail.Add(name, value);
            }
        }

        return detail;
    }

    private async Task<List<(long? Seq, TrailEvent Event)>> ReadAsync(TrailFilter filter, TimeMark? after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        var conditions = new List<string>();
        void Where(string condition, params (string Name, object Value)[] values)
        {
            conditions.Add(condition);
            Array.ForEach(values, v => Add(command, v.Name, v.Value));
        }

        if (!string.IsNullOrEmpty(filter.Actor))
        {
            Where("e.actor = @actor", ("actor", filter.Actor));
        }

        if (!string.IsNullOrEmpty(filter.Action))
        {
            // '/' is the character behind '.': all that begins with the name and a dot.
            Where("(e.action = @action or (e.action >= @first and e.action < @beyond))", ("action", filter.Action), ("first", filter.Action + "."), ("beyond", filter.Action + "/"));
        }

        if (!string.IsNullOrEmpty(filter.Object))
        {
            Where("e.object = @object", ("object", filter.Object));
        }

        if (filter.From is { } from)
        {
            Where("e.at >= @from", ("from", from.ToMicroseconds()));
        }

        if (filter.To is { } to)
        {
            Where("e.at < @to", ("to", to.ToMicroseconds()));
        }

        if (after is { } mark)
        {
            Where("(e.at < @at or (e.at = @at and e.id < @id))", ("at", mark.At), ("id", mark.Id));
        }

        Add(command, "limit", limit);
        command.CommandText = $"""
            select e.id, e.at, e.actor, e.action, e.object, e.detail, c.seq from audit_events e left join audit_chain c on c.event_id = e.id
            {(conditions.Count == 0 ? "" : "where " + string.Join(" and ", conditions))} order by e.at desc, e.id desc limit @limit
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(long?, TrailEvent)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((reader.IsDBNull(6) ? null : reader.GetInt64(6), TrailStore.EventOf(reader)));
        }

        return found;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private static Dictionary<string, string> Read(string? detail) => detail is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(detail)!;
}
