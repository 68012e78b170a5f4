using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Cases.Model;

/// <summary>What may be done to a case, by whom, and what follows. Pure: a case and a change in, a refusal or new entries out.</summary>
public static class CaseDecisions
{
    private const int TitleLength = 80;

    /// <summary>A message. The case's customer always may (a resolved case opens again); the assistant while it owns the case or the customer still waits, and to thanks for what is done; an agent while the case is theirs.</summary>
    internal static Refusal? Post(this CaseChange change, Posting posting)
    {
        var (@case, author) = (change.Case, posting.Author);
        var onlyThanks = @case.Status is CaseStatus.Resolved && posting.IsThanks();
        var allowed = author.Kind switch
        {
            AuthorKind.Customer => true,
            AuthorKind.Assistant => @case.Owner is CaseOwner.Assistant or CaseOwner.Queue || (onlyThanks && @case.LastAuthor is AuthorKind.Customer),
            AuthorKind.Agent => @case.Owner is CaseOwner.Agent && @case.AgentId is { } agent && agent.Value == author.Id,
            _ => false,
        };
        if (!allowed)
        {
            return CaseRefusals.NotYourTurn;
        }

        if (posting.Files.Any(f => f.CaseId is not null))
        {
            return CaseRefusals.FileSent;
        }

        if (@case.Status is CaseStatus.Resolved && !onlyThanks)
        {
            change.Reopen(author);
        }

        var (text, files) = (posting.Text, posting.Files);
        var named = files.Count > 0 && DocumentSigns.Named(text);
        var entry = change.Append(
            EntryKind.Message, author, isPublic: true, text, MessageData.Of(posting.Parts, [.. files.Select(f => f.ToView(named))], posting.Worded, posting.Began), posting.ClientKey, posting.Digest, files.Count == 0 ? null : [.. files.Select(f => f.Id)]);
        @case.LastMessageSeq = entry.Seq;
        @case.LastAuthor = author.Kind;
        if (author.Kind is AuthorKind.Customer)
        {
            @case.Title ??= string.IsNullOrWhiteSpace(text) ? null : Shorten(text);
            @case.CustomerRead = entry.PublicSeq!.Value;
            if (!onlyThanks)
            {
                @case.WaitingSince ??= change.Now;
            }

            if (@case is { Owner: CaseOwner.Agent, AgentId: { } reader } && posting.IsWatching(reader))
            {
                @case.StaffRead = entry.PublicSeq!.Value;
            }
        }
        else
        {
            @case.StaffRead = entry.PublicSeq!.Value;

            // In a queue the customer waits for a person, whatever the assistant still says.
            @case.WaitingSince = @case.Owner is CaseOwner.Queue ? @case.WaitingSince : null;
        }

        change.Raise(new MessagePosted(@case.Id, entry.Seq, author.Kind, @case.Owner, posting.Urgent || @case.Owner is not CaseOwner.Agent || @case.Topic is null, posting.Urgent, posting.Parts?.Hidden, posting.Began is not null));
        return null;
    }

    /// <summary>A person is wanted: the case goes to a queue, with all that was said. Asking again changes nothing but may raise the priority, and moves a case that waits elsewhere to the security team.</summary>
    public static Refusal? HandOver(this CaseChange change, Author author, string reason, string queue, CasePriority priority)
    {
        var @case = change.Case;
        if (@case.Status is CaseStatus.Resolved)
        {
            change.Reopen(author);
        }

        @case.HumanRequested = true;
        @case.Priority = (CasePriority)Math.Max((int)@case.Priority, (int)priority);
        if (@case.Owner is CaseOwner.Queue && queue == CaseQueues.Security && @case.Queue != queue)
        {
            // A theft told while waiting: the time in line so far counts.
            change.PutInQueue(author, reason, queue);
            return null;
        }

        if (@case.Owner is CaseOwner.Queue or CaseOwner.Agent)
        {
            return null;
        }

        @case.InLineSince = change.Now;
        @case.CameFrom = null;
        change.PutInQueue(author, reason, queue);
        return null;
    }

    /// <summary>What the assistant understood of a message: topic, language and urgency. Urgency only ever rises by itself.</summary>
    public static Refusal? Understand(this CaseChange change, UnderstoodData understood, CasePriority priority, string clientKey)
    {
        var @case = change.Case;
        if (understood.Topic is not null)
        {
            @case.Topic = understood.Topic;
        }

        @case.Language = understood.Language;
        @case.Priority = (CasePriority)Math.Max((int)@case.Priority, (int)priority);
        change.Append(EntryKind.Understood, Author.Assistant, isPublic: false, data: understood, clientKey: clientKey);
        return null;
    }

    /// <summary>Staff have done what was asked.</summary>
    public static Refusal? Resolve(this CaseChange change, Author author)
    {
        var @case = change.Case;
        if (@case.Status is CaseStatus.Resolved)
        {
            return CaseRefusals.AlreadyResolved;
        }

        @case.Status = CaseStatus.Resolved;
        @case.Owner = CaseOwner.Nobody;
        @case.ResolvedAt = change.Now;
        @case.RatedStars = null;
        @case.WaitingSince = null;
        @case.InLineSince = null;
        var entry = change.Append(EntryKind.Resolved, author, isPublic: true);
        change.Raise(new CaseResolved(@case.Id, entry.Seq));
        return null;
    }

