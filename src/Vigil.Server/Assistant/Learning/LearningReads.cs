using Vigil.Contracts;
using Vigil.Server.Assistant.Learning.Lists;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Calendar;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Assistant.Learning;

/// <summary>Writes into the audit trail who reads the lists of what customers wrote, once for each person, list and ten minutes, and keeps out whose reading is paused.</summary>
internal sealed class LearningReads(IEnumerable<ILearningList> lists, ReadingPause pause, Audit audit, TimeProvider clock)
{
    // Few people and a handful of lists.
    private readonly OncePerWhile<(StaffId Person, string List)> _once = new(TimeSpan.FromMinutes(10), 10_000);

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

        var named = http.Request.Query["list"].ToString();
        var list = lists.Any(l => l.Name == named) ? named : http.Request.Path.Value!.TrimEnd('/').Split('/')[^1];
        await _once.DoAsync((caller.Id, list), clock.GetUtcNow(), () =>
            audit.AppendAsync(new AuditEvent(caller.Actor, "learning.read", caller.Actor, new Dictionary<string, string>(StringComparer.Ordinal) { ["list"] = list }), CancellationToken.None));
        return null;
    }
}
