using Vigil.Server.Assistant.Answers;
using Vigil.Server.Knowledge;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>The row of a table that a message names, and the one that a short turn goes on to.</summary>
public sealed class NamedRowTests() : SliceTest(TestDatabase.Sqlite)
{
    private const string Fees = "withdrawal-limits-and-fees";

    [Theory]
    [InlineData("en", "what does a USDT withdrawal over BEP20 cost", "USDT on BEP-20")]
    [InlineData("en", "usdt trc 20 fee?", "USDT on TRC-20")]
    [InlineData("en", "withdrawal limit for level 1", "Lv1")]
    [InlineData("zh", "2级每天能提多少", "Lv2")]
    [InlineData("zh", "BTC提币手续费", "BTC")]
    [InlineData("zh", "提币手续费是多少", null)]
    [InlineData("zh", "USDT手续费多少", null)]
    [InlineData("en", "how high is the fee", null)]
    public async Task A_name_written_in_full_is_its_row(string language, string text, string? row) =>
        Assert.Equal(row, NamedRow.In(await ArticleAsync(language), null, text)?.Case);

    [Theory]
    [InlineData("zh", "那ERC20呢", "USDT走TRC20提币手续费多少", "USDT，ERC-20")]
    [InlineData("zh", "那BEP20呢", "那ERC20呢\nUSDT，ERC-20。手续费：3 USDT", "USDT，BEP-20")]
    [InlineData("en", "and on BEP20?", "what is the withdrawal fee for USDT on TRC20?", "USDT on BEP-20")]
    [InlineData("en", "btc?", "what is the withdrawal fee for USDT on TRC20?", "BTC")]
    [InlineData("en", "and on SOLANA9?", "what is the withdrawal fee for USDT on TRC20?", null)]
    [InlineData("en", "why is ERC20 so expensive", "what is the withdrawal fee for USDT on TRC20?", null)]
    [InlineData("zh", "ERC20转错了怎么办", "USDT走TRC20提币手续费多少", null)]
    public async Task A_turn_that_names_a_part_goes_on_with_the_rest_of_the_question_before(string language, string text, string before, string? row) =>
        Assert.Equal(row, NamedRow.MayGoOn(text) ? NamedRow.GoesOn(await ArticleAsync(language), text, before, null)?.Case : null);

    [Theory]
    [InlineData("and eth", "BTC. Credited: 1; Withdrawable: 3.", "Ethereum, ERC-20")]
    [InlineData("tron?", "BTC. Credited: 1; Withdrawable: 3.", "TRC-20")]
    [InlineData("what about doge", "BTC. Credited: 1; Withdrawable: 3.", null)]
    [InlineData("and eth", "You can trade once it is credited.", null)]
    public async Task After_a_row_another_of_the_same_table_is_meant(string text, string answer, string? row) =>
        Assert.Equal(row, NamedRow.GoesOn((await StartAsync()).Get<ArticleLibrary>().Find("deposit-not-credited", "en")!, text, "how many confirmations for btc", answer)?.Case);

    [Theory]
    [InlineData("and btc?", true)]
    [InlineData("那trc20呢", true)]
    [InlineData("sol?", true)]
    [InlineData("stolen!", false)]
    [InlineData("HELP", false)]
    [InlineData("hacked", false)]
    [InlineData("btc fee?", false)]
    [InlineData("btc手续费多少", false)]
    public void A_name_alone_is_a_coin_or_a_chain(string text, bool alone) => Assert.Equal(alone, NamedRow.IsOnlyAName(text));

    [Theory]
    [InlineData("usdt呢", "USDT每笔最少充1 USDT，各条网络一样；BTC最少0.0001 BTC。其他币看充币页。", "USDT每笔最少充1 USDT，各条网络一样。")]
    [InlineData("那btc呢", "USDT每笔最少充1 USDT，各条网络一样；BTC最少0.0001 BTC。其他币看充币页。", "BTC最少0.0001 BTC。")]
    [InlineData("doge呢", "USDT每笔最少充1 USDT，各条网络一样；BTC最少0.0001 BTC。其他币看充币页。", null)]
    [InlineData("and on TRC20?", "On TRC-20 it costs 1.5 USDT. ERC-20 costs 3 USDT. Check the page.", "On TRC-20 it costs 1.5 USDT.")]
    [InlineData("and USDT?", "USDT costs 1 USDT.", null)]
    [InlineData("POL的提币手续费是多少？", "POL（Polygon）的钱包正在维护。提币按网络收费。", null)]
    [InlineData("那POL呢", "POL（Polygon）的钱包正在维护。\n\n提币按网络收费。", null)]
    [InlineData("USDT fee?", "USDT costs 1 USDT. BTC costs more.", null)]
    [InlineData("how much is frozen", "Some funds are frozen (3,500 USDT). They stay so.", null)]
    public void What_the_answer_said_of_a_name_is_found_in_it(string text, string answer, string? said) => Assert.Equal(said, NamedRow.SaidOf(text, answer));

    private async Task<Article> ArticleAsync(string language) => (await StartAsync()).Get<ArticleLibrary>().Find(Fees, language)!;
}
