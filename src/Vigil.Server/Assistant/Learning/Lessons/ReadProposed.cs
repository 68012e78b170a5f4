using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Assistant.Learning.Lists;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;

namespace Vigil.Server.Assistant.Learning.Lessons;

/// <summary>Lessons that wait for a second person, the oldest first.</summary>
internal sealed class ReadProposed(IDbContextFactory<VigilDb> databases, StaffDirectory directory)
{
    public async Task<LessonsView> HandleAsync(StaffCaller reader, int skip, int limit, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Set<Lesson>().Where(l => l.State == Lesson.Proposed).OrderBy(l => l.At).ThenBy(l => l.Id).Skip(skip).Take(limit + 1).ToListAsync(cancellationToken);
        var names = (await directory.ListAsync(cancellationToken)).ToDictionary(m => m.Id, m => m.Name);
        var (page, next) = LearningPages.Cut(waiting, 0, limit);
        return new LessonsView([.. page.Select(l => l.ToView(reader.Id, names.GetValueOrDefault(l.ById)))], next is null ? null : LearningPages.Mark(skip + limit));
    }
}
