using Vigil.Contracts.Exchange;
using Vigil.Server.Cases;

namespace Vigil.Server.Accounts.Console;

/// <summary>
/// Which fields of a customer's records are covered for whoever does not see them in full (<see cref="FullSight"/>), how, and which can be revealed one at a time: the one place
/// that says so, for what is shown, what can be revealed and what can be matched. What stands in no line here, a test says of each why everybody may read it.
/// </summary>
internal static class PersonalFields
{
    private static readonly IReadOnlyList<PersonalField> All =
    [
        // Contacts never leave the exchange unmasked; these lines are for one that forgets it, so there is nothing to reveal.
        Of<AccountProfile>(RecordKinds.Account, "displayName", null, p => p with { DisplayName = Mask.Name(p.DisplayName) }),
        Of<AccountProfile>(RecordKinds.Account, "maskedEmail", null, p => p with { MaskedEmail = Mask.Email(p.MaskedEmail) }),
        Of<AccountProfile>(RecordKinds.Account, "maskedPhone", null, p => p with { MaskedPhone = Mask.Phone(p.MaskedPhone) }),
        Of<SignInRecord>("sign-ins", "maskedIp", null, s => s with { MaskedIp = Mask.Ip(s.MaskedIp) }),
        Of<ApiKey>("api-keys", "maskedKey", null, k => k with { MaskedKey = Mask.Code(k.MaskedKey) }),

        Of<Withdrawal>("withdrawals", "address", w => w.Address, w => w with { Address = Mask.Code(w.Address) }) with { IsIdentifier = true },
        Of<Withdrawal>("withdrawals", "memo", w => w.Memo, w => w with { Memo = Mask.Code(w.Memo) }) with { IsIdentifier = true },
        Of<Withdrawal>("withdrawals", "txId", w => w.TxId, w => w with { TxId = Mask.Code(w.TxId) }) with { IsIdentifier = true },
        Of<Deposit>("deposits", "address", d => d.Address, d => d with { Address = Mask.Code(d.Address) }) with { IsIdentifier = true },
        Of<Deposit>("deposits", "memo", d => d.Memo, d => d with { Memo = Mask.Code(d.Memo) }) with { IsIdentifier = true },
        Of<Deposit>("deposits", "txId", d => d.TxId, d => d with { TxId = Mask.Code(d.TxId) }) with { IsIdentifier = true },
        Of<C2cOrder>("c2c-orders", "counterpartyName", o => o.CounterpartyName, o => o with { CounterpartyName = Mask.Name(o.CounterpartyName) }),

        // What two people write to each other holds names and account numbers in any form: only what the system wrote between stays.
        Of<C2cOrder>("c2c-orders", "chat", ChatOf, o => o with { Chat = [.. (o.Chat ?? []).Select(line => line.From == "system" ? line with { Text = Mask.InText(line.Text) } : line with { Text = "•••" })] }),
        Of<ApiKey>("api-keys", "allowedIps", k => k.AllowedIps is { Count: > 0 } ips ? string.Join(", ", ips) : null, k => k with { AllowedIps = [.. (k.AllowedIps ?? []).Select(ip => Mask.Ip(ip))] }),
        Of<AccountLog>("logs", "message", l => l.Message, l => l with { Message = Mask.InText(l.Message) }),
    ];

    /// <summary>The field of a kind of records by its name on the wire; null where there is none that can be revealed.</summary>
    public static PersonalField? Revealable(string? kind, string? name) => All.FirstOrDefault(f => f.Kind == kind && f.Name == name && f.Read is not null);

    /// <summary>Names of the fields of a kind that are covered and can be revealed.</summary>
    public static IReadOnlyList<string> NamesOf(string kind) => [.. All.Where(f => f.Kind == kind && f.Read is not null).Select(f => f.Name)];

    /// <summary>The names of all covered fields, as kind.name, and the type that holds each.</summary>
    public static IReadOnlyList<(Type Type, string Name)> Covered => [.. All.Select(f => (f.Type, f.Name))];

    /// <summary>Fields by which a customer names a record to somebody else: exact values of them are confirmed, not shown.</summary>
    public static IReadOnlyList<PersonalField> Identifiers { get; } = [.. All.Where(f => f.IsIdentifier)];

    /// <summary>All that can be covered, each as <c>kind.field</c>: these, and a <see cref="CoveredDocument"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(f => $"{f.Kind}.{f.Name}"), CoveredDocument.Name];

    /// <summary>The record with every such field covered.</summary>
    public static T Cover<T>(T record)
        where T : class => (T)All.Where(f => f.Type.IsInstanceOfType(record)).Aggregate((object)record, (covered, field) => field.Cover(covered));

    private static PersonalField Of<T>(string kind, string name, Func<T, string?>? read, Func<T, T> cover)
        where T : class => new(kind, name, typeof(T), read is null ? null : record => read((T)record), record => cover((T)record));

    private static string? ChatOf(C2cOrder order) => order.Chat is { Count: > 0 } chat ? string.Join('\n', chat.Select(line => $"{line.From}: {line.Text}")) : null;
}

/// <summary>One field that is covered.</summary>
/// <param name="Kind">Kind of records, in the plural.</param>
/// <param name="Name">As on the wire.</param>
/// <param name="Read">The whole value; null where it is never revealed.</param>
/// <param name="Cover">The record with this field covered.</param>
internal sealed record PersonalField(string Kind, string Name, Type Type, Func<object, string?>? Read, Func<object, object> Cover)
{
    /// <summary>Whether a value that somebody names can be compared with it.</summary>
    public bool IsIdentifier { get; init; }
}
