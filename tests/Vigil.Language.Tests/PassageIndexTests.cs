using Shouldly;
using Vigil.Language.Search;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class PassageIndexTests
{
    private static readonly PassageIndex<string> Index = new(
    [
        new("arrival", "提币多久到账", "提币上链后等待区块确认", "提币未到账 提现没到", "", [new("各条链要等多久", "不同的链需要的确认数不同。"), new("没有交易哈希", "还没有广播出去，请稍候。")]),
        new("fees", "提币手续费", "每条链的手续费不同", "手续费 矿工费", "", [new("为什么贵", "以提币页面显示为准。")]),
        new("freeze", "账户冻结说明", "冻结的原因和解除", "风控 冻结 解冻", "", [new("先看通知", "提币也会暂停。")]),
        new("arrival.en", "When does a withdrawal arrive", "It waits for block confirmations", "withdrawal not arrived pending", "", [new("By network", "Each chain needs its own number of confirmations."), new("Without a hash", "It was not broadcast yet.")]),
        new("subs", "Sub-accounts", "Split an account with multi-signature and passkeys", "", "", []),
        new("ids", "Order TXN-2026-0007", "", "", "", []),
    ]);

    [Theory]
    [InlineData("我的提笔还没到帐", "arrival")]
    [InlineData("手续费", "fees")]
    [InlineData("凍結", "freeze")]
    [InlineData("withdrawals not arriving", "arrival.en")]
    [InlineData("txn-2026-0007", "ids")]
    [InlineData("确认", "arrival")]
    [InlineData("confirmatoins", "arrival.en")]
    [InlineData("confirmatons", "arrival.en")]
    [InlineData("subaccount", "subs")]
    [InlineData("pass keys", "subs")]
    [InlineData("multisignature", "subs")]
    public void The_fitting_document_comes_first(string query, string key) => Index.Search(query, 3, out _)[0].Key.ShouldBe(key);

    [Theory]
    [InlineData("没有哈希", "arrival", 1)]
    [InlineData("hash not broadcast", "arrival.en", 1)]
    [InlineData("手续费", "fees", null)]
    public void A_hit_names_the_passage_that_fits(string query, string key, int? passage)
    {
        var hit = Index.Search(query, 1, out _).ShouldHaveSingleItem();
        (hit.Key, hit.Passage).ShouldBe((key, passage));
    }

    [Fact]
    public void A_query_without_a_known_word_finds_nothing_and_says_so()
    {
        Index.Search("zzzz 鑫", 5, out var unknown).ShouldBeEmpty();
        unknown.ShouldBeTrue();
    }

    [Fact]
    public void Equal_documents_keep_their_order()
    {
        var index = new PassageIndex<int>(Enumerable.Range(0, 50).Select(i => new SearchDocument<int>(i, "equal words", "", "", "", [])));
        index.Search("equal", 10, out _).Select(h => h.Key).ShouldBe(Enumerable.Range(0, 10));
    }

    [Fact]
    public void Scores_fall_and_the_limit_holds() => Texts.Check(text =>
    {
        var hits = Index.Search(text + "提币", 2, out _);
        return hits.Count <= 2 && hits.Zip(hits.Skip(1)).All(p => p.First.Score >= p.Second.Score);
    });

    [Fact]
    public void An_empty_index_answers_nothing() => new PassageIndex<int>([]).Search("提币", 5, out _).ShouldBeEmpty();

    [Theory]
    [InlineData("sell coins", "It waits. You may sell it. Then rest.", "You may sell it. Then rest.")]
    [InlineData("nothing of it", "It waits. You may sell it.", "It waits. You may sell it.")]
    public void An_excerpt_begins_with_the_sentence_that_shares_most(string query, string text, string said) =>
        Excerpt.Of(text.Replace(". ", ". |", StringComparison.Ordinal).Split('|'), query, 100).ShouldBe(said);

    [Fact]
    public void An_excerpt_is_cut_between_words()
    {
        var said = Excerpt.Of(["The withdrawal is waiting for confirmations of the network."], "withdrawal", 30);
        said.Length.ShouldBeLessThanOrEqualTo(30);
        said.ShouldBe("The withdrawal is waiting for…");
    }
}
