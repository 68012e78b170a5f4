using Vigil.Contracts;
using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Fields;

/// <summary>Reads what a customer named in a conversation, anew from their stored words: what was erased is gone from here as well, and secrets were taken out before they were stored.</summary>
internal sealed class ReadWords(ReadCases cases, ReadFocus focus)
{
    // What is named further back than this is told again by whoever still means it.
    internal const int MessagesRead = 100;

    /// <summary>What was named about the matter, newest first. Callers have checked whose case it is.</summary>
    /// <param name="beforeSeq">Messages from this number on are left out.</param>
    /// <param name="topic">What the case is about; words that were about records of another kind do not count.</param>
    public async Task<IReadOnlyList<Word>> HandleAsync(CaseId id, long beforeSeq, string? topic, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var messages = await cases.NewestFromCustomerAsync(id, MessagesRead, cancellationToken);
        var understood = await focus.UnderstoodAsync(id, cancellationToken);
        return Of([.. messages.Where(m => m.Seq < beforeSeq)], understood, topic, zone);
    }

    /// <summary>The same of what has been read already. Pure.</summary>
    public static IReadOnlyList<Word> Of(IReadOnlyList<CaseMessage> newestFirst, IReadOnlyList<UnderstoodBefore> understood, string? topic, TimeZoneInfo zone)
    {
        var topics = understood.DistinctBy(u => u.Data.OfSeq).ToDictionary(u => u.Data.OfSeq, u => u.Data.Topic);
        var kind = TopicRecords.AnswerFrom(topic);
        return HeardWords.Of(
            [.. newestFirst.Where(m => kind is null || TopicRecords.AnswerFrom(topics.GetValueOrDefault(m.Seq)) is not { } other || other == kind)],
            m => EntityReader.Read(m.Text!, m.At, zone));
    }

    /// <summary>What picks a record where the newest words do not: what was named before any record of the kind was told. After that the record spoken of is meant, or another one.</summary>
    public static IReadOnlyList<Entity> Picking(IReadOnlyList<Entity> newest, IReadOnlyList<Word> earlier, IReadOnlyList<ToldBefore> told) =>
        Recall.Topic(told) is not null ? newest : [.. newest, .. earlier.Select(w => w.Named)];
}
