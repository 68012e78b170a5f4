using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>A case that goes on.</summary>
public sealed record OpenCaseOf(CaseId Id, CustomerId CustomerId);

/// <summary>Which cases of some customers go on, for telling those who work on them.</summary>
public sealed class ReadOpenCases(IDbContextFactory<VigilDb> databases)
{
    /// <summary>The cases that are not resolved.</summary>
    public async Task<IReadOnlyList<OpenCaseOf>> HandleAsync(IReadOnlyCollection<CustomerId> customers, CancellationToken cancellationToken)
    {
        if (customers.Count == 0)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Case>().Where(c => customers.Contains(c.CustomerId) && c.Status != CaseStatus.Resolved).Select(c => new OpenCaseOf(c.Id, c.CustomerId)).ToListAsync(cancellationToken);
    }
}
