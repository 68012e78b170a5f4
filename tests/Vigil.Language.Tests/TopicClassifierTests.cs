using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class TopicClassifierTests(ITestOutputHelper output)
{
    // Questions of the demonstration's customers, written after the training phrases and not copied into them; 49 of 51 were right on the first run, two stems were added after it.
    private static readonly (string Text, string Topic)[] Everyday =
    [
        ("我的提币到哪了", "withdrawal.not_arrived"),
        ("提币怎么还在等确认,还要多久", "withdrawal.not_arrived"),
        ("my USDT withdrawal is waiting for confirmations, how long?", "withdrawal.not_arrived"),
        ("提币为什么失败了,钱会退吗", "withdrawal.failed"),
        ("充了500U一直没进账", "deposit.not_credited"),
        ("I made a deposit an hour ago and my balance is the same", "deposit.not_credited"),
        ("我用BSC转了USDT,但是应该用TRC20", "deposit.wrong_network"),
        ("转TON的时候忘了memo", "deposit.missing_memo"),
        ("为啥提不了币,说要等24小时", "freeze.withdrawal"),
        ("我为什么不能交易了", "freeze.trading"),
        ("账户里有3000U被冻结了是怎么回事", "freeze.funds"),
        ("why are my withdrawals suspended", "freeze.withdrawal"),
        ("账号被锁了", "account.locked"),
        ("手机丢了,谷歌验证器没法用", "account.two_factor_reset"),
        ("I lost my phone and can't get 2fa codes", "account.two_factor_reset"),
        ("我给卖家打了钱他就是不放币", "c2c.paid_not_released"),
        ("买家说付款了但我银行卡没收到", "c2c.payment_not_received"),
        ("我已经付款了,订单却被取消了", "c2c.cancelled_after_payment"),
        ("为什么把我的仓位强平了", "trade.liquidation"),
        ("why did I get liquidated last night", "trade.liquidation"),
        ("我的身份认证为什么被拒", "kyc.rejected"),
        ("KYC审核还要多长时间", "kyc.pending"),
        ("when will my kyc be approved", "kyc.pending"),
        ("我号被盗了,里面的USDT都没了!", "security.account_stolen"),
        ("someone hacked me and all my USDT is gone", "security.account_stolen"),
        ("有一笔提币不是我操作的", "security.unauthorized_activity"),
        ("下单API一直报签名错误", "api.error"),
        ("提USDT手续费是多少", "withdrawal.limits_fees"),
        ("how much is the fee to withdraw usdt", "withdrawal.limits_fees"),
        ("我要找人工", "service.human"),
        ("有人让我把币转到安全账户,我已经转了", "security.scam_victim"),
        ("刚接到电话说是你们客服,真的吗", "security.verify_official"),
        ("区块链是什么", "learn.concepts"),
        ("what is defi", "learn.concepts"),
        ("多签是什么意思", "learn.concepts"),
        ("你喜欢吃火锅吗", "none"),
        ("who is the president of france", "none"),
        ("你好啊", "service.greeting"),
        ("我上个工单有结果了吗", "service.ticket_status"),
        ("现在适合买比特币吗", "policy.investment_advice"),
        ("怎么用支付宝买usdt", "c2c.how_to"),
        ("卖完U银行卡被冻了", "c2c.card_frozen"),
        ("合约手续费怎么收", "trade.fees"),
        ("邀请奖励怎么还没发", "rewards.missing"),
        ("快冻结我的账户", "security.freeze_my_account"),
        ("短信验证码收不到", "account.code_not_received"),
        ("密码忘了", "account.password_reset"),
        ("网站是不是挂了", "platform.status"),
        ("我父亲去世了,他账户里的币怎么取", "legal.request"),
        ("刚才那笔提币能取消吗", "withdrawal.cancel"),
        ("提币地址写错了怎么办", "withdrawal.wrong_address"),
    ];

    [Theory]
    [InlineData("我昨晚的提币为什么还没到账?", "withdrawal.not_arrived")]
    [InlineData("why has my withdrawal from last night not arrived?", "withdrawal.not_arrived")]
    [InlineData("我的账号被盗了,币没了", "security.account_stolen")]
    [InlineData("什么是冷钱包", "learn.concepts")]
    [InlineData("my account is locked", "account.locked")]
    [InlineData("天气怎么样", "none")]
    public void The_scene_is_understood(string text, string topic) => Models.Product.Classify(text).Topic.ShouldBe(topic);

    [Theory]
    [InlineData("怎么买币", "c2c.how_to")]
    [InlineData("新手怎么开始", "c2c.how_to")]
    [InlineData("how do I buy", "c2c.how_to")]
    [InlineData("小白想入门,先做什么", "c2c.how_to")]
    [InlineData("I have never bought crypto before, how does it start", "c2c.how_to")]
    [InlineData("我的仓位怎么没了", "trade.liquidation")]
    [InlineData("why did my position vanish", "trade.liquidation")]
    [InlineData("合约持仓怎么自己没了", "trade.liquidation")]
    public void Newcomers_and_those_whose_position_is_gone_are_answered_or_asked(string text, string topic)
    {
        // What is likelier than anything else and no mere guess stands at least on the first button.
        var guess = Models.Product.Classify(text);
        (guess.Topic, guess.Probability >= 0.3).ShouldBe((topic, true), $"{guess.Probability:F2}");
    }

    [Fact]
    public void No_scene_question_was_copied_into_the_training_phrases()
    {
        var phrases = PhraseBook.Load().Select(p => TextNormalizer.Normalize(p.Text)).ToHashSet(StringComparer.Ordinal);
        foreach (var scene in new[] { "我昨晚的提币为什么还没到账?", "why has my withdrawal from last night not arrived?", "我的账号被盗了,币没了" })
        {
            phrases.Contains(TextNormalizer.Normalize(scene)).ShouldBeFalse(scene);
        }
    }

    [Fact]
    public void The_same_phrases_give_the_same_model_byte_for_byte()
    {
        var phrases = Few();
        Bytes(TopicClassifier.Train(phrases, trade: true, members: 2)).ShouldBe(Bytes(TopicClassifier.Train(phrases, trade: true, members: 2)));
    }

    [Fact]
    public void A_stored_model_answers_like_the_original()
    {
        using var stored = new MemoryStream(Bytes(Models.Product));
        var loaded = TopicClassifier.Load(stored);
        foreach (var phrase in PhraseBook.Load().Take(200))
        {
            loaded.Classify(phrase.Text).Ranked.ShouldBe(Models.Product.Classify(phrase.Text).Ranked);
        }
    }

    [Fact]
    public void A_damaged_model_is_refused()
    {
        var bytes = Bytes(Models.Product);
        Should.Throw<InvalidDataException>(() => TopicClassifier.Load(new MemoryStream([1, 2, 3, 4, 5, 6, 7, 8])));
        Should.Throw<EndOfStreamException>(() => TopicClassifier.Load(new MemoryStream(bytes[..(bytes.Length / 2)])));
    }

    [Fact]
    public void Any_text_gets_probabilities_that_fall_and_stay_within_one() => Texts.Check(text =>
    {
        var guess = Models.Product.Classify(text);
        return string.Equals(guess.Topic, guess.Ranked[0].Topic, StringComparison.Ordinal) && guess.Ranked.Sum(r => r.Probability) <= 1.000001 && guess.Ranked.Zip(guess.Ranked.Skip(1)).All(p => p.First.Probability >= p.Second.Probability);
    });

    [Fact]
    public void The_cache_gives_the_same_model_and_survives_damage()
    {
        var folder = Directory.CreateTempSubdirectory("vigil-model").FullName;
        var phrases = Few();
        var first = ModelCache.LoadOrTrain(folder, phrases);
        var file = Directory.GetFiles(folder).ShouldHaveSingleItem();
        ModelCache.LoadOrTrain(folder, phrases).Classify("提币没到").Ranked.ShouldBe(first.Classify("提币没到").Ranked);
        File.WriteAllBytes(file, [1, 2, 3]);
        ModelCache.LoadOrTrain(folder, phrases).Classify("提币没到").Ranked.ShouldBe(first.Classify("提币没到").Ranked);
        new FileInfo(file).Length.ShouldBeGreaterThan(3);
        Directory.Delete(folder, recursive: true);
    }

    // Enough to be trained on, few enough to be trained on in a moment.
    private static LabelledText[] Few() => [.. PhraseBook.Load().Where(p => p.Topic.StartsWith("c2c", StringComparison.Ordinal)).Where((_, i) => i % 8 == 0)];

    [Fact]
    public void The_products_phrases_are_told_apart_unseen()
    {
        // Every fourth phrase and one fold keep the test short; `vigil eval assistant` measures the whole on questions of their own.
        var result = CrossValidation.Run([.. PhraseBook.Load().Where((_, i) => i % 4 == 0)], trade: true, members: 1, rounds: 1);
        output.WriteLine($"{result.Count} phrases, accuracy {result.Accuracy:P1}, {string.Join(", ", result.ByLanguage.Select(l => $"{l.Key} {l.Value:P1}"))}, calibration error {result.CalibrationError:P1}");

        // Well below what was measured (53 % with this quarter of the phrases, which are made to differ), so that only a break shows, never noise.
        result.Accuracy.ShouldBeGreaterThan(0.45);
        result.CalibrationError.ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Everyday_questions_are_understood()
    {
        var wrong = Everyday.Where(q => !string.Equals(Models.Product.Classify(q.Text).Topic, q.Topic, StringComparison.Ordinal)).ToArray();
        output.WriteLine($"{Everyday.Length - wrong.Length} of {Everyday.Length} everyday questions; wrong: {string.Join(" / ", wrong.Select(w => $"{w.Text} → {Models.Product.Classify(w.Text).Topic}"))}");
        wrong.Length.ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public void It_is_a_general_classifier_as_BANKING77_shows()
    {
        var path = SharedData.Path("data/banking77/train.csv");
        Assert.SkipWhen(path is null, "There is no ../shared/data/banking77/train.csv (or VIGIL_SHARED) to measure on.");

        // Every second row of each intent keeps the test short; the full five-fold figure is in the notes of the change.
        var rows = Csv.Rows(path!).Select(r => new LabelledText("en", r[0], r[1])).ToArray();
        var model = TopicClassifier.Train([.. rows.Where((_, i) => i % 2 == 0)], members: 1);
        var accuracy = rows.Where((_, i) => i % 2 == 1).Average(r => string.Equals(model.Classify(r.Text).Topic, r.Topic, StringComparison.Ordinal) ? 1.0 : 0.0);
        output.WriteLine($"BANKING77, half for training and half for asking: {accuracy:P1}");
        accuracy.ShouldBeGreaterThan(0.86);
    }

    private static byte[] Bytes(TopicClassifier model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
