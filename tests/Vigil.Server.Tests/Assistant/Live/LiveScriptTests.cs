using Vigil.Language;
using Vigil.Server.Assistant.Live;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Cases;

namespace Vigil.Server.Tests.Assistant.Live;

/// <summary>Which topics the exchange's state concerns, how it is told, and which coins a text names.</summary>
public sealed class LiveScriptTests
{
    private const string Small =
        """
        wallets:
          deposits:
            topics: [deposit.how_to]
            say:
              - {when: maintenance, zh: "{coin}到{until}维护。", en: "{coin} until {until.moment}."}
              - {zh: "{coin}暂停。", en: "{coin} is paused."}
          withdrawals:
            topics: [withdrawal.*]
            say:
              - {zh: "{coin}（{chain}）暂停。", en: "{coin} ({chain}) is paused."}
          both:
            say:
              - {zh: "{coin}暂停。", en: "{coin} is paused."}
        incidents:
          say:
            - {zh: "{component}有故障[：{title}]。", en: "A problem with {component}[: {title}]."}
          components:
            c2c:
              topics: [c2c.appeal]
              name: {zh: C2C, en: C2C}
              means: {zh: 请稍等。, en: Please wait.}
        """;

    private static readonly HashSet<string> Coins = ["USDT", "POL", "ETH", "BTC", "SOL", "TON", "NOT", "MOVE", "C98"];

    [Fact]
    public void What_is_shipped_can_be_read_and_concerns_nothing_that_the_security_team_answers()
    {
        var topics = IntentVocabulary.All.Select(i => i.Id).Where(LiveScripts.Shipped.MayConcern).ToList();

        Assert.Contains("trade.stop_orders", topics);
        Assert.DoesNotContain(topics, topic => CaseQueues.For(topic) == CaseQueues.Security || topic.StartsWith("service.", StringComparison.Ordinal));
        Assert.Null(LiveScripts.Shipped.Component("elevators"));
        Assert.All(LiveScripts.Shipped.Components.Values, c => Assert.DoesNotContain(c.Means.Values, text => text.Contains('!', StringComparison.Ordinal)));
        Assert.NotNull(LiveScripts.Read("small.yaml", Small));
    }

    [Theory]
    [InlineData("topics: [deposit.how_to]", "topics: [deposit.nonsense]", "small.yaml: line 3: there is no topic 'deposit.nonsense'.")]
    [InlineData("topics: [withdrawal.*]", "topics: [security.*]", "is answered by the security team, and begins with nothing else.")]
    [InlineData("topics: [withdrawal.*]", "topics: [withdrawal.*]\n    whole: [freeze.withdrawal]", "'freeze.withdrawal' stands in 'whole' and not in 'topics'.")]
    [InlineData("when: maintenance", "when: raining", "small.yaml: line 5: 'when' can only be 'maintenance'.")]
    [InlineData("{zh: \"{coin}暂停。\", en: \"{coin} is paused.\"}\n  withdrawals", "{zh: \"{coin}到{until}暂停。\", en: \"{coin} is paused.\"}\n  withdrawals", "the last of 'say' must have no 'when', and no slot that the exchange may leave out.")]
    [InlineData("{coin}（{chain}）暂停。", "{coin}（{title}）暂停。", "zh: there is no slot 'title' here.")]
    [InlineData("A problem with {component}[: {title}].", "A problem with {component[: {title}].", "small.yaml: line 16: en: '{' at character 16 does not close.")]
    [InlineData("name: {zh: C2C, en: C2C}", "name: {zh: C2C}", "'en' is missing.")]
    [InlineData("      means: {zh: 请稍等。, en: Please wait.}", "      mean: {zh: 请稍等。, en: Please wait.}", "'mean' is not known here")]
    public void What_is_wrong_in_the_file_is_named(string right, string wrong, string message)
    {
        Assert.Contains(right, Small, StringComparison.Ordinal);
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => LiveScripts.Read("small.yaml", Small.Replace(right, wrong, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("怎么提POL", "POL")]
    [InlineData("pol提不了", "POL")]
    [InlineData("我有1250usdt和0.5个BTC", "USDT BTC")]
    [InlineData("我的比特币提不出来", "BTC")]
    [InlineData("不是POL，是USDT", "USDT")]
    [InlineData("POL是不是提不了", "POL")]
    [InlineData("why can I not move a ton of money", "")]
    [InlineData("TON is not leaving", "TON")]
    [InlineData("WHY CAN I NOT MOVE MY BTC", "BTC")]
    [InlineData("用ETH链提USDT", "USDT")]
    [InlineData("走以太坊网络", "")]
    [InlineData("C98 to my wallet", "C98")]
    [InlineData("0x9c41aa00bb11cc22dd33ee44ff5566778899e7B2", "")]
    [InlineData("XYZ提不了", "")]
    public void The_coins_of_a_text_are_those_that_the_exchange_has(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', NamedCoins.In(new NamingText(text, EntityReader.Read(text, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc)), Coins)));
}
