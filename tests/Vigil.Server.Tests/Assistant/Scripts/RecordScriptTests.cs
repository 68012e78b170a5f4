using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Tests.Assistant.Scripts;

/// <summary>The scripts that records are told by: all that are shipped say something in every state, and whatever is wrong in one is named with file and line.</summary>
public sealed class RecordScriptTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    private static readonly string[] Sides = ["buyer", "seller"];
    private static readonly string[] OrderStates = ["unpaid", "paid", "appealing", "released", "cancelled", "expired", "returned", "something_new"];

    private const string Small =
        """
        record: lock
        name: {zh: 锁定, en: the lock}
        tell:
          - first: [state]
        aspects:
          state: state
        sentences:
          state:
            - zh: 登录{state:锁定}，{ends}解除[，还有{eta}]。
              en: Sign-in {state:is locked} until {ends.moment}[, {eta.more}].
        """;

    public static TheoryData<string, string, string> States()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var language in new[] { "zh", "en" })
        {
            foreach (var voice in Enum.GetValues<Voice>())
            {
                data.AddRange(Cards().Select(c => (c.Key, language, voice.ToString())).ToArray());
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Every_state_is_told_and_every_aspect_answered_or_said_to_be_lacking(string state, string language, string voice)
    {
        var (found, words) = (Cards()[state], Phrases.In(language));
        var telling = new Telling(found.Facts, Enum.Parse<Voice>(voice), Now, TimeZoneInfo.Utc);

        var told = RecordAnswers.For(found, "withdrawal.not_arrived", words, telling.Voice, Now, TimeZoneInfo.Utc)!.In(words).ToString();

        Assert.True(told.Length > 10 && told.IndexOfAny(['{', '}', '[', ']']) < 0, told);
        Assert.Equal(language == "zh", told.Any(c => c is >= '\u4e00' and <= '\u9fff'));
        foreach (var aspect in Enum.GetValues<Aspect>())
        {
            Assert.NotEmpty(AspectAnswers.For(found, "withdrawal.not_arrived", [aspect], words, telling).ToString());
        }

        Assert.NotEmpty(AspectAnswers.Next(found, "withdrawal.not_arrived", words, telling).ToString());
    }

    [Fact]
    public void Slots_are_filled_in_their_formats_and_what_has_nothing_to_say_is_left_out()
    {
        var script = RecordScriptFile.Read("small.yaml", Small, RecordScripts.Sample);
        var account = Account("none") with { LockedUntil = Now.AddMinutes(90) };
        var found = new Found(AnswerKinds.Lock, Available: true, Any: true, null, account);
        var telling = new Telling(found.Facts, Voice.Assistant, Now, TimeZoneInfo.Utc);

        Assert.Equal("Sign-in is locked until 07:30 today, 90 more minutes.", script.Say("state", RecordViews.Of(found, "", Phrases.In("en"), telling, script.Codes))!.ToString());
        var zh = script.Say("state", RecordViews.Of(found, "", Phrases.In("zh"), telling, script.Codes))!;
        Assert.Equal("登录锁定，今天07:30解除，还有90分钟。", zh.ToString());
        Assert.Equal(["state", "ends", "eta"], zh.Segments.Select(s => s.Fact?.Field).OfType<string>());

        var open = found with { Account = account with { LockedUntil = null } };
        Assert.Null(script.Say("state", RecordViews.Of(open, "", Phrases.In("en"), telling, script.Codes)));
    }

    [Theory]
    [InlineData("{ends}", "{end}", "small.yaml: line 9: zh: there is no slot 'end'.")]
    [InlineData("{ends.moment}", "{ends.later}", "small.yaml: line 9: en: there is no slot 'ends.later'.")]
    [InlineData("{state:锁定}", "{mood:锁定}", "small.yaml: line 9: zh: there is no field 'mood' to quote.")]
    [InlineData("[，还有{eta}]", "[，还有{eta}", "small.yaml: line 9: zh: '[' does not close.")]
    [InlineData("{ends}解除", "{ends解除", "small.yaml: line 9: zh: '{' at character 14 does not close.")]
    [InlineData("first: [state]", "first: [sate]", "small.yaml: line 4: there is no sentence 'sate'.")]
    [InlineData("first: [state]", "frist: [state]", "small.yaml: line 4: 'frist' is not known here; known are when, first, then, taps.")]
    [InlineData("  - first: [state]", "  - {when: {voice: agent}, first: [state]}", "small.yaml: line 1: the last of 'tell' must have no 'when'")]
    [InlineData("  - first: [state]", "  - {when: {voice: customer}, first: [state]}\n  - first: [state]", "small.yaml: line 4: 'voice' is never 'customer'.")]
    [InlineData("  state: state", "  mood: state", "small.yaml: line 1: 'mood' is nothing that can be asked on about.")]
    [InlineData("record: lock", "record: wallets", "small.yaml: line 1: there is no kind of record 'wallets'.")]
    [InlineData("name: {zh: 锁定, en: the lock}", "name: {zh: 锁定}", "small.yaml: line 2: 'en' is missing.")]
    [InlineData("    - zh: 登录", "    - say: [state]\n    - zh: 登录", "small.yaml: line 8: sentence 'state' leads back to itself.")]
    [InlineData("record: lock", "record: [lock", "small.yaml: line ")]
    public void What_is_wrong_is_named_with_file_and_line(string right, string wrong, string message)
    {
        Assert.Contains(right, Small, StringComparison.Ordinal);
        var broken = Small.Replace(right, wrong, StringComparison.Ordinal);
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => RecordScriptFile.Read("small.yaml", broken, RecordScripts.Sample)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_topic_has_its_script_and_what_is_wrong_in_one_is_named()
    {
        Assert.All(IntentVocabulary.All, intent => Assert.NotNull(TopicScripts.Find(intent.Id)));
        Assert.All(IntentVocabulary.All.Where(i => i.HumanFirst), intent => Assert.True(TopicScripts.Find(intent.Id)!.PersonFirst));
        foreach (var (yaml, message) in new[]
        {
            ("account.locked: {records: locks}", "no script tells 'locks'"), ("account.locked: {show: shoes}", "the console has no records 'shoes'"), ("nonsense: {}", "there is no topic 'nonsense'"),
            ("account.locked: {}", "topic 'account.login_problem' is missing"), ("security.account_stolen: {}", "'person: first' is missing"), ("account.locked: {fields: [mood]}", "'mood' is no field"),
            ("freeze.account: {records: freezes}", "'freezes' stands beside"), ("c2c.appeal: {side: buyer}", "'side' is buyer or seller"), ("api.error: {ask: {for: errorCode, zh: 错误码}}", "'en' is missing"),
        })
        {
            Assert.Contains(message, Assert.Throws<InvalidDataException>(() => TopicScripts.Read("topics.yaml", yaml)).Message, StringComparison.Ordinal);
        }
    }

    private static Dictionary<string, Found> Cards()
    {
        var cards = new Dictionary<string, Found>(StringComparer.Ordinal);
        void Add(string kind, string name, RecordCard card) => cards[$"{kind} {name}"] = new Found(kind, Available: true, Any: true, card);
        RecordCard Of(WithdrawalCard? w = null, DepositCard? d = null, FreezeCard? f = null, C2cCard? c = null, LiquidationCard? l = null) => new("record", "R1", 1, Now, w, d, f, c, l);

        foreach (var state in new[] { "requested", "reviewing", "approved", "broadcast", "confirming", "done", "rejected", "failed", "returned", "cancelled", "something_new" })
        {
            Add("withdrawals", state, Of(w: new WithdrawalCard(state, "USDT", "ERC20", "Ethereum", "1250", "1", "0x12…ab", null, null, null, 0, 0, 0, Now, null, null, null, null, null, null, "not_known")));
        }

        foreach (var state in new[] { "seen", "confirming", "credited", "withdrawable", "wrong_network", "missing_memo", "below_minimum", "manual_review", "recovering", "recovered", "unrecoverable", "something_new" })
        {
            Add("deposits", state, Of(d: new DepositCard(state, "USDT", "ERC20", "Ethereum", "1250", null, null, null, 0, 0, 0, Now, null, null, null)));
        }

        foreach (var reason in new[] { "security_change", "factor_lost", "c2c_dispute", "customer_request", "stolen_report", "unusual_trading", "something_new", null })
        {
            Add("freezes", reason ?? "withheld", Of(f: new FreezeCard("funds", reason, Now, null, ["something_new"], "USDT", "10")));
        }

        foreach (var (role, state) in from role in Sides from state in OrderStates select (role, state))
        {
            Add("c2c-orders", $"{role} {state}", Of(c: new C2cCard(role, state, "USDT", "100", "CNY", "720", "cash", "", Now, null, null, null, null)));
        }

        Add("liquidations", "liquidated", Of(l: new LiquidationCard("BTCUSDT", "long", "0.5", "60000", "54000", "53990", 10, "3000", "USDT", Now, Now)));
        foreach (var state in new[] { "none", "pending", "rejected", "verified" })
        {
            cards[$"identity {state}"] = new Found("identity", Available: true, Any: true, null, Account(state));
        }

        return cards;
    }

    private static AccountProfile Account(string identity) =>
        new("88000214", 1, "王先生", null, "", null, "Lv1", identity, 1, null, null, "CN", "zh-CN", "Asia/Shanghai", "novice", "active", null, [], Now);
}
