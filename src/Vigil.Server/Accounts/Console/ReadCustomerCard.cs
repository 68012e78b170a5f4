using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts.Console;

/// <summary>What the agent finds on arrival. What the exchange does not give is left out, with the time since when.</summary>
internal sealed class ReadCustomerCard(CaseDataAccess access, Customers customers, ReadCases cases, ExchangeRecords records, Outages outages, Looks looks, TimeProvider clock)
{
    private const int MaxTrades = 5;
    private const int MaxCases = 10;

    public async Task<Outcome<CustomerCardView>> HandleAsync(StaffCaller caller, CaseId id, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, CustomerData.Card, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var @case = found.Value!;
        await looks.AtCardAsync(caller, @case);
        var others = (await cases.OfCustomerAsync(@case.CustomerId, cancellationToken)).Where(c => c.Id != @case.Id).ToLookup(c => CaseAccess.Allows(caller, c));
        var recent = new Others([.. others[true].Take(MaxCases).Select(c => new CaseSummary(c.Id, c.Number, ReadCases.StateCode(c), c.Title, c.UpdatedAt))], others[false].Any());
        return await customers.FindAsync(@case.CustomerId, cancellationToken) is { Uid: { } uid } customer
            ? await OfAccountAsync(uid, customer, recent, cancellationToken)
            : new CustomerCardView(true, null, null, null, recent.Seen, recent.Hidden, @case.Language, @case.TimeZone, clock.GetUtcNow(), null);
    }

    private async Task<CustomerCardView> OfAccountAsync(string uid, CustomerIdentity customer, Others others, CancellationToken cancellationToken)
    {
        var profile = records.AccountAsync(uid, cancellationToken);
        var trades = records.LatestAsync<Fill>(uid, "fills", cancellationToken);
        var freezes = records.LatestAsync<Freeze>(uid, "freezes", cancellationToken);
        await Task.WhenAll(profile, trades, freezes);

        // All three are noted before the earliest is taken.
        DateTimeOffset?[] missing = [outages.Note(RecordKinds.Account, (await profile).Available), outages.Note("fills", (await trades).Available), outages.Note("freezes", (await freezes).Available)];
        return new CustomerCardView(
            false, (await profile).Value is { } known ? PersonalFields.Cover(Withheld.From(known)) : null,
            (await trades).Value?.OrderByDescending(t => t.At).Take(MaxTrades).ToList(), (await freezes).Value?.Select(Withheld.From).ToList(),
            others.Seen, others.Hidden, customer.Language, customer.TimeZone, clock.GetUtcNow(), missing.Min());
    }

    /// <summary>The customer's other cases: those the caller may see, and whether there are any more.</summary>
    private sealed record Others(IReadOnlyList<CaseSummary> Seen, bool Hidden);
}
