using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Cases.Timeline;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Cases;

/// <summary>A case to be opened.</summary>
/// <param name="ClientCaseId">The client's key: the same again finds the same case.</param>
/// <param name="Visitor">True where nobody is signed in.</param>
/// <param name="Topic">The topic the customer tapped, if any.</param>
public sealed record CaseOpeningRequest(CustomerId CustomerId, bool Visitor, string ClientCaseId, string Language, string TimeZone, string? Topic, string? Text, string? ClientMessageId, IReadOnlyDictionary<string, string>? Fields)
{
    /// <summary>Whether a new case may be opened beside so many open ones of this customer. Asked once, where the case is stored, so that many openings in one moment count each other; a repeat, which finds its case, is not asked.</summary>
    public Func<int, Refusal?> Admit { get; init; } = _ => null;
}

/// <summary>An opened case.</summary>
/// <param name="Repeated">True if it existed already.</param>
public sealed record CaseOpened(CaseId Id, string Number, bool Repeated);

/// <summary>Stored with an Opened entry.</summary>
/// <param name="Fields">Facts known at the opening, such as an order number.</param>
public sealed record OpenedData(string? Topic, IReadOnlyDictionary<string, string>? Fields);

/// <summary>Opens a case, with its first message if there is one. A repeated client key finds the case; its message is then stored as any other repeat.</summary>
public sealed class OpenNewCase(ChangeCase changeCase, PostMessage postMessage, TimeProvider clock)
{
    // What stands in no list of ours that anybody looks at is not in anybody's way.
    private static readonly TimeSpan CountsAsOpen = TimeSpan.FromDays(1);

    /// <returns>The case, or a refusal of <see cref="CaseOpeningRequest.Admit"/>, <see cref="CaseRefusals.BadKey"/>, <see cref="CaseRefusals.BadText"/>, or a refusal of the first message.</returns>
    public async Task<Outcome<CaseOpened>> HandleAsync(CaseOpeningRequest request, CancellationToken cancellationToken)
    {
        if (MessageText.CheckKey(request.ClientCaseId) is { } badKey)
        {
            return badKey;
        }

        // Checked before the case exists, so that a bad first message leaves nothing behind.
        if (request.Text is { } text && (MessageText.Check(text) ?? MessageText.CheckKey(request.ClientMessageId)) is { } malformed)
        {
            return malformed;
        }

        var id = CaseId.New(clock);

        // A batch that failed is decided again: what was said of this opening stands.
        (Refusal? Refusal, bool Asked) said = default;
        var opening = new CaseOpening(request.CustomerId, request.ClientCaseId, number => Begin(id, number, request, clock.GetUtcNow()), clock.GetUtcNow() - CountsAsOpen, open =>
        {
            said = said.Asked ? said : (request.Admit(open), true);
            return said.Refusal;
        });
        var result = await changeCase.CommitAsync(new CaseCommand(id, null, null, opening, change =>
        {
            change.Append(EntryKind.Opened, Author.Customer(request.CustomerId), isPublic: false, data: new OpenedData(request.Topic, request.Fields?.ToDictionary(f => f.Key, f => HideSecrets.In(f.Value), StringComparer.Ordinal)));
            return null;
        }));
        if (result.Refusal is { } refusal)
        {
            return refusal;
        }

        if (request.Text is not null)
        {
            var posted = await postMessage.HandleAsync(new MessagePost(result.Case!.Id, Author.Customer(request.CustomerId), request.Text, request.ClientMessageId!), cancellationToken);
            if (posted.Refusal is { } messageRefusal)
            {
                return messageRefusal;
            }
        }

        return new CaseOpened(result.Case!.Id, result.Case.Number, result.Repeated);
    }

    /// <summary>A case as it begins.</summary>
    internal static Case Begin(CaseId id, string number, CaseOpeningRequest request, DateTimeOffset time)
    {
        // Cut to what is stored.
        var now = Microseconds.ToTime(time.ToMicroseconds());
        return new Case
        {
            Id = id,
            Number = number,
            CustomerId = request.CustomerId,
            Visitor = request.Visitor,
            ClientCaseId = request.ClientCaseId,
            Channel = CaseChannel.Messenger,
            Status = CaseStatus.Open,
            Owner = CaseOwner.Assistant,
            Topic = request.Topic,
            Priority = CasePriority.Normal,
            Language = request.Language,
            TimeZone = request.TimeZone,
            OpenedAt = now,
            UpdatedAt = now,
        };
    }
}
