using Vigil.Server.Cases;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Assistant.Learning;

/// <summary>The assistant has answered: that answer is kept, and those before it may have been asked about again.</summary>
internal sealed class JudgeAfterAnswer(KeepJudgement keep) : IListener<MessagePosted>
{
    // Customers' and agents' messages cost nothing here: what they change is seen with the next answer, place in line or resolution.
    public static bool Wants(MessagePosted happened) => happened.Author is AuthorKind.Assistant;

    /// <inheritdoc/>
    public Task HandleAsync(MessagePosted happened, CancellationToken cancellationToken) => keep.HandleAsync(happened.CaseId, cancellationToken);
}

/// <summary>A person was wanted.</summary>
internal sealed class JudgeAfterHandOver(KeepJudgement keep) : IListener<CaseQueued>
{
    /// <inheritdoc/>
    public Task HandleAsync(CaseQueued happened, CancellationToken cancellationToken) => keep.HandleAsync(happened.CaseId, cancellationToken);
}

/// <summary>The case is done.</summary>
internal sealed class JudgeAfterResolution(KeepJudgement keep) : IListener<CaseResolved>
{
    /// <inheritdoc/>
    public Task HandleAsync(CaseResolved happened, CancellationToken cancellationToken) => keep.HandleAsync(happened.CaseId, cancellationToken);
}

/// <summary>The customer has given stars.</summary>
internal sealed class JudgeAfterRating(KeepJudgement keep) : IListener<CaseRated>
{
    /// <inheritdoc/>
    public Task HandleAsync(CaseRated happened, CancellationToken cancellationToken) => keep.HandleAsync(happened.CaseId, cancellationToken);
}
