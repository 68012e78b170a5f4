using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Accounts.Checks;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts;

/// <summary>
/// Asks the customer of a case for a check, for one purpose (docs/decisions/0051). One that waits or counts answers the same again and asks nobody anew.
/// </summary>
public sealed class AskForCheck
{
    // A check bears five guesses and sends codes: this bounds both, for each customer and whoever asks.
    private const int MaxPerHour = 6;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly CheckTable _table;
    private readonly CheckGrants _grants;
    private readonly CaseDataAccess _access;
    private readonly ReadCases _read;
    private readonly CheckCases _cases;
    private readonly ExchangeContacts _exchange;
    private readonly Audit _audit;
    private readonly WriteGate _gate;
    private readonly TimeProvider _clock;

    internal AskForCheck(CheckTable table, CheckGrants grants, CaseDataAccess access, ReadCases read, CheckCases cases, ExchangeContacts exchange, Audit audit, WriteGate gate, TimeProvider clock) =>
        (_table, _grants, _access, _read, _cases, _exchange, _audit, _gate, _clock) = (table, grants, access, read, cases, exchange, audit, gate, clock);

    /// <summary>Asks for whoever has the case.</summary>
    /// <returns>
    /// Which check, and whether it is new; why the case's data is not open (<see cref="CaseDataAccess"/>); <see cref="CaseRefusals.NotYourTurn"/> or <see cref="CaseRefusals.AlreadyResolved"/>; what is wrong with the
    /// purpose, <see cref="AccountRefusals.CheckNotNeeded"/> or <see cref="AccountRefusals.CheckNotAvailable"/>; <see cref="AccountRefusals.CheckNeedsSignIn"/>, <see cref="AccountRefusals.CheckNotPossible"/> or <see cref="AccountRefusals.CheckTooMany"/>.
    /// </returns>
    public async Task<Outcome<AskedCheck>> HandleAsync(StaffCaller caller, CaseId id, string purpose, CancellationToken cancellationToken)
    {
        var found = await _access.FindAsync(caller, id, CustomerData.Card, cancellationToken);
        return found.Refusal is { } refusal ? refusal
            : CaseDataAccess.Has(caller, found.Value!) ? await AskAsync(found.Value!, purpose, Author.Staff(caller.Id, caller.Name), caller, cancellationToken)
            : CaseRefusals.NotYourTurn;
    }

    /// <summary>Asks for the assistant, or for a listener that needs it.</summary>
    /// <returns>The same.</returns>
    public async Task<Outcome<AskedCheck>> HandleAsync(CaseId id, string purpose, Author author, CancellationToken cancellationToken) =>
        await _read.FindAsync(id, cancellationToken) is { IsErased: false } found ? await AskAsync(found, purpose, author, null, cancellationToken) : CaseRefusals.NotFound;

    private async Task<Outcome<AskedCheck>> AskAsync(CaseSnapshot @case, string purpose, Author author, StaffCaller? caller, CancellationToken cancellationToken)
    {
        var row = _table.Find(purpose);
        var refusal = row is null ? RequestRefusals.Invalid($"purpose must be one of {string.Join(", ", _table.Rows.Where(r => r.CanBeAsked).Select(r => r.Purpose))}.")
            : row.Level is CheckLevel.Person ? AccountRefusals.CheckNotAvailable
            : !row.CanBeAsked ? AccountRefusals.CheckNotNeeded
            : @case.Visitor ? AccountRefusals.CheckNeedsSignIn
            : !_exchange.Possible ? AccountRefusals.CheckNotPossible
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        WrittenCheck? written = null;
        var asked = await _gate.WriteAsync(
            async session =>
            {
                (var outcome, written) = await WriteAsync(session, @case, row!, author, caller);
                return outcome;
            },
            cancellationToken);
        if (written is not null)
        {
            _cases.Tell(written);
        }

        return asked;
    }

    private async Task<(Outcome<AskedCheck> Asked, WrittenCheck? Written)> WriteAsync(WriteSession session, CaseSnapshot @case, CheckRow row, Author author, StaffCaller? caller)
    {
        // Two who ask at once, on whichever nodes: the second sees the first. The customer's lock comes before the case's, as when they freeze.
        await Customers.LockAsync(session, @case.CustomerId);
        await CheckCases.LockAsync(session, [@case.Id]);
        var now = _clock.GetUtcNow();
        var (checks, hour) = (session.Db.Set<IdentityCheck>().AsNoTracking().Where(c => c.CustomerId == @case.CustomerId), now - Hour);
        var open = await checks.Where(c => c.CaseId == @case.Id && c.Purpose == row.Purpose && c.EndedAt == null && c.PassedAt == null && c.Until > now && c.AskedAt <= now && c.Tries < IdentityCheck.MaxTries).ToListAsync(CancellationToken.None);
        var resolved = open.Count == 0 ? null : await CheckCases.ResolvedAtAsync(session.Db, @case.Id, CancellationToken.None);
        var waits = open.Find(c => c.Level >= row.Level && !(resolved >= c.AskedAt));
        if ((waits ?? await _grants.FindAsync(session.Db, @case, row, CancellationToken.None)) is { } already)
        {
            return (new AskedCheck(already.Id, IsNew: false), null);
        }

        if (await checks.CountAsync(c => c.AskedAt > hour, CancellationToken.None) >= MaxPerHour)
        {
            return (AccountRefusals.CheckTooMany, null);
        }

        var check = new IdentityCheck
        {
            Id = CheckId.New(_clock),
            CaseId = @case.Id,
            CustomerId = @case.CustomerId,
            Purpose = row.Purpose,
            Level = row.Level,
            AskedBy = caller?.Id,
            AskedAt = now,
            Until = now + IdentityCheck.Open,
            Tries = 0,
        };
        var told = await _cases.AskAsync(session, @case.Id, EndChecks.ToldOf(_table, check, CheckStep.Asked) with { Until = check.Until }, author, caller?.Id);
        if (told.Refusal is { } refusal)
        {
            return (refusal, null);
        }

        session.Db.Add(check);
        await _audit.AppendAsync(session, CheckTrail.Event(caller?.Actor ?? Audit.System, "check.asked", check));
        return (new AskedCheck(check.Id, IsNew: true), told.Value);
    }
}

/// <summary>A check that was asked for.</summary>
/// <param name="IsNew">False where one waited or counted already.</param>
public sealed record AskedCheck(CheckId Id, bool IsNew);
