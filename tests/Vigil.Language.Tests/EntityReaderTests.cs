using System.Text;
using Shouldly;
using Vigil.Language.Entities;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class EntityReaderTests
{
    // 10:00 on 22 November 2026 in Shanghai, which keeps one offset all year.
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(8), "test", "test");

    [Theory]
    [InlineData("提了1,250 USDT", "1250", "USDT")]
    [InlineData("充了1250u没到", "1250", "USDT")]
    [InlineData("0.5个BTC", "0.5", "BTC")]
    [InlineData("转了2万U", "20000", "USDT")]
    [InlineData("付了5000块", "5000", "CNY")]
    [InlineData("USDT 300", "300", "USDT")]
    [InlineData("500 usdt", "500", "USDT")]
    public void Amounts_have_their_coin(string text, string value, string unit)
    {
        var amount = Read(text).Single(e => e.Kind == EntityKind.Amount);
        (amount.Value, amount.Unit).ShouldBe((value, unit));
    }

    [Theory]
    [InlineData("用ERC20提的", "ERC20")]
    [InlineData("erc-20", "ERC20")]
    [InlineData("trc 20 网络", "TRC20")]
    [InlineData("over tron", "TRC20")]
    [InlineData("充到BSC链", "BEP20")]
    [InlineData("via polygon", "POLYGON")]
    public void Chains_have_their_key(string text, string key) => Read(text).Single(e => e.Kind == EntityKind.Chain).Value.ShouldBe(key);

    [Theory]
    // The examples of EIP-55, BIP 173 and BIP 350; Bitcoin's first address; TRON's USDT contract.
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "EVM", true)]
    [InlineData("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "EVM", true)]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "EVM", false)]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "EVM", null)]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "TRON", true)]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6s", "TRON", false)]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "BTC", true)]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "BTC", false)]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "BTC", true)]
    [InlineData("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "BTC", true)]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "BTC", false)]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "BTC", true)]
    public void Addresses_are_checked(string address, string family, bool? valid)
    {
        var found = Read($"我提到{address}了").Single(e => e.Kind == EntityKind.Address);
        (found.Value, found.Unit, found.Valid).ShouldBe((address, family, valid));
    }

    [Fact]
    public void Keccak_gives_the_known_digests()
    {
        Convert.ToHexStringLower(Keccak256.Hash([])).ShouldBe("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
        Convert.ToHexStringLower(Keccak256.Hash(Encoding.ASCII.GetBytes("abc"))).ShouldBe("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
    }

    [Fact]
    public void Transaction_ids_are_found_with_and_without_prefix()
    {
        var hex = new string('a', 60) + "12B4";
        var evm = Read($"hash 0x{hex} 没到").Single();
        (evm.Kind, evm.Value, evm.Unit).ShouldBe((EntityKind.TransactionId, "0x" + hex.ToLowerInvariant(), "EVM"));
        Read($"txid:{hex}").Single().Unit.ShouldBeEmpty();
        Read(hex + "ff").ShouldNotContain(e => e.Kind == EntityKind.TransactionId);
    }

    [Theory]
    [InlineData("W20261122-7F3K 还没到", EntityKind.RecordId, "W20261122-7F3K")]
    [InlineData("w20261122-7f3k", EntityKind.RecordId, "W20261122-7F3K")]
    [InlineData("订单号:8837261", EntityKind.RecordId, "8837261")]
    [InlineData("order number 8837261", EntityKind.RecordId, "8837261")]
    [InlineData("我的UID是88012214", EntityKind.Uid, "88012214")]
    [InlineData("uid: 88012214", EntityKind.Uid, "88012214")]
    public void Numbers_of_records_are_found(string text, EntityKind kind, string value)
    {
        var found = Read(text).Single(e => e.Kind == kind);
        found.Value.ShouldBe(value);
    }

    [Theory]
    [InlineData("昨晚的提币", "2026-11-21T10:00Z", "2026-11-21T22:00Z")]
    [InlineData("from last night", "2026-11-21T10:00Z", "2026-11-21T22:00Z")]
    [InlineData("昨天充的", "2026-11-20T16:00Z", "2026-11-21T16:00Z")]
    [InlineData("yesterday", "2026-11-20T16:00Z", "2026-11-21T16:00Z")]
    [InlineData("今天上午", "2026-11-21T20:00Z", "2026-11-22T02:00Z")]
    [InlineData("刚才", "2026-11-22T01:00Z", "2026-11-22T02:00Z")]
    [InlineData("两小时前", "2026-11-21T23:30Z", "2026-11-22T00:30Z")]
    [InlineData("two hours ago", "2026-11-21T23:30Z", "2026-11-22T00:30Z")]
    [InlineData("3天前", "2026-11-18T08:00Z", "2026-11-19T20:00Z")]
    [InlineData("11月20号", "2026-11-19T16:00Z", "2026-11-20T16:00Z")]
    [InlineData("12月31日", "2025-12-30T16:00Z", "2025-12-31T16:00Z")]
    public void Times_are_spans_in_the_customers_zone(string text, string from, string to)
    {
        var time = Read(text).Single(e => e.Kind == EntityKind.Time);
        time.From.ShouldBe(DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture));
        time.To.ShouldBe(DateTimeOffset.Parse(to, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Any_text_can_be_read_at_any_time() => Texts.Check(text =>
        new[] { Now, DateTimeOffset.MinValue, DateTimeOffset.MaxValue }.All(now =>
            EntityReader.Read(text, now, Zone).All(e => e.Start >= 0 && e.Length > 0 && e.Start + e.Length <= text.Length && !(e.From > e.To))));

    private static IReadOnlyList<Entity> Read(string text) => EntityReader.Read(text, Now, Zone);
}
