using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Assistant.Learning.Lessons;

/// <summary>Takes out the lessons that were made of what a person wrote. Marks, outcomes and counts are codes and numbers, and stay.</summary>
internal sealed class LessonsOfPerson : IPersonalData
{
    /// <inheritdoc/>
    public async Task<int> EraseAsync(WriteSession session, ErasedPerson person)
    {
        var removed = 0;
        foreach (var id in person.Cases.Select(id => id.ToString()))
        {
            removed += await session.Db.Set<Lesson>().Where(l => l.Item.StartsWith(id)).ExecuteDeleteAsync(CancellationToken.None);
        }

        return removed;
    }
}
