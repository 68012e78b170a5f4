using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts.Checks;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Accounts;

/// <summary>The customer of a check, as their session says. The caller has established that the case is theirs.</summary>
/// <param name="Uid">Null for a visitor, to whom there are no checks.</param>
/// <param name="SessionUntil">When the session ends by itself: what was passed in it counts no longer.</param>
public sealed record CheckedCustomer(CustomerId Id, string? Uid, CaseId CaseId, DateTimeOffset SessionUntil);

/// <summary>Where a check stands, for its customer.</summary>
public sealed class ReadCheck
{
    private readonly CheckTable _table;
    private readonly CheckWays _ways;
    private readonly IDbContextFactory<VigilDb> _databases;
    private readonly TimeProvider _clock;

    internal ReadCheck(CheckTable table, CheckWays ways, IDbContextFactory<VigilDb> databases, TimeProvider clock) => (_table, _ways, _databases, _clock) = (table, ways, databases, clock);

    /// <returns>The check, or <see cref="AccountRefusals.CheckNotFound"/>.</returns>
    public async Task<Outcome<CheckView>> HandleAsync(CheckedCustomer customer, CheckId id, CancellationToken cancellationToken)
    {
        if (await FindAsync(customer, id, cancellationToken) is not { } check)
        {
            return AccountRefusals.CheckNotFound;
        }

        var (now, state) = (_clock.GetUtcNow(), await StateAsync(check, cancellationToken));
        return new CheckView(
            check.Id, check.Purpose, EndChecks.WordsOf(_table, check.Purpose), EnumCode.Of(check.Level), state, check.Until, Math.Max(0, IdentityCheck.MaxTries - check.Tries),
            state == "waiting" ? await _ways.OfAsync(customer.Uid!, check, cancellationToken) : [], check.Ways, check.GrantedUntil, check.PausedUntil > now ? check.PausedUntil : null);
    }

    internal async Task<IdentityCheck?> FindAsync(CheckedCustomer customer, CheckId id, CancellationToken cancellationToken)
    {
        if (customer.Uid is null)
        {
            return null;
        }

        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<IdentityCheck>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.CaseId == customer.CaseId && c.CustomerId == customer.Id, cancellationToken);
    }

    /// <summary>As <see cref="IdentityCheck.StateAt"/>, and over with the case also before that was written to the check.</summary>
    internal async Task<string> StateAsync(IdentityCheck check, CancellationToken cancellationToken)
    {
        var state = check.StateAt(_clock.GetUtcNow());
        if (state is not ("waiting" or "passed"))
        {
            return state;
        }

        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await CheckCases.ResolvedAtAsync(db, check.CaseId, cancellationToken) >= check.AskedAt ? "ended" : state;
    }
}
