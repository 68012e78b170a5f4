using System.Text.Json;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Realtime;

namespace Vigil.Server.Cases;

/// <summary>Shows stored entries to the customer, and their place in line to those who wait. Best effort: whoever misses one sees the gap in its number and reads again.</summary>
public sealed class CaseFeed : CaseObserver
{
    private readonly Push _push;
    private readonly ReadCases _cases;
    private readonly NewestChanges _states;

    /// <summary>Made once by the container.</summary>
    public CaseFeed(Push push, ReadCases cases, ILogger<CaseFeed> logger)
        : base(logger)
    {
        (_push, _cases) = (push, cases);
        _states = new NewestChanges(ShowStatesAsync, TimeProvider.System, logger);
    }

    /// <summary>Name of the customers' hub among the push targets.</summary>
    public const string CustomerHub = "messenger";

    // Further back nobody counts the places; they hear of theirs when they come nearer or ask.
    private const int ToldInLine = 50;

    /// <summary>The customers' group of a case. Named with whose it is: who listened as a visitor hears nothing more once the case is a customer's, on any node.</summary>
    public static string CustomerGroup(CaseId id, CustomerId owner) => $"case:{id}:{owner}";

    /// <inheritdoc/>
    protected override async Task TellAsync(CaseTold told)
    {
        var group = CustomerGroup(told.Case.Id, told.Case.CustomerId);
        foreach (var entry in told.ForCustomer)
        {
            _push.Send(new PushMessage(CustomerHub, group, "entry", [told.Case.Id, entry]));
        }

        if (told.ShowsToCustomer)
        {
            await _states.OfferAsync(told, mayWait: told.IsTalk);
        }

        if (told.MovesLine)
        {
            foreach (var queue in new[] { told.Before?.Owner is CaseOwner.Queue ? told.Before.Queue : null, told.Case.Owner is CaseOwner.Queue ? told.Case.Queue : null }.OfType<string>().Distinct())
            {
                await ShowLineAsync(queue, told.Case.Id);
            }
        }
    }

    /// <summary>Shows everybody in a line how they stand: what they are told has changed without any case having moved.</summary>
    public Task ShowLineAsync(string queue) => ShowLineAsync(queue, default);

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _states.Dispose();
    }

    /// <inheritdoc/>
    protected override Task TellLaterAsync(CancellationToken stopping) => _states.RunAsync(stopping);

    /// <summary>The entry as its customer sees it. Never call it for an entry without a public number.</summary>
    internal static EntryView ToCustomerView(Entry entry)
    {
        var kind = entry.Kind switch
        {
            EntryKind.Message => "message",
            EntryKind.Rated => "rating",
            EntryKind.Freeze => "freeze",
            EntryKind.Check => "check",
            _ => "state",
        };
        var said = kind == "message" ? Read<MessageData>(entry) : null;
        return new EntryView(
            entry.PublicSeq!.Value, entry.At, kind, new AuthorView(CodeOf(entry.AuthorKind), entry.AuthorKind is AuthorKind.Agent ? entry.AuthorName : null),
            entry.Text, entry.AuthorKind is AuthorKind.Customer ? entry.ClientKey?[PostMessage.KeyPrefixLength..] : null,
            kind == "state" ? new StateView(ChangeOf(entry.Kind), entry.Kind is EntryKind.Assigned ? entry.AuthorName : null) : null,
            said?.ToParts(), kind == "rating" ? Read<RatingView>(entry) : null, said?.Files, kind == "freeze" ? Read<FreezeData>(entry)?.ToView(forStaff: false) : null,
            kind == "check" ? Read<CheckData>(entry)?.ToView() : null);
    }

    private async Task ShowStatesAsync(IReadOnlyList<CaseTold> changes)
    {
        foreach (var @case in changes.Select(c => c.Case))
        {
            _push.Send(new PushMessage(CustomerHub, CustomerGroup(@case.Id, @case.CustomerId), "caseChanged", [@case.Id, await _cases.StateOfAsync(@case, CancellationToken.None)]));
        }
    }

    private async Task ShowLineAsync(string queue, CaseId except)
    {
        foreach (var (owner, state) in await _cases.StatesInLineAsync(queue, ToldInLine, CancellationToken.None))
        {
            if (state.CaseId != except)
            {
                _push.Send(new PushMessage(CustomerHub, CustomerGroup(state.CaseId, owner), "caseChanged", [state.CaseId, state]));
            }
        }
    }

    private static T? Read<T>(Entry entry)
        where T : class => entry.Data is { } data ? JsonSerializer.Deserialize<T>(data, CaseChange.Json) : null;

    private static string CodeOf(AuthorKind kind) => Platform.Data.EnumCode.Of(kind);

    private static string ChangeOf(EntryKind kind) => Platform.Data.EnumCode.Of(kind);
}
