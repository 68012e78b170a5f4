using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Assistant.Learning;

/// <summary>
/// Judges a case anew and keeps what came of its answers. Heard twice or late it changes nothing: the rows are made of the timeline alone, and an
/// older reading gives way to a newer one under the lock of the case's row. The tallies move with the rows, in the same commit.
/// </summary>
public sealed class KeepJudgement(ReadCourse courses, WriteGate gate, IOptions<AssistantOptions> options)
{
    /// <summary>Judges this case as it stands now.</summary>
    public async Task HandleAsync(CaseId id, CancellationToken cancellationToken)
    {
        if (await courses.HandleAsync(id, cancellationToken) is not { } course)
        {
            return;
        }

        var answers = JudgeCourse.Answers(course.Steps);
        var judged = course.Whole ? JudgeCourse.Case(course.Steps, options.Value.FollowUpThreshold) : null;
        await gate.WriteAsync(session => KeepAsync(session.Db, course, answers, judged), cancellationToken);
    }

    private static async Task<bool> KeepAsync(VigilDb db, CaseCourse course, IReadOnlyList<JudgedAnswer> answers, JudgedCase? judged)
    {
        var (id, upTo) = (course.Id, course.Steps[^1].Seq);
        var newest = await db.Database.ExecuteSqlAsync(
            $"""
            insert into learning_cases (case_id, up_to, at, language, first_seq, first_probability, confused, phrasing) values ({id.Value}, {upTo}, {course.Steps[0].At.ToMicroseconds()}, '', 0, 0, {false}, {false})
            on conflict (case_id) do update set up_to = excluded.up_to where learning_cases.up_to <= excluded.up_to
            """, CancellationToken.None);
        if (newest == 0)
        {
            return false;
        }

        if (judged is not null)
        {
            await db.Set<LearningCase>().Where(c => c.CaseId == id).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.At, judged.At).SetProperty(c => c.Language, judged.Language).SetProperty(c => c.FirstSeq, judged.FirstSeq).SetProperty(c => c.FirstTopic, judged.FirstTopic)
                    .SetProperty(c => c.FirstProbability, judged.FirstProbability).SetProperty(c => c.EndTopic, judged.EndTopic).SetProperty(c => c.Confused, judged.Confused).SetProperty(c => c.Phrasing, judged.Phrasing),
                CancellationToken.None);
        }

        // What lies before the steps that were read stays as it is.
        var from = course.Steps[0].Seq;
        var kept = await db.Set<LearningAnswer>().AsTracking().Where(a => a.CaseId == id && a.Seq >= from).ToDictionaryAsync(a => a.Seq, CancellationToken.None);
        var tallies = new Dictionary<TallyKey, int>();
        foreach (var answer in answers.Select(a => LearningAnswer.Of(id, a)))
        {
            if (!kept.TryGetValue(answer.Seq, out var known))
            {
                db.Add(answer);
                Count(tallies, answer, 1);
            }
            else if (known.Outcome != answer.Outcome)
            {
                Count(tallies, known, -1);
                Count(tallies, answer, 1);
                known.Outcome = answer.Outcome;
                known.Failed = answer.Failed;
            }
        }

        await db.SaveChangesAsync(CancellationToken.None);
        foreach (var ((day, topic, source, outcome), change) in tallies.Where(t => t.Value != 0).OrderBy(t => t.Key.ToString(), StringComparer.Ordinal))
        {
            // In the keys' order, so that two cases never wait for each other.
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into learning_tallies (day, topic, source, outcome, count) values ({day}, {topic}, {source}, {outcome}, {change})
                on conflict (day, topic, source, outcome) do update set count = learning_tallies.count + excluded.count
                """, CancellationToken.None);
        }

        return true;
    }

    private static void Count(Dictionary<TallyKey, int> tallies, LearningAnswer answer, int change)
    {
        if (answer is { Topic: { } topic, Source: { } source })
        {
            var key = new TallyKey(LearningDays.Of(answer.At), topic, source, answer.Outcome);
            tallies[key] = tallies.GetValueOrDefault(key) + change;
        }
    }

    private sealed record TallyKey(int Day, string Topic, string Source, string Outcome);
}
