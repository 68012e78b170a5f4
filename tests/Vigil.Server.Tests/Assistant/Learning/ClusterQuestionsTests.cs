using Vigil.Server.Assistant.Learning;
using Vigil.Server.Assistant.Learning.Lists;

namespace Vigil.Server.Tests.Assistant.Learning;

public sealed class ClusterQuestionsTests
{
    private static readonly string[] Texts =
    [
        "你们办公室养猫吗", "推荐一部好看的电影", "你们的办公室里养猫吗？", "办公室养猫吗", "do you have a parking lot", "有没有好看的电影推荐", "have you got a parking lot",
    ];

    [Fact]
    public void Questions_that_share_words_stand_together_under_the_oldest()
    {
        var clusters = ClusterQuestions.Of(Asked(Texts));

        Assert.Equal([["0", "2", "3"], ["1", "5"], ["4", "6"]], clusters.Select(c => c.Questions.Select(q => q.Item)));
    }

    [Fact]
    public void The_same_words_under_two_topics_stay_apart() =>
        Assert.Equal(2, ClusterQuestions.Of([.. Asked(["怎么取消"], "withdrawal.cancel"), .. Asked(["怎么取消"], "trade.order_not_filled")]).Count);

    [Fact]
    public void At_most_three_typical_texts_none_twice()
    {
        var cluster = Assert.Single(ClusterQuestions.Of(Asked(["办公室养猫吗", "办公室养猫吗", "办公室养猫吗", "办公室养猫吗?", "办公室养猫吗!", "办公室养猫吗~"])));

        Assert.Equal(3, cluster.Typical.Count);
        Assert.Equal("办公室养猫吗", cluster.Typical[0]);
    }

    [Fact]
    public void A_thousand_questions_give_the_same_clusters_every_time_and_none_is_lost()
    {
        var chance = new Random(7);
        string[] parts = ["办公室", "养猫", "电影", "推荐", "停车", "parking", "office", "明天", "下雨", "吗", "怎么", "有没有"];
        var questions = Asked([.. Enumerable.Range(0, 1_000).Select(_ => string.Concat(Enumerable.Range(0, 4).Select(_ => parts[chance.Next(parts.Length)])))]);

        var (first, second) = (ClusterQuestions.Of(questions), ClusterQuestions.Of(questions));

        Assert.Equal(first.Select(c => string.Join(' ', c.Questions.Select(q => q.Item))), second.Select(c => string.Join(' ', c.Questions.Select(q => q.Item))));
        Assert.Equal(1_000, first.Sum(c => c.Questions.Count));
    }

    [Theory]
    [InlineData("我的手机是13812345678，收不到码", "我的手机是***，收不到码")]
    [InlineData("打 138 1234 5678 给我", "打 *** 给我")]
    [InlineData("手机１３８１２３４５６７８", "手机***")]
    [InlineData("write to wang.wei@mail.example.com please", "write to *** please")]
    [InlineData("发到王伟＠例子.公司", "***")]
    [InlineData("提到0x9c41aa00bb11cc22dd33ee44ff5566778899e7B2没到", "提到***没到")]
    [InlineData("TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf 这个地址对吗", "*** 这个地址对吗")]
    [InlineData("哈希0x4f7a…93d1", "哈希***")]
    [InlineData("等了45分钟,手续费2.5", "等了45分钟,手续费2.5")]
    [InlineData("第一行\n\t第二行", "第一行 第二行")]
    public void What_tells_who_somebody_is_is_masked(string text, string masked) => Assert.Equal(masked, MaskText.In(text));

    private static List<UnansweredQuestion> Asked(IReadOnlyList<string> texts, string? topic = null) =>
        [.. texts.Select((text, at) => new UnansweredQuestion($"{at}", DateTimeOffset.UnixEpoch.AddMinutes(at), topic, "zh", text))];
}
