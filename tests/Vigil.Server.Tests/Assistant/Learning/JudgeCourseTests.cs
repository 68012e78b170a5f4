using Vigil.Server.Assistant.Learning;
using Vigil.Server.Cases;

namespace Vigil.Server.Tests.Assistant.Learning;

public sealed class JudgeCourseTests
{
    private const string Fees = "withdrawal.limits_fees";
    private const string Cancel = "withdrawal.cancel";

    private readonly List<CourseStep> _steps = [];

    [Fact]
    public void Nothing_that_tells_is_none_yet() => Assert.Equal([Judged.NoneYet], Outcomes(() => Ask("提币手续费是多少", Fees)));

    [Fact]
    public void The_same_topic_again_is_asked_again() => Assert.Equal([Judged.AskedAgain, Judged.NoneYet], Outcomes(() => Ask("提币手续费是多少", Fees), () => Ask("到底多少", Fees)));

    [Fact]
    public void Another_topic_says_nothing_of_the_first_answer_and_a_person_wanted_then_speaks_of_the_second() =>
        Assert.Equal([Judged.NoneYet, Judged.HandedOver], Outcomes(() => Ask("提币手续费是多少", Fees), () => Ask("取消提币", Cancel), () => Add(EntryKind.Queued, AuthorKind.Customer)));

    [Fact]
    public void Who_asks_for_a_person_under_the_same_topic_has_not_asked_the_same_again() =>
        Assert.Equal([Judged.HandedOver, Judged.HandedOver], Outcomes(() => Ask("提币手续费是多少", Fees), () => Ask("转人工", Fees), () => Add(EntryKind.Queued, AuthorKind.Assistant)));

    [Fact]
    public void Thanks_resolve_and_a_later_question_on_the_same_takes_that_back()
    {
        Assert.Equal([Judged.Resolved], Outcomes(() => Ask("提币手续费是多少", Fees), () => Say("谢谢")));
        Assert.Equal([Judged.AskedAgain, Judged.NoneYet], Outcomes(() => Ask("提币手续费是多少", Fees), () => Say("谢谢"), () => Ask("还是不懂手续费", Fees)));
    }

    [Theory]
    [InlineData(5, Judged.RatedGood)]
    [InlineData(4, Judged.RatedGood)]
    [InlineData(3, Judged.Resolved)]
    [InlineData(2, Judged.RatedBad)]
    [InlineData(1, Judged.RatedBad)]
    public void Stars_judge_what_a_resolution_left_standing(int stars, string outcome) =>
        Assert.Equal([outcome], Outcomes(() => Ask("提币手续费是多少", Fees), () => Add(EntryKind.Resolved, AuthorKind.Agent), () => Add(EntryKind.Rated, AuthorKind.Customer, stars: stars)));

    [Fact]
    public void Stars_for_a_person_do_not_judge_the_answer_that_was_handed_over() => Assert.Equal(
        [Judged.HandedOver],
        Outcomes(() => Ask("提币手续费是多少", Fees), () => Add(EntryKind.Queued, AuthorKind.Customer), () => Add(EntryKind.Resolved, AuthorKind.Agent), () => Add(EntryKind.Rated, AuthorKind.Customer, stars: 5)));

    [Fact]
    public void An_answer_knows_what_it_came_from()
    {
        Ask("提币手续费是多少", Fees);
        Ask("我的提币呢", "withdrawal.not_arrived", records: ["withdrawal:W1"]);
        Ask("养猫吗", null, notKnown: true);

        Assert.Equal(["withdrawal-fees", "record:withdrawal", null], JudgeCourse.Answers(_steps).Select(a => a.Source));
        Assert.Equal([false, false, true], JudgeCourse.Answers(_steps).Select(a => a.NotKnown));
    }

    [Fact]
    public void A_case_that_an_agent_resolved_confirms_what_the_classifier_was_unsure_of()
    {
        Ask("那个不太行", null, notKnown: true, probability: 0.2);
        Ask("提币手续费是多少", Fees);
        Assert.False(JudgeCourse.Case(_steps, 0.6)!.Phrasing);

        Add(EntryKind.Resolved, AuthorKind.Agent);
        var judged = JudgeCourse.Case(_steps, 0.6)!;
        Assert.Equal((true, false, null, Fees, 1L), (judged.Phrasing, judged.Confused, judged.FirstTopic, judged.EndTopic, judged.FirstSeq));
    }

    [Fact]
    public void A_topic_that_became_another_is_a_confusion_and_what_comes_after_the_resolution_is_none()
    {
        Ask("提币怎么回事", Fees);
        Ask("我要取消它", Cancel);
        Add(EntryKind.Resolved, AuthorKind.Agent);
        Ask("怎么充币", "deposit.how_to");

        var judged = JudgeCourse.Case(_steps, 0.6)!;
        Assert.Equal((true, true, Fees, Cancel), (judged.Confused, judged.Phrasing, judged.FirstTopic, judged.EndTopic));
    }

    [Fact]
    public void A_greeting_is_not_what_a_case_is_about()
    {
        Ask("你好", "service.greeting");
        Assert.Null(JudgeCourse.Case(_steps, 0.6));

        Ask("提币手续费是多少", Fees);
        var judged = JudgeCourse.Case(_steps, 0.6)!;
        Assert.Equal((false, Fees), (judged.Confused, judged.FirstTopic));
    }

    private IEnumerable<string> Outcomes(params Action[] course)
    {
        _steps.Clear();
        foreach (var act in course)
        {
            act();
        }

        return JudgeCourse.Answers(_steps).Select(a => a.Outcome);
    }

    private void Ask(string text, string? topic, bool notKnown = false, double probability = 0.9, IReadOnlyList<string>? records = null)
    {
        var seq = Say(text);
        var made = new UnderstoodData(seq, "zh", topic, probability, [], records ?? [], NotKnown: notKnown);
        _steps.Add(new CourseStep(_steps.Count + 1, DateTimeOffset.UnixEpoch, EntryKind.Understood, AuthorKind.Assistant, null, made, [], null));
        _steps.Add(new CourseStep(_steps.Count + 1, DateTimeOffset.UnixEpoch, EntryKind.Message, AuthorKind.Assistant, null, null, notKnown ? [] : ["withdrawal-fees"], null));
    }

    private long Say(string text) => Add(EntryKind.Message, AuthorKind.Customer, text);

    private long Add(EntryKind kind, AuthorKind author, string? text = null, int? stars = null)
    {
        _steps.Add(new CourseStep(_steps.Count + 1, DateTimeOffset.UnixEpoch, kind, author, text, null, [], stars));
        return _steps.Count;
    }
}
