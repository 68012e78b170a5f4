using System.Text.Json;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;

namespace Vigil.Bench.Answers;

/// <summary>An entry that the hub pushed.</summary>
/// <param name="Source">What an answer comes from; null where it is no message of the assistant's.</param>
internal sealed record HeardEntry(CaseId CaseId, long Seq, AnswerSource? Source);

/// <summary>What an answer comes from.</summary>
internal enum AnswerSource
{
    /// <summary>Words alone: not understood, a greeting, or a hand-over to a person.</summary>
    WordsAlone,

    /// <summary>An article is linked below it.</summary>
    Article,

    /// <summary>A record of the customer's own is shown below it.</summary>
    Record,
}

/// <summary>What became of one question.</summary>
/// <param name="Acknowledged">Milliseconds from when it was due until the server said which number it has; null where it never did.</param>
/// <param name="Answered">Milliseconds from when it was due until its answer arrived; null where none did within the limit.</param>
/// <param name="Answers">How many the assistant's connection brought, however late.</param>
internal sealed record QuestionOutcome(double? Acknowledged, double? Answered, int Answers, AnswerSource? Source);

/// <summary>
/// One customer's questions, each on a case of its own, and what the hub brought to each. The answer to a question is the assistant's message
/// with a higher number in its case: what the assistant said before the question, or the state that follows from a hand-over, is none.
/// </summary>
internal sealed class AnswerLedger(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CaseId, Question> _questions = [];

    /// <summary>A question is about to be sent.</summary>
    /// <param name="due">Time stamp of when it should have been.</param>
    /// <returns>Ends when something of the assistant's has arrived on that case.</returns>
    public Task Ask(CaseId id, long due)
    {
        lock (_gate)
        {
            var question = new Question(due);
            _questions.Add(id, question);
            return question.Answered.Task;
        }
    }

    /// <summary>The question has this number in its case, said at this time stamp.</summary>
    public void Acknowledge(CaseId id, long seq, long at)
    {
        lock (_gate)
        {
            (_questions[id].Seq, _questions[id].AcknowledgedAt) = (seq, at);
        }
    }

    /// <summary>Takes note of a push, which may come before the acknowledgement.</summary>
    public void Hear(HeardEntry entry, long at)
    {
        if (entry.Source is not { } source)
        {
            return;
        }

        lock (_gate)
        {
            if (_questions.TryGetValue(entry.CaseId, out var question))
            {
                question.Heard.Add((entry.Seq, at, source));
                question.Answered.TrySetResult();
            }
        }
    }

    /// <summary>Whether every question that was acknowledged has an answer.</summary>
    public bool IsComplete()
    {
        lock (_gate)
        {
            return _questions.Values.All(q => q.AcknowledgedAt is null || q.Heard.Exists(h => h.Seq > q.Seq));
        }
    }

    /// <summary>What became of a question.</summary>
    /// <param name="limit">An answer that took longer counts as none.</param>
    public QuestionOutcome OutcomeOf(CaseId id, TimeSpan limit)
    {
        lock (_gate)
        {
            var question = _questions[id];
            if (question.AcknowledgedAt is not { } acknowledged)
            {
                return new QuestionOutcome(null, null, 0, null);
            }

            var answers = question.Heard.Where(h => h.Seq > question.Seq).OrderBy(h => h.At).ToList();
            var took = answers.Count == 0 ? (TimeSpan?)null : clock.GetElapsedTime(question.Due, answers[0].At);
            return new QuestionOutcome(
                clock.GetElapsedTime(question.Due, acknowledged).TotalMilliseconds, took <= limit ? took?.TotalMilliseconds : null, answers.Count, answers.Count == 0 ? null : answers[0].Source);
        }
    }

    /// <summary>Reads an entry out of a call of the hub; null where it is another call.</summary>
    public static HeardEntry? Read(ReadOnlyMemory<byte> record)
    {
        using var call = JsonDocument.Parse(record);
        if (!call.RootElement.GetProperty("target").ValueEquals("entry"u8))
        {
            return null;
        }

        var arguments = call.RootElement.GetProperty("arguments");
        var entry = arguments[1].Deserialize<EntryView>(JsonSerializerOptions.Web)!;
        return new HeardEntry(CaseId.From(arguments[0].GetGuid()), entry.Seq, SourceOf(entry));
    }

    private static AnswerSource? SourceOf(EntryView entry) =>
        entry is not { Kind: "message", Author.Kind: "assistant" } ? null
        : entry.Parts is { Cards.Count: > 0 } ? AnswerSource.Record
        : entry.Parts is { Articles.Count: > 0 } ? AnswerSource.Article
        : AnswerSource.WordsAlone;

    private sealed class Question(long due)
    {
        public long Due { get; } = due;

        public long Seq { get; set; }

        public long? AcknowledgedAt { get; set; }

        public List<(long Seq, long At, AnswerSource Source)> Heard { get; } = [];

        public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
