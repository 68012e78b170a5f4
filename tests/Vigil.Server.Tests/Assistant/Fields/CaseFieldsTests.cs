using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Fields;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Cases;

namespace Vigil.Server.Tests.Assistant.Fields;

/// <summary>What fills the fields of a case: the customer's words, the newest first, and the record that is meant.</summary>
public sealed class CaseFieldsTests
{
    private const string TxId = "0x4f7a000000000000000000000000000000000000000000000000000000d193d1";
    private const string Right = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8";
    private const string Wrong = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv9";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_newest_word_counts_and_what_it_changed_stands_beside_it()
    {
        var chain = Field(EntityKind.Chain, "deposit.not_credited", null, "我转了500 USDT，走的TRC20", "不好意思，是ERC20");

        Assert.Equal(("ERC20", "TRC20"), (chain.Said!.Named.Value, chain.Before!.Named.Value));
        Assert.Equal((2, 1), (chain.Said.Seq, chain.Before.Seq));
        Assert.Null(Field(EntityKind.Amount, "deposit.not_credited", null, "我转了500 USDT", "就是那500u").Before);
    }

    [Theory]
    [InlineData("我走的TRC20，不对，是ERC20", "ERC20", "TRC20")]
    [InlineData("I used TRC20, sorry, I mean ERC20", "ERC20", "TRC20")]
    [InlineData("不是TRC20，是ERC20", "ERC20", null)]
    [InlineData("从BSC转出来的，收款地址是ERC20", "BEP20", null)]
    [InlineData("是不是TRC20的问题", "TRC20", null)]
    public void A_message_that_names_two_means_the_first_unless_it_corrects_itself(string text, string said, string? before)
    {
        var chain = Field(EntityKind.Chain, "deposit.not_credited", null, text);

        Assert.Equal((said, before), (chain.Said!.Named.Value, chain.Before?.Named.Value));
    }

    [Fact]
    public void A_fee_is_not_the_amount() =>
        Assert.Equal("1250", Field(EntityKind.Amount, "withdrawal.not_arrived", null, "手续费3 USDT都扣了，1250 USDT还没到").Said!.Named.Value);

    [Fact]
    public void A_record_fills_what_nobody_said_and_nothing_is_missing_then()
    {
        var fields = Of("withdrawal.not_arrived", Withdrawal(), "我的提币呢");

        Assert.Equal(["W1", TxId, "1250", "ERC-20", "2026-11-22T06:00:00.0000000+00:00"], fields.Select(f => f.Recorded!.Value));
        Assert.All(fields, f => Assert.Equal((FieldState.Known, null), (f.State, f.Said)));
        Assert.Null(CaseFields.ToAsk(fields));
    }

    [Theory]
    [InlineData("走的是以太坊", EntityKind.Chain, "Known")]
    [InlineData("走的是TRC20", EntityKind.Chain, "Differs")]
    [InlineData("提了1,250 USDT", EntityKind.Amount, "Known")]
    [InlineData("提了300 USDT", EntityKind.Amount, "Differs")]
    [InlineData("昨晚提的", EntityKind.Time, "Known")]
    [InlineData("订单号 W20261122-7F3K", EntityKind.RecordId, "NotFound")]
    public void What_is_said_is_held_against_the_record(string text, EntityKind kind, string state) =>
        Assert.Equal(state, Field(kind, "withdrawal.not_arrived", Withdrawal(), text).State.ToString());

    [Fact]
    public void A_number_that_is_none_of_theirs_is_known_to_be_not_found_and_is_not_asked_for_again()
    {
        var fields = Of("withdrawal.not_arrived", new Found("withdrawals", Available: true, Any: true), "W20261122-7F3K 在哪");

        Assert.Equal(FieldState.NotFound, fields[0].State);
        Assert.Null(CaseFields.ToAsk(fields));
        Assert.Equal(FieldState.Known, Of("withdrawal.not_arrived", new Found("withdrawals", Available: false), "W20261122-7F3K 在哪")[0].State);
    }

    [Fact]
    public void One_thing_is_asked_for_the_most_wanted_one_and_any_of_a_choice_will_do()
    {
        var missing = Of("withdrawal.not_arrived", null, "提币没到");
        Assert.Equal((FieldState.Missing, true), (missing[0].State, missing[0].Required));
        Assert.Equal([EntityKind.TransactionId, EntityKind.Amount], missing[0].Instead);
        Assert.All(missing.Skip(1), f => Assert.Equal(FieldState.Open, f.State));
        Assert.Equal(EntityKind.RecordId, CaseFields.ToAsk(missing)!.Kind);

        Assert.Null(CaseFields.ToAsk(Of("withdrawal.not_arrived", null, "提的300 USDT没到")));
        var scam = Of("security.scam_victim", null, $"哈希是{TxId}");
        Assert.Equal(EntityKind.Address, CaseFields.ToAsk(scam)!.Kind);
        Assert.Single(scam, f => f.State is FieldState.Missing);
    }

