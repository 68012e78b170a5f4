using System.Text.RegularExpressions;
using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Actions;

/// <summary>What an action came to.</summary>
/// <param name="Code">Why it was refused; null when it was done.</param>
/// <param name="Effects">What changed, each as <c>code:id</c>.</param>
/// <param name="DoneAt">When a pending action completes by itself; null when it is complete.</param>
internal sealed record Outcome(string? Code, IReadOnlyList<string> Effects, DateTimeOffset? DoneAt = null)
{
    public static Outcome Done(params IReadOnlyList<string> effects) => new(null, effects);

    public static Outcome Refused(string code) => new(code, []);
}

/// <summary>Where an action takes place.</summary>
/// <param name="From">The sign-in to Meridian in which the customer asks, which a freeze does not end; null where support asks.</param>
internal sealed record Scene(Account Account, DateTimeOffset Now, PlatformParameters Rules, ExchangeActionRequest Request, string? From)
{
    /// <summary>Ids that come from the action's key are the same whenever it is told again.</summary>
    public string NewId(string prefix) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}{Now.UtcDateTime:yyyyMMdd}-{People.Chance.From(Request.Key).Code(5)}");
}

/// <summary>
/// Carries actions out, each key once. The same key with the same content answers as the first time, so that a caller who lost the
/// answer may ask again, after a restart too; refusals are remembered as well.
/// </summary>
internal sealed partial class ActionDesk(World world)
{
    private static readonly Dictionary<string, Func<Scene, Outcome?>> Kinds = new(StringComparer.Ordinal)
    {
        ["freeze"] = FreezeActions.Freeze,
        ["unfreeze"] = FreezeActions.Unfreeze,
        ["unlock"] = AccessActions.Unlock,
        ["start_password_reset"] = AccessActions.StartPasswordReset,
        ["start_factor_reset"] = AccessActions.StartFactorReset,
        ["hold_withdrawal"] = WithdrawalActions.Hold,
        ["release_withdrawal"] = WithdrawalActions.Release,
        ["cancel_withdrawal"] = WithdrawalActions.Cancel,
        ["grant_compensation"] = CompensationActions.Grant,
        ["decide_c2c"] = C2cActions.Decide,
    };

    private readonly Lock gate = new();
    private readonly Dictionary<string, ToldAction> told = world.Survey((account, _) => account.Actions).ToDictionary(a => a.Request.Key, StringComparer.Ordinal);

    /// <summary>Why a request cannot even be tried, as a code; null when it can.</summary>
    public static string? Malformed(ExchangeActionRequest request) =>
        request.Key is null || !KeyShape().IsMatch(request.Key) ? "action.invalid_key"
        : request.Kind is null || !Kinds.ContainsKey(request.Kind) ? "action.unknown_kind"
        : string.IsNullOrWhiteSpace(request.CaseId) || string.IsNullOrWhiteSpace(request.ActingStaff) || request.Uid is null ? "action.incomplete"
        : null;

    /// <summary>Does it, or tells again how it went.</summary>
    /// <param name="from">The sign-in to Meridian in which the customer asks; null where support asks.</param>
    /// <returns>The action, or null for an account or target that does not exist; the flag says that the key belongs to something else.</returns>
    public (ExchangeAction? Action, bool KeyReused) Do(ExchangeActionRequest request, string? from = null)
    {
        lock (gate)
        {
            if (told.TryGetValue(request.Key, out var before))
            {
                return before.Request == request ? (View(before), false) : (null, true);
            }

            if (world.Change(request.Uid, (account, now) => Act(account, now, request, from)) is not { } done)
            {
                return (null, false);
            }

            told[request.Key] = done;
            return (View(done), false);
        }
    }

    /// <summary>How an action went, for a caller who lost the answer.</summary>
    public ExchangeAction? Find(string key)
    {
        lock (gate)
        {
            return told.TryGetValue(key, out var before) ? View(before) : null;
        }
    }

    /// <summary>The action and its key stand in the account, so that both are kept or neither.</summary>
    private ToldAction? Act(Account account, DateTimeOffset now, ExchangeActionRequest request, string? from)
    {
        if (Kinds[request.Kind](new Scene(account, now, world.Rules, request, from)) is not { } outcome)
        {
            return null;
        }

        var action = new ToldAction(request, outcome.Code, outcome.Effects, outcome.DoneAt, now);
        account.Actions.Add(action);
        return action;
    }

    private ExchangeAction View(ToldAction action)
    {
        var state = action.Code is not null ? "refused" : action.DoneAt > world.Clock.Now ? "pending" : "done";
        return new ExchangeAction(action.Request.Key, action.Request.Kind, state, action.Code, action.Effects, action.At);
    }

    [GeneratedRegex("^[A-Za-z0-9._:-]{8,64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex KeyShape();
}
