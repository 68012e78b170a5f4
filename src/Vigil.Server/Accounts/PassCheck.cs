using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts.Checks;
using Vigil.Server.Accounts.Codes;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts;

/// <summary>
/// Takes a code for a check. A try is counted before anything is compared; of many right ones at once one passes it. The code itself is in no log, no row and no answer.
/// </summary>
public sealed class PassCheck
{
    private const int CodeLength = 6;

    // What is longer is no code with spaces in it.
    private const int MaxText = 32;

    private readonly ReadCheck _read;
    private readonly CheckTable _table;
    private readonly EndChecks _end;
    private readonly SentCodes _codes;
    private readonly ExchangeContacts _exchange;
    private readonly CheckCases _cases;
    private readonly Audit _audit;
    private readonly WriteGate _gate;
    private readonly TimeProvider _clock;

    internal PassCheck(ReadCheck read, CheckTable table, EndChecks end, SentCodes codes, ExchangeContacts exchange, CheckCases cases, Audit audit, WriteGate gate, TimeProvider clock) =>
        (_read, _table, _end, _codes, _exchange, _cases, _audit, _gate, _clock) = (read, table, end, codes, exchange, cases, audit, gate, clock);

    /// <returns>
    /// Where the check stands, the same again for one that is passed; <see cref="AccountRefusals.CheckNotFound"/>, <see cref="AccountRefusals.CheckOver"/>, <see cref="AccountRefusals.CheckWayNotOffered"/>,
    /// <see cref="AccountRefusals.CheckCodeWrong"/>, <see cref="AccountRefusals.CheckTriesUsed"/>, <see cref="AccountRefusals.ExchangeUnavailable"/>, which costs no try; or that it is no code, which costs none either.
    /// </returns>
    public async Task<Outcome<CheckView>> HandleAsync(CheckedCustomer customer, CheckId id, string way, string code, CancellationToken cancellationToken)
    {
        if (await _read.FindAsync(customer, id, cancellationToken) is not { } found)
        {
            return AccountRefusals.CheckNotFound;
        }

        if (DigitsOf(code) is not { } digits)
        {
            return RequestRefusals.Invalid($"code must have {CodeLength} digits.");
        }

        var by = way switch { "authenticator" => CheckWay.Authenticator, "email" => CheckWay.Email, "sms" => CheckWay.Sms, _ => (CheckWay?)null };
        if (by is null || by == found.FirstWay)
        {
            return AccountRefusals.CheckWayNotOffered;
        }

        if (await _read.StateAsync(found, cancellationToken) is not ("waiting" or "passed"))
        {
            return await RefusedAsync(customer, id, cancellationToken);
        }

        // From here on nothing is broken off: a try that was counted comes to its end.
        return await CountAsync(found) is { } check ? await CompareAsync(customer, check, by.Value, digits) : await RefusedAsync(customer, id, cancellationToken);
    }

    private async Task<Outcome<CheckView>> CompareAsync(CheckedCustomer customer, IdentityCheck check, CheckWay way, string digits)
    {
        DateTimeOffset? paused = null;
        bool right;
        if (way is CheckWay.Authenticator)
        {
            var answer = await _exchange.VerifyAuthenticatorAsync(customer.Uid!, digits, CancellationToken.None);
            if (!answer.Available)
            {
                await GiveBackAsync(check);
                return AccountRefusals.ExchangeUnavailable;
            }

            (right, paused) = (answer.Value?.Valid is true, answer.Value?.PausedUntil);
        }
        else
        {
            right = await _codes.IsRightAsync(IdentityCheck.CodePurpose(check.Purpose), IdentityCheck.CodeOwner(check.Id, way), digits, CancellationToken.None);
        }

        var written = await _gate.WriteAsync(session => right ? PassAsync(session, customer, check, way) : MissAsync(session, customer, check, way, paused), CancellationToken.None);
        if (written is not null)
        {
            _cases.Tell(written);
        }

        var view = await _read.HandleAsync(customer, check.Id, CancellationToken.None);

        // Sent twice, the other one may have been right meanwhile, and this one have found the code used.
        return view.Value is { State: "passed" } || (right && view.Value is { State: "waiting" }) ? view
            : view.Value is { State: "waiting" } ? AccountRefusals.CheckCodeWrong
            : RefusalOf(view);
    }