    /// <summary>The customer ends it: also out of a queue, so that nobody waits in vain. Not what threatens the account, since whoever stole the session would end it too.</summary>
    public static Refusal? ResolveByCustomer(this CaseChange change, Author author) => change.Case switch
    {
        { Status: CaseStatus.Resolved } => CaseRefusals.AlreadyResolved,
        { IsKeptOpen: true } => CaseRefusals.NeedsPerson,
        _ => change.Resolve(author),
    };

    /// <summary>The assistant has been told that nothing else is wanted, or that nobody need be waited for.</summary>
    public static Refusal? ResolveByAssistant(this CaseChange change) =>
        change.Case is { Owner: CaseOwner.Assistant or CaseOwner.Queue, Status: CaseStatus.Open, IsKeptOpen: false } ? change.Resolve(Author.Assistant) : null;

    /// <summary>The customer's judgement, once per resolution.</summary>
    public static Refusal? Rate(this CaseChange change, Author author, RatingView rating)
    {
        var @case = change.Case;
        if (@case.Status is not CaseStatus.Resolved)
        {
            return CaseRefusals.NotResolved;
        }

        if (@case.RatedStars is not null)
        {
            return CaseRefusals.AlreadyRated;
        }

        @case.RatedStars = rating.Stars;
        var entry = change.Append(EntryKind.Rated, author, isPublic: true, data: rating);
        change.Raise(new CaseRated(@case.Id, entry.Seq));
        return null;
    }

    /// <summary>The visitor has turned out to be a customer, whose the case is already. A resolved case stays as it is, its history complete.</summary>
    public static Refusal? SignIn(this CaseChange change, CustomerId visitor, string account)
    {
        var @case = change.Case;
        var entry = change.Append(EntryKind.SignedIn, Author.Customer(@case.CustomerId), isPublic: false, data: new SignedInData(visitor, account));
        if (@case.Status is CaseStatus.Open)
        {
            change.Raise(new VisitorSignedIn(@case.Id, entry.Seq));
        }

        return null;
    }

    /// <summary>What was said is gone: the case is over, and an entry that says why is its last.</summary>
    internal static Refusal? Erase(this CaseChange change, ErasureReason why)
    {
        var @case = change.Case;
        @case.ErasedAt = change.Now;
        @case.Title = null;
        @case.Status = CaseStatus.Resolved;
        @case.Owner = CaseOwner.Nobody;
        @case.ResolvedAt ??= change.Now;
        @case.WaitingSince = null;
        @case.InLineSince = null;
        change.Append(EntryKind.Erased, Author.System, isPublic: false, data: new ErasedData(why));
        return null;
    }

    /// <summary>Puts the case in line. Its place has been set before.</summary>
    internal static void PutInQueue(this CaseChange change, Author author, string reason, string queue)
    {
        var @case = change.Case;
        @case.Owner = CaseOwner.Queue;
        @case.LaneBy = @case.Queue == queue ? @case.LaneBy : null;
        @case.Queue = queue;
        @case.AgentId = null;
        @case.AgentName = null;
        @case.AssignedAt = null;
        @case.QueuedAt = change.Now;
        @case.InLineSince ??= change.Now;
        @case.WaitingSince ??= change.Now;
        var entry = change.Append(EntryKind.Queued, author, isPublic: true, data: new QueuedData(reason, queue, @case.Priority));
        change.Raise(new CaseQueued(@case.Id, entry.Seq));
    }

    // The assistant starts; the next hand-over finds a person again.
    internal static void Reopen(this CaseChange change, Author author)
    {
        var @case = change.Case;
        @case.Status = CaseStatus.Open;
        @case.ResolvedAt = null;
        @case.AgentId = null;
        @case.AgentName = null;
        @case.PulledBy = Pullers.None;
        @case.HumanRequested = false;
        @case.Owner = CaseOwner.Assistant;
        change.Append(EntryKind.Reopened, author, isPublic: true);
    }

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        if (line.Length <= TitleLength)
        {
            return line;
        }

        // Never half of a surrogate pair.
        var end = char.IsHighSurrogate(line[TitleLength - 2]) ? TitleLength - 2 : TitleLength - 1;
        return $"{line[..end]}…";
    }
}

/// <summary>Stored with a SignedIn entry.</summary>
/// <param name="Visitor">Whose the case was; the entries above it keep this author.</param>
/// <param name="Account">The account, masked.</param>
public sealed record SignedInData(CustomerId Visitor, string Account);

/// <summary>Stored with an Erased entry.</summary>
public sealed record ErasedData(ErasureReason Why);

/// <summary>Stored with a Queued entry.</summary>
public sealed record QueuedData(string Reason, string Queue, CasePriority Priority);
