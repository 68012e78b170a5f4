using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts.Console;

/// <summary>The customer's records of one kind, as the agent on their case may see them.</summary>
internal sealed class ReadRecords(CaseDataAccess access, Customers customers, ReadFocus readFocus, ExchangeRecords records, Outages outages, Looks looks, StaffDirectory directory, TimeProvider clock)
{
    private const int MaxItems = 50;

    private static readonly Dictionary<string, Kind> Kinds = new(StringComparer.Ordinal)
    {
        ["withdrawals"] = Of<Withdrawal>("withdrawals"),
        ["deposits"] = Of<Deposit>("deposits"),
        ["orders"] = Of<TradeOrder>("orders"),
        ["fills"] = Of<Fill>("fills"),
        ["positions"] = Of<Position>("positions"),
        ["liquidations"] = Of<Liquidation>("liquidations"),
        ["c2c-orders"] = Of<C2cOrder>("c2c-orders"),
        ["freezes"] = Of<Freeze>("freezes"),
        ["sign-ins"] = Of<SignInRecord>("sign-ins"),
        ["transfers"] = Of<InternalTransfer>("transfers"),
        ["api-keys"] = Of<ApiKey>("api-keys"),
        ["logs"] = Of<AccountLog>("logs"),
    };

    private static readonly Dictionary<string, string> Nameless = [];

    /// <summary>What the lists hold, for the description of the API.</summary>
    public static IEnumerable<Type> Types => Kinds.Values.Select(kind => kind.Type);

    public async Task<Outcome<RecordsView>> HandleAsync(StaffCaller caller, CaseId id, string kind, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, CustomerData.Records, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!Kinds.TryGetValue(kind, out var listed))
        {
            return AccountRefusals.UnknownKind;
        }

        if (await customers.FindAsync(found.Value!.CustomerId, cancellationToken) is not { Uid: { } uid })
        {
            return new RecordsView(kind, null, [], clock.GetUtcNow(), null, Nameless, []);
        }

        await looks.AtRecordsAsync(caller, found.Value, kind);
        var full = FullSight.Of(caller, found.Value) && !await IsOwnDoingAsync(caller, found.Value, cancellationToken);
        var focus = readFocus.HandleAsync(id, cancellationToken);
        var reading = listed.ReadAsync(records, uid, full, cancellationToken);
        var chains = ChainNamesAsync(listed.Type, cancellationToken);
        await Task.WhenAll(focus, reading, chains);
        return new RecordsView(
            kind, FocusOf(kind, await focus), (await reading).Value, clock.GetUtcNow(), outages.Note(kind, (await reading).Available), await chains, full ? [] : PersonalFields.NamesOf(kind));
    }

    // Under a second account of theirs as well: nobody gives themselves full sight.
    private async Task<bool> IsOwnDoingAsync(StaffCaller caller, CaseSnapshot @case, CancellationToken cancellationToken) =>
        (@case.LaneBy is { } moved && await directory.AreSamePersonAsync(moved, caller.Id, cancellationToken)) || await directory.IsAmongAsync(caller.Id, @case.PulledBy.All, cancellationToken);

    /// <summary>One record of an account, whole but for what is withheld. The caller has asked <see cref="CaseDataAccess"/>.</summary>
    /// <returns>The record, or <see cref="AccountRefusals.RecordNotFound"/> or <see cref="AccountRefusals.ExchangeUnavailable"/>.</returns>
    public async Task<Outcome<FoundRecord>> FindAsync(string uid, string kind, string id, CancellationToken cancellationToken)
    {
        var read = await Kinds[kind].ReadAsync(records, uid, true, cancellationToken);
        return read.Value?.FirstOrDefault(record => IdOf(record) == id) is { } found ? new FoundRecord(found) : read.Available ? AccountRefusals.RecordNotFound : AccountRefusals.ExchangeUnavailable;
    }

    // Those that have something to reveal.
    private static string? IdOf(object record) => record switch
    {
        Withdrawal w => w.Id,
        Deposit d => d.Id,
        C2cOrder o => o.Id,
        ApiKey k => k.Id,
        AccountLog l => l.Id,
        _ => null,
    };

    // One spelling everywhere: the exchange's own, which articles and the assistant read too.
    private async Task<IReadOnlyDictionary<string, string>> ChainNamesAsync(Type listed, CancellationToken cancellationToken) =>
        (listed == typeof(Withdrawal) || listed == typeof(Deposit)) && await records.ParametersAsync(cancellationToken) is { } parameters
            ? parameters.Chains.ToDictionary(c => c.Key, c => c.Name, StringComparer.Ordinal)
            : Nameless;

    private static string? FocusOf(string kind, IReadOnlyList<string> references) =>
        references.Select(RecordKinds.OfReference).FirstOrDefault(r => r?.Kind == kind)?.Id;

    private static Kind Of<T>(string kind)
        where T : class => new(typeof(T), async (records, uid, full, cancellationToken) =>
        {
            var read = await records.LatestAsync<T>(uid, kind, cancellationToken);

            // An account that the exchange does not know has no records; that is an answer.
            return new ExchangeRead<IReadOnlyList<object>>(read.Available ? [.. (read.Value ?? []).Take(MaxItems).Select(Withheld.From).Select(record => full ? record : PersonalFields.Cover(record))] : null, read.Available);
        });

    private sealed record Kind(Type Type, Func<ExchangeRecords, string, bool, CancellationToken, Task<ExchangeRead<IReadOnlyList<object>>>> ReadAsync);
}

/// <summary>One record of whatever kind.</summary>
internal sealed record FoundRecord(object Record);