    private async Task<WrittenCheck?> PassAsync(WriteSession session, CheckedCustomer customer, IdentityCheck check, CheckWay way)
    {
        await CheckCases.LockAsync(session, [check.CaseId]);
        var now = _clock.GetUtcNow();
        if (await CheckCases.ResolvedAtAsync(session.Db, check.CaseId, CancellationToken.None) >= check.AskedAt)
        {
            return null;
        }

        var (owner, actor) = (IdentityCheck.CodeOwner(check.Id, way), Audit.Customer(customer.Id));
        var waits = session.Db.Set<IdentityCheck>().Where(c => c.Id == check.Id && c.PassedAt == null && c.EndedAt == null && c.Until > now);
        if (check.Level is CheckLevel.Strong && way is not CheckWay.Authenticator
            && await waits.Where(c => c.FirstWay == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.FirstWay, (CheckWay?)way), CancellationToken.None) == 1)
        {
            await SentCodes.UseAsync(session, IdentityCheck.CodePurpose(check.Purpose), owner, now);
            await _audit.AppendAsync(session, CheckTrail.Event(actor, "check.half_passed", check, way));
            return await _cases.NoteAsync(session, check.CaseId, EndChecks.ToldOf(_table, check, CheckStep.Half) with { Ways = [EnumCode.Of(way)] });
        }

        var (by, at, until) = ((CheckWay?)way, (DateTimeOffset?)now, (DateTimeOffset?)(customer.SessionUntil < now + IdentityCheck.Granted ? customer.SessionUntil : now + IdentityCheck.Granted));
        var passes = check.Level is CheckLevel.Strong && way is not CheckWay.Authenticator ? waits.Where(c => c.FirstWay != null && c.FirstWay != way) : waits;
        if (await passes.ExecuteUpdateAsync(set => set.SetProperty(c => c.PassedAt, at).SetProperty(c => c.PassedWay, by).SetProperty(c => c.GrantedUntil, until), CancellationToken.None) == 0)
        {
            return null;
        }

        await SentCodes.UseAsync(session, IdentityCheck.CodePurpose(check.Purpose), owner, now);
        var passed = await session.Db.Set<IdentityCheck>().AsNoTracking().SingleAsync(c => c.Id == check.Id, CancellationToken.None);
        await _audit.AppendAsync(session, CheckTrail.Event(actor, "check.passed", passed, way));
        return await _cases.NoteAsync(session, check.CaseId, EndChecks.ToldOf(_table, passed, CheckStep.Passed) with { Until = until });
    }

    private async Task<WrittenCheck?> MissAsync(WriteSession session, CheckedCustomer customer, IdentityCheck check, CheckWay way, DateTimeOffset? paused)
    {
        await CheckCases.LockAsync(session, [check.CaseId]);
        if (paused is not null)
        {
            await session.Db.Set<IdentityCheck>().Where(c => c.Id == check.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.PausedUntil, paused), CancellationToken.None);
        }

        var left = (IdentityCheck.MaxTries - check.Tries).ToString(CultureInfo.InvariantCulture);
        await _audit.AppendAsync(session, CheckTrail.Event(Audit.Customer(customer.Id), "check.tried", check, way, ("left", left)));
        return check.Tries >= IdentityCheck.MaxTries ? await _end.OfOneAsync(session, check, CheckEnd.Tries) : null;
    }

    // One conditional update before anything is compared: fifty guesses at once are five.
    private Task<IdentityCheck?> CountAsync(IdentityCheck check) => _gate.WriteAsync(
        async session =>
        {
            var now = _clock.GetUtcNow();
            var counted = await session.Db.Set<IdentityCheck>()
                .Where(c => c.Id == check.Id && c.PassedAt == null && c.EndedAt == null && c.Until > now && c.AskedAt <= now && c.Tries < IdentityCheck.MaxTries)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries + 1), CancellationToken.None);
            return counted == 0 ? null : await session.Db.Set<IdentityCheck>().AsNoTracking().SingleAsync(c => c.Id == check.Id, CancellationToken.None);
        },
        CancellationToken.None);

    // Nobody has learnt anything from a question without an answer.
    private Task<int> GiveBackAsync(IdentityCheck check) => _gate.WriteAsync(
        session => session.Db.Set<IdentityCheck>().Where(c => c.Id == check.Id && c.PassedAt == null && c.EndedAt == null && c.Tries > 0).ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries - 1), CancellationToken.None),
        CancellationToken.None);

    private async Task<Outcome<CheckView>> RefusedAsync(CheckedCustomer customer, CheckId id, CancellationToken cancellationToken)
    {
        var view = await _read.HandleAsync(customer, id, cancellationToken);
        return view.Value is { State: "passed" } ? view : RefusalOf(view);
    }

    // While the last tries are being compared, the check itself still waits.
    private static Refusal RefusalOf(Outcome<CheckView> view) => view.Refusal ?? (view.Value is { State: "failed" or "waiting" } ? AccountRefusals.CheckTriesUsed : AccountRefusals.CheckOver);

    // Keyboards for Chinese write digits in full width; people group them by spaces.
    private static string? DigitsOf(string? code)
    {
        var plain = code is { Length: > 0 and <= MaxText } && MessageText.Check(code) is null ? string.Concat(code.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c != '-')) : "";
        return plain.Length == CodeLength && plain.All(char.IsAsciiDigit) ? plain : null;
    }
}
