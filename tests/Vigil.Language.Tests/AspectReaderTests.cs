using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

/// <summary>What a follow-up asks for. The wordings stand in no list of the reader.</summary>
public sealed class AspectReaderTests
{
    [Theory]
    [InlineData("能放币吗", Aspect.Next)]
    [InlineData("要不要先放给他呢", Aspect.Next)]
    [InlineData("should i just release?", Aspect.Next)]
    [InlineData("还要多久?", Aspect.Duration)]
    [InlineData("大概得等到几点啊", Aspect.Duration)]
    [InlineData("那什么时候才能到呢", Aspect.Duration)]
    [InlineData("今晚能到吗", Aspect.Duration)]
    [InlineData("现在确认了几个了", Aspect.Duration)]
    [InlineData("how much longer will it take?", Aspect.Duration)]
    [InlineData("when will it be there", Aspect.Duration)]
    [InlineData("any idea how many more minutes", Aspect.Duration)]
    [InlineData("what's the ETA on this", Aspect.Duration)]
    [InlineData("什么时候发出的", Aspect.When)]
    [InlineData("这笔几点转出去的", Aspect.When)]
    [InlineData("提交时间是几点", Aspect.When)]
    [InlineData("when did you send it out", Aspect.When)]
    [InlineData("what time was that submitted", Aspect.When)]
    [InlineData("为什么要审核?", Aspect.Review)]
    [InlineData("凭什么卡着我这笔", Aspect.Review)]
    [InlineData("why was it held for a check", Aspect.Review)]
    [InlineData("能告诉我具体原因吗", Aspect.Why)]
    [InlineData("可以说说是什么原因吗", Aspect.Why)]
    [InlineData("What is the reason for that?", Aspect.Why)]
    [InlineData("how come", Aspect.Why)]
    [InlineData("txid发我下", Aspect.Transaction)]
    [InlineData("要收多少钱", Aspect.Fee)]
    [InlineData("要交多少钱", Aspect.Fee)]
    [InlineData("手续费多少?", Aspect.Fee)]
    [InlineData("这单扣了我多少手续费啊", Aspect.Fee)]
    [InlineData("what did you charge me in fees for this", Aspect.Fee)]
    [InlineData("how high was the network fee", Aspect.Fee)]
    [InlineData("一共提了多少来着", Aspect.Amount)]
    [InlineData("金额是多少", Aspect.Amount)]
    [InlineData("how much was it", Aspect.Amount)]
    [InlineData("remind me of the exact amount", Aspect.Amount)]
    [InlineData("走的是哪条链", Aspect.Chain)]
    [InlineData("是用什么网络转的", Aspect.Chain)]
    [InlineData("which network", Aspect.Chain)]
    [InlineData("what chain did that go over", Aspect.Chain)]
    [InlineData("txid 是多少", Aspect.Transaction)]
    [InlineData("把哈希发我一下", Aspect.Transaction)]
    [InlineData("can I have the transaction hash please", Aspect.Transaction)]
    [InlineData("发到哪个地址了", Aspect.Address)]
    [InlineData("你们把币打到哪里去了", Aspect.Address)]
    [InlineData("where did you send it", Aspect.Address)]
    [InlineData("what address was it sent to", Aspect.Address)]
    [InlineData("能取消吗", Aspect.Cancel)]
    [InlineData("还追得回来吗", Aspect.Cancel)]
    [InlineData("can you still stop this", Aspect.Cancel)]
    [InlineData("is there a way to get it back", Aspect.Cancel)]
    [InlineData("然后呢", Aspect.Next)]
    [InlineData("接下来我该做些什么", Aspect.Next)]
    [InlineData("需要我操作什么吗", Aspect.Next)]
    [InlineData("这个是谁在处理", Aspect.Next)]
    [InlineData("ok, and what happens next", Aspect.Next)]
    [InlineData("do I have to do anything?", Aspect.Next)]
    [InlineData("who has to act now", Aspect.Next)]
    [InlineData("有新进展吗", Aspect.State)]
    [InlineData("现在到哪一步了", Aspect.State)]
    [InlineData("帮我看下提币到哪一步了", Aspect.State)]
    [InlineData("any news on it?", Aspect.State)]
    [InlineData("has it arrived yet", Aspect.State)]
    [InlineData("强平价是多少", Aspect.Price)]
    [InlineData("at what price did that happen", Aspect.Price)]
    [InlineData("单号给我一下", Aspect.Number)]
    public void What_is_asked_on_about_is_read(string text, Aspect aspect)
    {
        var asked = AspectReader.Read(text);

        asked.Aspects.ShouldBe([aspect]);
        asked.IsBare.ShouldBeTrue($"'{asked.Rest}' {asked.General}");
    }

    [Theory]
    [InlineData("手续费多少,走的哪条链", new[] { Aspect.Fee, Aspect.Chain })]
    [InlineData("how much was it and where did it go", new[] { Aspect.Amount, Aspect.Address })]
    [InlineData("哪个地址,txid也给我", new[] { Aspect.Address, Aspect.Transaction })]
    public void Two_questions_are_two(string text, Aspect[] aspects) => AspectReader.Read(text).Aspects.ShouldBe(aspects);

    [Theory]
    [InlineData("我不是问手续费", Aspect.Fee)]
    [InlineData("不想取消", Aspect.Cancel)]
    [InlineData("先别撤回", Aspect.Cancel)]
    [InlineData("为什么被取消了", Aspect.Cancel)]
    [InlineData("I am not asking about the fee", Aspect.Fee)]
    [InlineData("please don't cancel it", Aspect.Cancel)]
    [InlineData("why was it cancelled", Aspect.Cancel)]
    [InlineData("不用告诉我还要多久", Aspect.Duration)]
    public void What_is_expressly_not_asked_is_not_read(string text, Aspect aspect) => AspectReader.Read(text).Aspects.ShouldNotContain(aspect);

    [Theory]
    [InlineData("身份认证要多久")]
    [InlineData("how long does a deposit take")]
    [InlineData("为什么冻结")]
    [InlineData("cancel my order")]
    [InlineData("提币手续费一般怎么收")]
    [InlineData("what is a txid")]
    [InlineData("txid是什么意思")]
    [InlineData("how do I set a withdrawal address")]
    [InlineData("网络钓鱼是什么")]
    [InlineData("合约手续费多少")]
    [InlineData("")]
    [InlineData("你好")]
    [InlineData("谢谢")]
    public void A_matter_of_its_own_is_no_follow_up(string text) => AspectReader.Read(text).IsBare.ShouldBeFalse();

    [Fact]
    public void Any_text_can_be_read() => Texts.Check(text => AspectReader.Read(text).Rest is not null);
}
