using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>A second person says whether a look was justified: never the one who looked, under whatever account nor who has just come or has just invited them, and once. The same word of the same person again changes nothing.</summary>
public sealed class ReviewLook(ReadLooks looks, StaffDirectory directory, WriteGate gate, Audit audit, TimeProvider clock)
{
    /// <summary>For whoever holds <see cref="Permission.OpenCustomerData"/>.</summary>
    /// <returns>The look as it is then; which field is wrong; or <see cref="CaseRefusals.LookNotFound"/>, <see cref="CaseRefusals.OwnLook"/> or <see cref="CaseRefusals.LookReviewed"/>.</returns>
    public async Task<Outcome<LookView>> HandleAsync(StaffCaller by, LookId id, JudgeLook request, CancellationToken cancellationToken)
    {
        var verdict = request.Verdict;
        if (!Look.Verdicts.Contains(verdict, StringComparer.Ordinal))
        {
            return RequestRefusals.Invalid($"verdict must be {string.Join(" or ", Look.Verdicts)}.");
        }

        if (await looks.ByAsync(id, cancellationToken) is { } looked && !await directory.IsSecondPersonAsync(by.Id, looked, cancellationToken))
        {
            return CaseRefusals.OwnLook;
        }

        var refusal = await gate.WriteAsync(async session =>
        {
            // Of several at once the database lets one through: the others find the verdict there.
            var (me, now) = ((StaffId?)by.Id, (DateTimeOffset?)clock.GetUtcNow());
            var changed = await session.Db.Set<Look>().Where(l => l.Id == id.Value && l.Verdict == null && l.ById != by.Id).ExecuteUpdateAsync(
                set => set.SetProperty(l => l.Verdict, verdict).SetProperty(l => l.ReviewedById, me).SetProperty(l => l.ReviewedAt, now), CancellationToken.None);
            var look = await session.Db.Set<Look>().FirstOrDefaultAsync(l => l.Id == id.Value, CancellationToken.None);
            if (changed > 0)
            {
                await audit.AppendAsync(session, new AuditEvent(
                    by.Actor, "case.look_reviewed", $"case:{look!.CaseId}", new Dictionary<string, string>(StringComparer.Ordinal) { ["verdict"] = verdict, ["look"] = id.ToString() }));
            }

            return look is null ? CaseRefusals.LookNotFound
                : look.ById == by.Id ? CaseRefusals.OwnLook
                : look.ReviewedById != by.Id || look.Verdict != verdict ? CaseRefusals.LookReviewed
                : null;
        }, cancellationToken);
        return refusal is null ? (await looks.FindAsync(by, id, CancellationToken.None))! : refusal;
    }
}
