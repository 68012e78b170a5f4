using System.Text;
using Shouldly;
using Vigil.Bench.Answers;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;

namespace Vigil.Durability.Tests.Driver;

/// <summary>How the benchmark of the assistant's answers matches questions and answers.</summary>
public sealed class AnswerLedgerTests
{
    private static readonly TimeProvider Clock = TimeProvider.System;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly CaseId Case = CaseId.New(Clock);

    private readonly AnswerLedger _ledger = new(Clock);

    [Fact]
    public void The_first_message_of_the_assistant_after_the_question_answers_it()
    {
        Ask(due: 0, seq: 1, acknowledged: 5);
        Hear(2, 30, AnswerSource.Article);
        var outcome = _ledger.OutcomeOf(Case, Limit);
        outcome.ShouldBe(new QuestionOutcome(5, 30, 1, AnswerSource.Article));
        _ledger.IsComplete().ShouldBeTrue();
    }

    [Fact]
    public void What_was_said_before_the_question_is_no_answer()
    {
        Hear(1, -10, AnswerSource.WordsAlone);
        _ = _ledger.Ask(Case, At(0));
        Hear(1, 1, AnswerSource.WordsAlone);
        _ledger.Acknowledge(Case, 2, At(5));
        _ledger.OutcomeOf(Case, Limit).ShouldBe(new QuestionOutcome(5, null, 0, null));
        _ledger.IsComplete().ShouldBeFalse();
    }

    [Fact]
    public void An_answer_may_arrive_before_the_acknowledgement()
    {
        _ = _ledger.Ask(Case, At(0));
        Hear(2, 3, AnswerSource.Record);
        _ledger.Acknowledge(Case, 1, At(5));
        _ledger.OutcomeOf(Case, Limit).ShouldBe(new QuestionOutcome(5, 3, 1, AnswerSource.Record));
    }

    [Fact]
    public void A_second_answer_is_counted_and_the_first_one_measured()
    {
        Ask(due: 0, seq: 1, acknowledged: 5);
        Hear(2, 30, AnswerSource.Article);
        Hear(2, 40, AnswerSource.Article);
        _ledger.OutcomeOf(Case, Limit).ShouldBe(new QuestionOutcome(5, 30, 2, AnswerSource.Article));
    }

    [Fact]
    public void An_answer_after_the_limit_came_and_counts_as_none()
    {
        Ask(due: 0, seq: 1, acknowledged: 5);
        Hear(2, 10_001, AnswerSource.Article);
        _ledger.OutcomeOf(Case, Limit).ShouldBe(new QuestionOutcome(5, null, 1, AnswerSource.Article));
    }

    [Fact]
    public void A_question_without_an_acknowledgement_waits_for_nothing()
    {
        _ = _ledger.Ask(Case, At(0));
        _ledger.OutcomeOf(Case, Limit).ShouldBe(new QuestionOutcome(null, null, 0, null));
        _ledger.IsComplete().ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"seq":2,"at":"2026-01-01T00:00:00Z","kind":"message","author":{"kind":"assistant"},"text":"x","parts":{"cards":[],"articles":[{"slug":"a","language":"zh","title":"t"}],"replies":[]}}""", AnswerSource.Article)]
    [InlineData("""{"seq":2,"at":"2026-01-01T00:00:00Z","kind":"message","author":{"kind":"assistant"},"text":"x"}""", AnswerSource.WordsAlone)]
    [InlineData("""{"seq":2,"at":"2026-01-01T00:00:00Z","kind":"state","author":{"kind":"assistant"},"state":{"change":"queued"}}""", null)]
    [InlineData("""{"seq":2,"at":"2026-01-01T00:00:00Z","kind":"message","author":{"kind":"customer"},"text":"x"}""", null)]
    internal void A_push_is_read(string entry, AnswerSource? source) =>
        AnswerLedger.Read(Encoding.UTF8.GetBytes($$"""{"type":1,"target":"entry","arguments":["{{Case}}",{{entry}}]}""")).ShouldBe(new HeardEntry(Case, 2, source));

    [Fact]
    public void Other_pushes_are_left_alone() => AnswerLedger.Read(Encoding.UTF8.GetBytes("""{"type":1,"target":"caseChanged","arguments":[]}""")).ShouldBeNull();

    [Fact]
    public void Of_what_is_stored_each_question_has_one_answer()
    {
        StoredAnswers.Of("k", 1, "q", [Question(), Answer(2)], 2).ShouldBe(new StoredAnswers(new(0, 0, 0), 0, 0));
        StoredAnswers.Of("k", 1, "q", [Question()], 1).Missing.ShouldBe(1);
        StoredAnswers.Of("k", 1, "q", [Question(), Answer(2), Answer(3)], 3).Doubled.ShouldBe(1);
        StoredAnswers.Of("k", 2, "q", [Answer(1)], 1).Questions.Lost.ShouldBe(1);
    }

    private static EntryView Question() => new(1, DateTimeOffset.UnixEpoch, "message", new AuthorView("customer", null), "q", "k", null, null, null);

    private static EntryView Answer(long seq) => new(seq, DateTimeOffset.UnixEpoch, "message", new AuthorView("assistant", null), "a", null, null, null, null);

    private static long At(int milliseconds) => (1_000_000 + milliseconds) * Clock.TimestampFrequency / 1000;

    private void Ask(int due, long seq, int acknowledged)
    {
        _ = _ledger.Ask(Case, At(due));
        _ledger.Acknowledge(Case, seq, At(acknowledged));
    }

    private void Hear(long seq, int at, AnswerSource source) => _ledger.Hear(new HeardEntry(Case, seq, source), At(at));
}
