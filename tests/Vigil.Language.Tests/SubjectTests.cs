using Xunit;

namespace Vigil.Language.Tests;

/// <summary>What a message carries beside the words that ask, point and join.</summary>
public sealed class SubjectTests
{
    [Theory]
    [InlineData("那要多久")]
    [InlineData("为什么啊")]
    [InlineData("大概几天呢")]
    [InlineData("怎么弄")]
    [InlineData("and how long does that take")]
    [InlineData("why though")]
    [InlineData("what do i need for it")]
    [InlineData("so which one should i use instead")]
    public void Whoever_only_asks_names_nothing(string text) => Assert.Empty(Subject.Words(text));

    [Theory]
    [InlineData("how do i export my trades", "export")]
    [InlineData("do sub accounts count too", "account")]
    [InlineData("那验证器呢", "验证")]
    [InlineData("身份证怎么传", "身份")]
    public void What_is_named_is_kept_as_the_index_cuts_it(string text, string word) => Assert.Contains(word, Subject.Words(text));

    [Fact]
    public void A_reading_that_goes_on_keeps_what_else_may_be_meant_in_its_order()
    {
        var reading = new Reading("en", "api.key_setup", 0.9, [("api.key_setup", 0.9), ("earn.redeem", 0.06), ("none", 0.04)], AsksForHuman: false, UrgencyReader.Read("how long"), []);

        var gone = reading.GoingOn("earn.redeem");

        Assert.True(gone.GoesOn);
        Assert.Equal("earn.redeem", gone.Topic);
        Assert.Equal(["earn.redeem", "api.key_setup", "none"], gone.Ranked.Select(r => r.Topic));
        Assert.Equal(1, gone.Ranked.Sum(r => r.Probability), 0.001);
        Assert.InRange(gone.Probability, 0.4, 0.6);
    }

    [Theory]
    [InlineData("先注册还是先下载", true)]
    [InlineData("走波场还是走以太坊", true)]
    [InlineData("重启了还是打不开", false)]
    [InlineData("whats the minimum", true)]
    public void One_or_the_other_is_a_question(string text, bool asks) => Assert.Equal(asks, QuestionForm.Asks(text));

    [Theory]
    [InlineData("damn. what do i do first", true)]
    [InlineData("ok so what first", true)]
    [InlineData("第一步干嘛", true)]
    [InlineData("天啊，我先做哪个", true)]
    [InlineData("ok i have told him everything already, what now", true)]
    [InlineData("词都发过去了，然后呢", true)]
    [InlineData("那现在呢", true)]
    [InlineData("现在呢子大衣卖得好", false)]
    [InlineData("what does first in first out mean", false)]
    public void What_is_to_be_done_first_is_asked_in_many_words(string text, bool asks) => Assert.Equal(asks, WhatNow.Asks(text));

    [Theory]
    [InlineData("好几个按钮点不动", BlockedFunction.Any)]
    [InlineData("some features are unavailable for me", BlockedFunction.Any)]
    [InlineData("按钮在哪里", BlockedFunction.None)]
    public void What_cannot_be_tapped_is_closed(string text, BlockedFunction blocked) => Assert.Equal(blocked, Blocked.Of(text));
}
