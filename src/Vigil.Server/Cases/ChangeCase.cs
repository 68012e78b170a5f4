using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases.Model;
using Vigil.Server.Cases.Timeline;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Cases;

/// <summary>Everything that happens to a case besides messages and openings. Each is committed, then told to everyone on the case.</summary>
public sealed class ChangeCase
{
    private readonly Committer _committer;
    private readonly IReadOnlyList<ICaseObserver> _observers;

    internal ChangeCase(Committer committer, IEnumerable<ICaseObserver> observers)
    {
        _committer = committer;
        _observers = [.. observers];
    }

    /// <summary>A person is wanted. Idempotent: a case that waits or has an agent stays where it is.</summary>
    public Task<Outcome<CaseSnapshot>> HandOverAsync(CaseId id, Author author, string reason, string queue, CasePriority priority) =>
        RunAsync(id, change => change.HandOver(author, reason, queue, priority));

    /// <summary>Notes what the assistant understood of a message, once for each reading of it.</summary>
    /// <param name="reading">What tells a later reading of the same message from the first; empty for that.</param>
    public Task<Outcome<CaseSnapshot>> UnderstandAsync(CaseId id, UnderstoodData understood, CasePriority priority, string reading = "")
    {
        var key = $"u:{understood.OfSeq}{reading}";
        return RunAsync(id, change => change.Understand(understood, priority, key), key);
    }

    /// <summary>The customer has seen the public entries up to a number. Numbers beyond the last count as the last.</summary>
    public Task<Outcome<CaseSnapshot>> MarkReadByCustomerAsync(CaseId id, long publicSeq) => RunAsync(id, change =>
    {
        change.Case.CustomerRead = Math.Max(change.Case.CustomerRead, Math.Min(publicSeq, change.Case.LastPublicSeq));
        return null;
    });

    /// <summary>The customer ends it.</summary>
    public Task<Outcome<CaseSnapshot>> ResolveByCustomerAsync(CaseId id, Author author) => RunAsync(id, change => change.ResolveByCustomer(author));

    /// <summary>The customer's stars and word.</summary>
    public Task<Outcome<CaseSnapshot>> RateAsync(CaseId id, Author author, RatingView rating)
    {
        if (rating.Stars is < 1 or > 5)
        {
            return Task.FromResult<Outcome<CaseSnapshot>>(RequestRefusals.Invalid("stars must be a number from 1 to 5."));
        }

        rating = rating with { Comment = string.IsNullOrWhiteSpace(rating.Comment) ? null : rating.Comment };
        return rating.Comment is { } comment && (comment.Length > 1_000 || MessageText.Check(comment) is not null)
            ? Task.FromResult<Outcome<CaseSnapshot>>(RequestRefusals.Invalid("comment must have at most 1,000 characters and no U+0000."))
            : RunAsync(id, change => change.Rate(author, rating with { Comment = rating.Comment is { } word ? HideSecrets.In(word) : null }));
    }

    internal async Task<CommandResult> CommitAsync(CaseCommand command)
    {
        var result = await _committer.CommitAsync(command);
        if (result is { Refusal: null, Repeated: false, Case: { } @case } && (result.Entries.Count > 0 || ShowsWithoutEntry(result.Before, @case)))
        {
            var told = CaseTold.Of(result.Before, @case, result.Entries);
            foreach (var observer in _observers)
            {
                observer.Show(told);
            }
        }

        return result;
    }

    internal async Task<Outcome<CaseSnapshot>> RunAsync(CaseId id, Func<CaseChange, Refusal?> decide, string? clientKey = null)
    {
        var result = await CommitAsync(new CaseCommand(id, clientKey, null, null, decide));
        return result.Refusal is { } refusal ? refusal : result.Case!;
    }

    private static bool ShowsWithoutEntry(CaseSnapshot? before, CaseSnapshot now) => before is not null && (before.Priority != now.Priority || before.StaffRead != now.StaffRead);
}
