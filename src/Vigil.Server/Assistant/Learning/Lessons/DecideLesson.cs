using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Assistant.Learning.Lessons;

/// <summary>The second person says yes or no to what is about money or security: never the one who proposed it, and once.</summary>
internal sealed class DecideLesson(IDbContextFactory<VigilDb> databases, StaffDirectory directory, WriteGate gate, Audit audit, TimeProvider clock)
{
    /// <returns>The lesson as it is then, or a refusal of <see cref="LearningRefusals"/>.</returns>
    public async Task<Outcome<LessonView>> HandleAsync(StaffCaller by, LessonId id, bool confirmed, CancellationToken cancellationToken)
    {
        var state = confirmed ? Lesson.Taken : Lesson.Rejected;
        var decided = await gate.WriteAsync(async session =>
        {
            var (me, now) = ((StaffId?)by.Id, (DateTimeOffset?)clock.GetUtcNow());
            var changed = await session.Db.Set<Lesson>().Where(l => l.Id == id && l.State == Lesson.Proposed && l.ById != by.Id).ExecuteUpdateAsync(
                set => set.SetProperty(l => l.State, state).SetProperty(l => l.SecondId, me).SetProperty(l => l.SecondAt, now), CancellationToken.None);
            if (changed > 0)
            {
                await audit.AppendAsync(session, new AuditEvent(by.Actor, confirmed ? "learning.confirmed" : "learning.rejected", $"lesson:{id}"));
            }

            return changed > 0;
        }, cancellationToken);

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Lesson>().FirstOrDefaultAsync(l => l.Id == id, cancellationToken) switch
        {
            null => LearningRefusals.LessonNotFound,
            { } lesson when decided => lesson.ToView(by.Id, (await directory.FindAsync(lesson.ById, cancellationToken))?.Name),
            { State: Lesson.Proposed } => LearningRefusals.SecondPerson,
            _ => LearningRefusals.Taken,
        };
    }
}
