namespace Vigil.Server.Cases.Model;

/// <summary>What the customer's own freeze does to a case. Pure, as <see cref="CaseDecisions"/>.</summary>
internal static class FreezeDecisions
{
    // What a case is about from then on, unless it is about the account's safety already.
    public const string Topic = "security.freeze_my_account";

    /// <summary>The wish: an entry, work for the outbox, and the security team's most urgent place, or an urgent case for the agent who has it.</summary>
    public static void AskFreeze(this CaseChange change, Author customer, FreezeWay way, string? session)
    {
        var @case = change.Case;
        if (@case.Status is CaseStatus.Resolved)
        {
            change.Reopen(customer);
        }

        var entry = change.Append(EntryKind.Freeze, customer, isPublic: true, data: new FreezeData(FreezeStep.Asked, null) { Way = way is FreezeWay.Session ? null : way });

        // Whoever asked without signing in does not see the conversation: to its customer it is news.
        @case.CustomerRead = way is FreezeWay.Session ? entry.PublicSeq!.Value : @case.CustomerRead;
        @case.WaitingSince ??= change.Now;
        @case.Topic = CaseQueues.For(@case.Topic) == CaseQueues.Security ? @case.Topic : Topic;
        change.Raise(new FreezeAsked(@case.Id, entry.Seq, @case.CustomerId, session));
        change.HandOver(customer, "freeze", CaseQueues.Security, CasePriority.Urgent);
    }

    /// <summary>What came of the wish.</summary>
    public static void NoteFreeze(this CaseChange change, FreezeData what, string clientKey) =>
        change.Append(EntryKind.Freeze, Author.System, isPublic: true, data: what, clientKey: clientKey);
}
