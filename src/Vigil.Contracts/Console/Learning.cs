namespace Vigil.Contracts.Console;

/// <summary>One page of a list of what the assistant may learn from. <paramref name="Next"/> is passed back as <c>after</c>; null on the last page.</summary>
/// <param name="Days">How many days back the list looks.</param>
/// <param name="Looked">How many messages, answers or cases the list was made of; lists of messages and cases look at the newest of their days only.</param>
public sealed record LearningPageView(IReadOnlyList<LearningRowView> Rows, string? Next, int Days, int Looked);

/// <summary>Something the assistant may learn from.</summary>
/// <param name="Item">Names the row when something is done with it.</param>
/// <param name="Topic">As understood at first; null if nothing was certain enough.</param>
/// <param name="EndTopic">The topic that the case ended with, in the lists of confused topics and new phrasings.</param>
/// <param name="Source">What answered: the slug of an article, or <c>record:withdrawal</c> and the like.</param>
/// <param name="Title">Title of that article.</param>
/// <param name="Language">In which the texts are written.</param>
/// <param name="OutOf">Of how many answers the count is a part.</param>
/// <param name="Helpful">Readers of the article whom it helped, by their own votes.</param>
/// <param name="NotHelpful">Readers of the article whom it did not help.</param>
/// <param name="Texts">What customers wrote, the most typical first, at most three; secrets, long numbers, addresses of mail and of chains are masked.</param>
/// <param name="NeedsSecond">It is about money or security: a second person has to confirm what is made of it.</param>
public sealed record LearningRowView(
    string Item, string? Topic, string? EndTopic, string? Source, string? Title, string? Language, int Count, int? OutOf, int? Helpful, int? NotHelpful, IReadOnlyList<string> Texts, bool NeedsSecond);

/// <summary>What is to be made of a row.</summary>
/// <param name="List">questions, failures, confusions or phrasings.</param>
/// <param name="Act">phrase (the texts train the topic), article (a draft that answers the texts) or dismiss.</param>
/// <param name="Topic">Topic id; not for dismiss.</param>
/// <param name="Language">Of the texts, such as zh; an article is written in zh or en. Not for dismiss.</param>
/// <param name="Title">Of the article.</param>
/// <param name="Texts">1 to 10, each of 2 to 300 characters. Not for dismiss.</param>
public sealed record TakeLesson(string List, string Item, string Act, string? Topic, string? Language, string? Title, IReadOnlyList<string>? Texts);

/// <summary>What a supervisor has made of a row.</summary>
/// <param name="State">proposed (a second person has to confirm it), taken or rejected.</param>
/// <param name="By">Name of the person; null where they have left.</param>
/// <param name="Mine">It is the reader's own, so that somebody else has to confirm it.</param>
public sealed record LessonView(
    LessonId Id, string List, string Act, string State, string? Topic, string? Language, string? Title, IReadOnlyList<string> Texts, string? By, DateTimeOffset At, bool Mine);

/// <summary>One page of lessons that wait for a second person, the oldest first. <paramref name="Next"/> is passed back as <c>after</c>; null on the last page.</summary>
public sealed record LessonsView(IReadOnlyList<LessonView> Lessons, string? Next);

/// <summary>How much agents changed of the drafts that they sent, by topic, the most sent first.</summary>
/// <param name="Days">How many days back it looks.</param>
/// <param name="Looked">How many sent drafts it was made of: the newest 10,000 of these days at most.</param>
public sealed record DraftEditsView(IReadOnlyList<TopicEditsView> Topics, int Days, int Looked);

/// <summary>The drafts of one topic.</summary>
/// <param name="Topic">Null for drafts of no topic, such as the answer to thanks.</param>
/// <param name="Sent">Replies that began from a draft.</param>
/// <param name="Unchanged">Those of them that were sent as drafted.</param>
/// <param name="MedianEdit">Half of them were changed at most this much: from 0, unchanged, to 1, nothing left.</param>
public sealed record TopicEditsView(string? Topic, int Sent, int Unchanged, double MedianEdit);

/// <summary>One page of a topic's drafts beside what was sent, the newest first. <paramref name="Next"/> is passed back as <c>after</c>; null on the last page.</summary>
public sealed record DraftPairsView(IReadOnlyList<DraftPairView> Pairs, string? Next);

/// <summary>A draft as it was offered and the reply as it was sent, masked as customers' words are.</summary>
/// <param name="Edit">How much was changed, from 0 to 1.</param>
public sealed record DraftPairView(CaseId CaseId, DateTimeOffset At, string Language, string Draft, string Sent, double Edit);
