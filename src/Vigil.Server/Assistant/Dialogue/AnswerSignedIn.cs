using Vigil.Server.Cases;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>A visitor has signed in: what they were asked to sign in for is answered now, without being told again.</summary>
internal sealed class AnswerSignedIn(AnswerCustomer answer) : IListener<VisitorSignedIn>
{
    /// <inheritdoc/>
    public Task HandleAsync(VisitorSignedIn happened, CancellationToken cancellationToken) => answer.AnswerSignedInAsync(happened.CaseId, cancellationToken);
}
