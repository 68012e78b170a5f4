using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class Bm25IndexTests
{
    private static readonly Bm25Index<string> Index = new(
    [
        new("arrival", "提币多久到账", "提币上链后等待区块确认", "提币未到账 提现没到", "不同的链需要的确认数不同。"),
        new("fees", "提币手续费", "每条链的手续费不同", "手续费 矿工费", "以提币页面显示为准。"),
        new("freeze", "账户冻结说明", "冻结的原因和解除", "风控 冻结 解冻", "提币也会暂停。"),
        new("arrival.en", "When does a withdrawal arrive", "It waits for block confirmations", "withdrawal not arrived pending", "Each chain needs its own number of confirmations."),
        new("ids", "Order TXN-2026-0007", "", "", ""),
    ]);

    [Theory]
    [InlineData("我的提笔还没到帐", "arrival")]
    [InlineData("手续费", "fees")]
    [InlineData("凍結", "freeze")]
    [InlineData("withdrawals not arriving", "arrival.en")]
    [InlineData("txn-2026-0007", "ids")]
    public void The_fitting_document_comes_first(string query, string key) => Index.Search(query, 3)[0].Key.ShouldBe(key);

    [Fact]
    public void A_query_without_a_known_word_finds_nothing() => Index.Search("zzzz 鑫", 5).ShouldBeEmpty();

    [Fact]
    public void Equal_documents_keep_their_order()
    {
        var index = new Bm25Index<int>(Enumerable.Range(0, 50).Select(i => new Bm25Document<int>(i, "same words")));
        index.Search("same", 10).Select(h => h.Key).ShouldBe(Enumerable.Range(0, 10));
    }

    [Fact]
    public void Scores_fall_and_the_limit_holds() => Texts.Check(text =>
    {
        var hits = Index.Search(text + "提币", 2);
        return hits.Count <= 2 && hits.Zip(hits.Skip(1)).All(p => p.First.Score >= p.Second.Score);
    });

    [Fact]
    public void An_empty_index_answers_nothing() => new Bm25Index<int>([]).Search("提币", 5).ShouldBeEmpty();
}
