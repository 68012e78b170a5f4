using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts.Console;

/// <summary>Says of a whole value that somebody has named whether it is one of the customer's, so that nobody has to see one to compare it. Each question is in the trail.</summary>
internal sealed class MatchValue(CaseDataAccess access, Customers customers, ExchangeRecords records, Looks looks, WriteGate gate, Audit audit, IOptions<CustomerDataOptions> options, TimeProvider clock)
{
    // Shorter ones could be guessed one after the other.
    private const int Min = 8;
    private const int Max = 200;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <returns>
    /// Yes with the record, or no; <see cref="CaseRefusals.NotFound"/>, <see cref="CaseRefusals.DataClosed"/> or <see cref="CaseRefusals.ReadingPaused"/>; which field is wrong;
    /// <see cref="AccountRefusals.MatchBudgetSpent"/>; or <see cref="AccountRefusals.ExchangeUnavailable"/>, for what cannot be read is no no.
    /// </returns>
    public async Task<Outcome<MatchView>> HandleAsync(StaffCaller caller, CaseId id, MatchIdentifier request, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, CustomerData.Records, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        if (request.Value?.Trim() is not { Length: >= Min and <= Max } value)
        {
            return RequestRefusals.Invalid($"value must have {Min} to {Max} characters.");
        }

        var @case = found.Value!;
        var answer = new MatchView(false, null, null, null);
        if (await customers.FindAsync(@case.CustomerId, cancellationToken) is { Uid: { } uid })
        {
            var withdrawals = records.LatestAsync<Withdrawal>(uid, "withdrawals", cancellationToken);
            var deposits = records.LatestAsync<Deposit>(uid, "deposits", cancellationToken);
            await Task.WhenAll(withdrawals, deposits);
            answer = (await withdrawals).Value?.Select(w => Find(value, w, w.Id)).FirstOrDefault(m => m is not null) ?? (await deposits).Value?.Select(d => Find(value, d, d.Id)).FirstOrDefault(m => m is not null) ?? answer;
            if (!answer.Matches && !((await withdrawals).Available && (await deposits).Available))
            {
                return AccountRefusals.ExchangeUnavailable;
            }
        }

        var spent = await gate.WriteAsync<Refusal?>(async session =>
        {
            // One after the other for each person: of fifty at once exactly the budget is answered.
            await StaffDirectory.LockAsync(session, caller.Id);
            if (await NoteReading.CountSinceAsync(session, caller.Id, "match", clock.GetUtcNow() - Hour) >= options.Value.MatchesPerHour)
            {
                return AccountRefusals.MatchBudgetSpent;
            }

            await audit.AppendAsync(session, new AuditEvent(
                caller.Actor, "customer.value_matched", $"case:{id}", new Dictionary<string, string>(StringComparer.Ordinal) { ["matches"] = answer.Matches ? "yes" : "no" }));
            await looks.NoteAsync(session, caller, @case, "match");
            return null;
        }, cancellationToken);
        return spent is null ? answer : spent;
    }

    private static MatchView? Find(string value, object record, string id) =>
        PersonalFields.Identifiers.FirstOrDefault(f => f.Type.IsInstanceOfType(record) && IsSame(value, f.Read!(record))) is { } field ? new MatchView(true, field.Kind, id, field.Name) : null;

    // Hexadecimal is written in both cases; everything else by its letter.
    private static bool IsSame(string value, string? stored) =>
        stored is not null && string.Equals(value, stored, value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || value.All(char.IsAsciiHexDigit) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