    [Theory]
    [InlineData("zh", "请从原处再完整复制一次，不要手打。")]
    [InlineData("en", "Please copy the whole of it again from where it stands, without typing it.")]
    public void An_address_whose_checksum_fails_is_asked_for_again(string language, string question)
    {
        var fields = Of("security.scam_victim", null, $"哈希{TxId}，转到了{Wrong}");
        var address = Assert.Single(fields, f => f.Kind is EntityKind.Address);

        Assert.Equal((FieldState.Invalid, false), (address.State, address.Said!.Named.Valid));
        Assert.EndsWith(question, CaseFields.Question(fields, "security.scam_victim", language), StringComparison.Ordinal);

        var mended = Of("security.scam_victim", null, $"哈希{TxId}，转到了{Wrong}", $"地址是{Right}");
        Assert.Null(CaseFields.ToAsk(mended));
        Assert.Equal((true, Wrong), (mended[1].Said!.Named.Valid, mended[1].Before!.Named.Value));
    }

    [Fact]
    public void The_question_is_the_topics_own_where_it_has_one_and_names_nothing_that_is_known()
    {
        string? Question(string topic, string language, string text) => CaseFields.Question(Of(topic, null, text), topic, language);

        Assert.Equal("请把返回的状态码或错误码发给我，我按它来答；密钥不要发。", Question("api.error", "zh", "API报错"));
        Assert.Equal("Please tell me about when it was.", Question("account.login_problem", "en", "cannot sign in"));
        Assert.Contains("对方的地址和联系方式", Question("security.scam_victim", "zh", "我被骗了"), StringComparison.Ordinal);
        Assert.Equal("请把这笔的交易哈希发给我，我先对上是哪一笔。", Question("security.scam_victim", "zh", $"我被骗了，转到{Right}"));
        Assert.Null(Question("trade.stop_orders", "zh", "怎么设止损"));
    }

    [Fact]
    public void A_record_that_only_stands_first_in_the_panel_is_not_taken_for_what_was_meant()
    {
        Assert.All(Of("security.account_stolen", Withdrawal(), "账号被盗了"), f => Assert.Null(f.Recorded));
        Assert.Equal("1250", Of("security.account_stolen", Withdrawal(), $"被转走了，{TxId}").Single(f => f.Kind is EntityKind.Amount).Recorded!.Value);
    }

    [Fact]
    public void What_else_was_named_stands_behind_the_topics_own_fields()
    {
        var fields = Of("account.login_problem", null, "uid 88310214 登录报错 401");
        Assert.Equal([EntityKind.Time, EntityKind.Uid, EntityKind.ErrorCode], fields.Select(f => f.Kind));
        Assert.Empty(Of(null, null, "你好"));
    }

    [Fact]
    public void Words_about_another_kind_of_records_do_not_count()
    {
        CaseMessage[] newestFirst = [new(5, AuthorKind.Customer, "充币没到账", Now), new(2, AuthorKind.Customer, "我提了300 USDT", Now)];
        UnderstoodBefore Understood(long seq, string topic) => new(new UnderstoodData(seq, "zh", topic, 1, [], []), Now);

        Assert.Empty(ReadWords.Of(newestFirst, [Understood(2, "withdrawal.not_arrived")], "deposit.not_credited", TimeZoneInfo.Utc));
        Assert.Equal("300", Assert.Single(ReadWords.Of(newestFirst, [Understood(2, "withdrawal.how_to")], "deposit.not_credited", TimeZoneInfo.Utc)).Named.Value);
    }

    [Theory]
    [InlineData("required:", "requird:", "'requird' is not known here")]
    [InlineData("  api.error: [errorCode]", "  api.error: [mood]", "'mood' is no field of topic 'api.error'.")]
    [InlineData("  api.error: [errorCode]", "  api.eror: [errorCode]", "there is no topic 'api.eror'.")]
    [InlineData("  api.error: [errorCode]\n", "", "topic 'api.error' has fields, and it does not stand here which of them are required.")]
    [InlineData("    en: Please tell me about when it was.\n", "", "'en' is missing.")]
    public void What_is_wrong_in_the_file_is_named(string right, string wrong, string message)
    {
        using var reader = new StreamReader(typeof(Program).Assembly.GetManifestResourceStream("Dialogues/fields.yaml")!);
        var text = reader.ReadToEnd();
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => FieldScripts.Read("fields.yaml", text.Replace(right, wrong, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    private static CaseField Field(EntityKind kind, string topic, Found? found, params string[] texts) => Assert.Single(Of(topic, found, texts), f => f.Kind == kind);

    private static IReadOnlyList<CaseField> Of(string? topic, Found? found, params string[] texts)
    {
        var newestFirst = texts.Select((text, at) => new CaseMessage(at + 1, AuthorKind.Customer, text, Now)).Reverse().ToList();
        return CaseFields.Of(topic, HeardWords.Of(newestFirst, m => EntityReader.Read(m.Text!, m.At, TimeZoneInfo.Utc)), found);
    }

    private static Found Withdrawal() => new(
        "withdrawals", Available: true, Any: true,
        new RecordCard("withdrawal", "W1", 1, Now, new WithdrawalCard("done", "USDT", "ERC20", "ERC-20", "1250", "3", "0x9c41…e7B2", TxId, "0x4f7a…93d1", null, 64, 64, 12, Now, null, null, null, null, Now, null, null)),
        Parameters: Meridians.Figures());
}
