using Vigil.Language;
using Vigil.Language.Secrets;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>What follows from a message out of which secrets were taken: who told a recovery phrase, key or password is in danger, and everybody is told what was hidden, why, and what to do now. Pure.</summary>
internal static class ToldSecrets
{
    private const string Topic = "security.secret_exposed";
    private const string Signal = "secret_exposed";

    // Less than this beside the mark is no question.
    private const int ShortestQuestion = 4;

    /// <summary>The question as it is with what was taken out of it: a dangerous kind makes it an emergency of its own, unless it tells of another one.</summary>
    public static Question Hear(Question question, IReadOnlyList<string> hidden)
    {
        if (hidden.Count == 0)
        {
            return question;
        }

        var heard = question with { Hidden = hidden };
        var reading = question.Reading;
        return !HideSecrets.IsDangerous(hidden) || reading.Urgency.IsTheft ? heard : heard with
        {
            Reading = reading with { Topic = Topic, Probability = 1, Ranked = [(Topic, 1)], Urgency = new Urgency(UrgencyLevel.Urgent, [.. reading.Urgency.Signals, Signal]) },
        };
    }

    /// <summary>The answer with the word about what was hidden before it. Where nothing else was said, that word stands in place of an 'I do not know'.</summary>
    public static Reply? Explain(Reply? reply, Plan plan, Question question)
    {
        if (question.Hidden.Count == 0 || reply is null)
        {
            return reply;
        }

        var word = question.Words.Hid(question.Hidden);
        var alone = question.Text.Replace(SecretDetector.Marker, "", StringComparison.Ordinal).Count(char.IsLetterOrDigit) < ShortestQuestion;
        return alone && plan.Step is Step.DoNotKnow or Step.AnswerArticle
            ? Reply.Of($"{word}\n{question.Words.WhatHappened}", [question.Words.Human])
            : reply with { Text = $"{word}\n{reply.Text}" };
    }
}
