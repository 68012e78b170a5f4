using System.Collections.Concurrent;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Calendar;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Assistant.Learning;

/// <summary>Writes into the audit trail who reads the lists of what customers wrote, once for each person, list and ten minutes, and keeps out whose reading is paused.</summary>
internal sealed class LearningReads(ReadingPause pause, Audit audit, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<(StaffId Person, string List), DateTimeOffset> _last = new();

    /// <returns>Null once it is stored, or <see cref="CaseRefusals.ReadingPaused"/>. What is done, and not read, is in the trail by itself.</returns>
    public async Task<Refusal?> NoteAsync(StaffCaller caller, HttpContext http, CancellationToken cancellationToken)
    {
        if (await pause.RefusalAsync(caller, cancellationToken) is { } paused)
        {
            return paused;
        }

        if (!HttpMethods.IsGet(http.Request.Method))
        {
            return null;
        }

        // Few people and a handful of lists: it never grows beyond them.
        var list = http.Request.Path.Value!.TrimEnd('/').Split('/')[^1];
        var (key, now) = ((caller.Id, list), clock.GetUtcNow());
        if (_last.TryGetValue(key, out var last) && last.IsWithin(Window, now))
        {
            return null;
        }

        await audit.AppendAsync(new AuditEvent(caller.Actor, "learning.read", caller.Actor, new Dictionary<string, string>(StringComparer.Ordinal) { ["list"] = list }), cancellationToken);
        _last[key] = now;
        return null;
    }
}
