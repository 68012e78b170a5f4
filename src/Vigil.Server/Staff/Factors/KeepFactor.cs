using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.Factors;

/// <summary>Adds a factor that was shown to work, and what follows from it. The same for every kind.</summary>
internal sealed class KeepFactor(ProveByFactor prove, StaffSessions sessions, Audit audit)
{
    private const int MaxFactors = 10;
    private const int MaxName = 40;

    /// <summary>What is wrong with a name, or null.</summary>
    public static Refusal? WrongName(string name) =>
        name.Trim() is { Length: >= 1 and <= MaxName } trimmed && trimmed.EnumerateRunes().All(r => r.Value >= ' ' && r != System.Text.Rune.ReplacementChar)
            ? null : RequestRefusals.Invalid($"name: 1 to {MaxName} characters.");

    /// <summary>Why this person cannot add a factor now, or null. Their account stays locked until the write ends, so that of two first factors only one is the first.</summary>
    public static async Task<Refusal?> WhyNotAsync(WriteSession session, StaffCaller caller)
    {
        await session.Db.Set<StaffAccount>().Where(a => a.Id == caller.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.UpdatedAt, a => a.UpdatedAt), CancellationToken.None);
        var held = await Holdings.OfAsync(session.Db, caller.Id);

        // Whoever knows only the password must not put a factor of theirs beside one that is there.
        return held.Any && !caller.Admitted ? RequestRefusals.NoSession
            : held.Factors.Count >= MaxFactors ? StaffRefusals.TooManyFactors
            : null;
    }

    /// <summary>Stores it. With the first one come the recovery codes, and sessions that the password alone has opened end; this one goes on, proven by the factor. Each further one asks for a proof by one that is there.</summary>
    /// <param name="store">False where somebody was faster.</param>
    public Task<Outcome<FactorAddedView>> HandleAsync(
        StaffCaller caller, StaffFactor factor, FactorAct act, FactorProof? proof, HttpContext http, Func<WriteSession, Task<bool>> store, CancellationToken cancellationToken) =>
        prove.TakeAsync<FactorAddedView>(caller, act, proof, http, async session =>
        {
            if (await WhyNotAsync(session, caller) is { } refusal)
            {
                return refusal;
            }

            var first = !(await Holdings.OfAsync(session.Db, caller.Id)).Any;
            if (!await store(session))
            {
                return StaffRefusals.FactorNotFound;
            }

            var codes = first ? await RecoveryCodes.RenewAsync(session, caller.Id) : [];
            await StaffSessions.EndUnprovenAsync(session, caller.Id, but: caller.SessionKey);
            await sessions.ProveAsync(session, caller.SessionKey, factor.Kind is FactorKind.Passkey ? Proof.Passkey : Proof.Authenticator);
            await audit.AppendAsync(session, new AuditEvent(caller.Actor, "staff.factor_added", caller.Actor, await StaffSessions.NoteAsync(session, caller, DetailOf(factor))));
            return new FactorAddedView(factor.ToView(), codes);
        }, cancellationToken);

    /// <summary>What the trail says of a factor: its kind and id, and not what its owner calls it.</summary>
    public static Dictionary<string, string> DetailOf(StaffFactor factor) => new(StringComparer.Ordinal) { ["kind"] = EnumCode.Of(factor.Kind), ["factor"] = factor.Id.ToString() };
}
