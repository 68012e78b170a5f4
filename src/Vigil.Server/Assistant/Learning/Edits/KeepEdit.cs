using Microsoft.EntityFrameworkCore;
using Vigil.Language;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Assistant.Learning.Edits;

/// <summary>An agent has sent a reply that began from a draft: how much they changed is kept. Heard twice it changes nothing, and of two replies that name one draft the first counts.</summary>
internal sealed class KeepEdit(ReadReplies replies, WriteGate gate) : IListener<MessagePosted>
{
    private const int Thousandths = 1000;

    public static bool Wants(MessagePosted happened) => happened.FromDraft;

    /// <inheritdoc/>
    public async Task HandleAsync(MessagePosted happened, CancellationToken cancellationToken)
    {
        var found = await replies.HandleAsync([(happened.CaseId, happened.Seq)], cancellationToken);
        if (found.GetValueOrDefault((happened.CaseId, happened.Seq)) is not { Draft: var draft } reply)
        {
            return;
        }

        var edit = (int)Math.Round(EditShare.Between(draft.Text, reply.Sent) * Thousandths);
        await gate.WriteAsync(
            session => session.Db.Database.ExecuteSqlAsync(
                $"""
                insert into learning_edits (case_id, of_seq, seq, at, language, topic, edit)
                values ({happened.CaseId.Value}, {draft.OfSeq}, {happened.Seq}, {reply.At.ToMicroseconds()}, {draft.Language}, {draft.Topic}, {edit})
                on conflict (case_id, of_seq) do nothing
                """, CancellationToken.None),
            cancellationToken);
    }
}
