using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Language;
using Vigil.Server.Assistant.Learning.Lists;
using Vigil.Server.Knowledge;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Assistant.Learning.Lessons;

/// <summary>A supervisor makes something of a row: a training phrase, a draft of an article, or nothing. Once for each row, whoever is first.</summary>
internal sealed class MakeLesson(IEnumerable<ILearningList> lists, WriteGate gate, Audit audit, TimeProvider clock)
{
    private const int MostTexts = 10;
    private const int ShortestText = 2;
    private const int LongestText = 300;
    private const int LongestItem = 200;

    /// <returns>The lesson, or a refusal of <see cref="LearningRefusals"/> or of the request.</returns>
    public async Task<Outcome<LessonView>> HandleAsync(StaffCaller by, TakeLesson wanted, CancellationToken cancellationToken)
    {
        if (lists.FirstOrDefault(l => l.Name == wanted.List) is not { } list)
        {
            return RequestRefusals.Invalid($"list must be one of {string.Join(", ", lists.Select(l => l.Name))}.");
        }

        var texts = (wanted.Act == Lesson.Dismiss ? null : wanted.Texts)?.Select(MaskText.In).Distinct(StringComparer.Ordinal).ToList() ?? [];
        if (WrongWith(wanted, texts) is { } wrong)
        {
            return RequestRefusals.Invalid(wrong);
        }

        if (await list.TopicsOfAsync(wanted.Item, cancellationToken) is not { } topics)
        {
            return LearningRefusals.RowNotFound;
        }

        var made = Made(by, wanted, texts, wanted.Act != Lesson.Dismiss && SensitiveTopics.HasAny([.. topics, wanted.Topic]));
        var stored = await gate.WriteAsync(async session =>
        {
            var (id, at) = (made.Id.Value, made.At.ToMicroseconds());
            var added = await session.Db.Database.ExecuteSqlAsync(
                $"""
                insert into learning_lessons (id, list, item, act, state, texts, by_id, at) values ({id}, {made.List}, {made.Item}, {made.Act}, {made.State}, {made.Texts}, {by.Id.Value}, {at})
                on conflict (list, item) do nothing
                """, CancellationToken.None);
            if (added == 0)
            {
                return false;
            }

            await session.Db.Set<Lesson>().Where(l => l.Id == made.Id).ExecuteUpdateAsync(
                set => set.SetProperty(l => l.Topic, made.Topic).SetProperty(l => l.Language, made.Language).SetProperty(l => l.Title, made.Title), CancellationToken.None);
            await audit.AppendAsync(session, new AuditEvent(by.Actor, $"learning.{(made.Act == Lesson.Dismiss ? "dismissed" : made.State)}", $"lesson:{made.Id}", Detail(made)));
            return true;
        }, cancellationToken);
        return stored ? made.ToView(by.Id, by.Name) : LearningRefusals.Taken;
    }

    private Lesson Made(StaffCaller by, TakeLesson wanted, List<string> texts, bool needsSecond)
    {
        var isDismissal = wanted.Act == Lesson.Dismiss;
        return new Lesson
        {
            Id = LessonId.New(clock),
            List = wanted.List,
            Item = wanted.Item,
            Act = wanted.Act,
            State = needsSecond ? Lesson.Proposed : Lesson.Taken,
            Topic = isDismissal ? null : wanted.Topic,
            Language = isDismissal ? null : wanted.Language,
            Title = wanted.Act == Lesson.Article ? MaskText.In(wanted.Title!) : null,
            Texts = Lesson.Write(texts),
            ById = by.Id,
            At = Microseconds.ToTime(clock.GetUtcNow().ToMicroseconds()),
        };
    }

    private static string? WrongWith(TakeLesson wanted, List<string> texts) => wanted switch
    {
        { Item: null or "" or { Length: > LongestItem } } => $"item must be that of a row, of at most {LongestItem} characters.",
        { Act: Lesson.Dismiss } => null,
        { Act: not (Lesson.Phrase or Lesson.Article) } => $"act must be {Lesson.Phrase}, {Lesson.Article} or {Lesson.Dismiss}.",
        { Topic: null } => "topic must be an id of the intent vocabulary.",
        _ when IntentVocabulary.Find(wanted.Topic) is null => "topic must be an id of the intent vocabulary.",
        { Act: Lesson.Article, Topic: IntentVocabulary.None } => "topic must be one that an article can answer.",
        { Act: Lesson.Article, Title: null or { Length: < ShortestText or > LongestText } } => $"title must have {ShortestText} to {LongestText} characters.",
        { Act: Lesson.Article, Title: { } title } when MaskText.In(title).Length < ShortestText => $"title must have {ShortestText} to {LongestText} characters.",
        { Act: Lesson.Article } when !ArticleLibrary.Languages.Contains(wanted.Language, StringComparer.Ordinal) => $"language of an article must be one of {string.Join(", ", ArticleLibrary.Languages)}.",
        _ when !IsLanguage(wanted.Language) => "language must be two or three small letters, such as zh.",
        _ when texts.Count is 0 or > MostTexts || wanted.Texts!.Any(t => t.Length > LongestText) || texts.Exists(t => t.Length < ShortestText) => $"texts must be 1 to {MostTexts}, each of {ShortestText} to {LongestText} characters.",
        _ => null,
    };

    private static bool IsLanguage(string? language) => language is { Length: 2 or 3 } && language.All(char.IsAsciiLetterLower);

    private static Dictionary<string, string> Detail(Lesson made)
    {
        var detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["list"] = made.List, ["act"] = made.Act };
        if (made.Topic is { } topic)
        {
            detail["topic"] = topic;
        }

        return detail;
    }
}
