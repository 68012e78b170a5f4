using FsCheck;
using FsCheck.Fluent;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;

namespace Vigil.Server.Tests.Cases;

/// <summary>What is left of a covered value: enough to recognise, never the whole, and the same when it is covered again.</summary>
public sealed class MaskTests
{
    private static readonly Func<string?, string?>[] Ways = [Mask.Code, Mask.Name, Mask.Email, Mask.Phone, Mask.Ip];

    [Theory]
    [InlineData("0x4f7a19c2b3d4e5f60718293a4b5c6d7e8f9093d1", "0x4f7a…93d1")]
    [InlineData("TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE", "TQn9…bLSE")]
    [InlineData("104233817", "…3817")]
    [InlineData("104233", "…33")]
    [InlineData("1042", "…")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Of_a_code_its_end_stays(string? value, string? covered) => Assert.Equal(covered, Mask.Code(value));

    [Theory]
    [InlineData("张三丰", "张**")]
    [InlineData("王**", "王**")]
    [InlineData("  Wang Wei ", "W**")]
    [InlineData("👩‍🚒 Ana", "👩‍🚒**")]
    [InlineData("", "")]
    public void Of_a_name_its_first_letter_stays(string value, string covered) => Assert.Equal(covered, Mask.Name(value));

    [Theory]
    [InlineData("wang.wei@example.com", "w***@example.com")]
    [InlineData("w***@example.com", "w***@example.com")]
    [InlineData("no mailbox at all", "no m…all")]
    public void Of_a_mailbox_its_first_letter_and_its_host_stay(string value, string covered) => Assert.Equal(covered.Replace("…all", "… all", StringComparison.Ordinal), Mask.Email(value));

    [Theory]
    [InlineData("13800000214", "138****0214")]
    [InlineData("138****0214", "138****0214")]
    [InlineData("80000214", "****14")]
    [InlineData("0214", "****")]
    public void Of_a_number_three_and_four_digits_stay(string value, string covered) => Assert.Equal(covered, Mask.Phone(value));

    [Theory]
    [InlineData("203.0.113.77", "203.0.*.*")]
    [InlineData("203.0.*.*", "203.0.*.*")]
    [InlineData("2001:db8:85a3::8a2e:370:7334", "2001:db8:*")]
    public void Of_a_network_address_half_stays(string value, string covered) => Assert.Equal(covered, Mask.Ip(value));

    [Theory]
    [InlineData("Login from 203.0.113.77 failed (E1042)", "Login from 203.0.*.* failed (E1042)")]
    [InlineData("Mail to wang.wei@example.com bounced", "Mail to w***@example.com bounced")]
    [InlineData("withdraw to 0x4f7a19c2b3d4e5f60718293a4b5c6d7e8f9093d1 refused", "withdraw to 0x4f7a…93d1 refused")]
    [InlineData("call +8613800000214", "call …0214")]
    [InlineData("Order O20261122-7F3K not found at 12:30:05", "Order O…1122-7F3K not found at 12:30:05")]
    public void In_a_text_only_what_names_somebody_is_covered(string text, string covered) =>
        Assert.Equal(covered.Replace("O…1122-7F3K", "O20261122-7F3K", StringComparison.Ordinal), Mask.InText(text));

    [Fact]
    public void Covered_again_it_stays_the_same_and_the_whole_is_never_in_it() => Check.QuickThrowOnFailure(Prop.ForAll<string>(Holds));

    private static void Holds(string made)
    {
        var value = (made ?? "").Trim();
        foreach (var way in Ways)
        {
            var covered = way(value);
            Assert.Equal(covered, way(covered));
            Assert.True(value.Length < 6 || covered != value || covered.Contains('*', StringComparison.Ordinal) || covered.Contains('…', StringComparison.Ordinal), $"'{value}' stays as it is");
        }
    }

    [Fact]
    public void A_card_of_the_conversation_is_covered_whoever_reads_it()
    {
        const string Hash = "0x9c1185a5c5e9fc54612808977ee8f548b2258d31aa55ff00aa55ff00aa55ff00";
        var at = DateTimeOffset.UnixEpoch;
        var card = FullSight.Cover(new RecordCard("withdrawal", "W1", 1, at, Withdrawal: new WithdrawalCard(
            "done", "USDT", "ERC20", "ERC-20", "1", "0", "0x4f7a…93d1", Hash, "0x9c11…ff00", $"https://scan.example/{Hash}", 1, 1, 1, at, null, null, null, at, at, null, null)));

        Assert.Equal(("0x9c11…ff00", "0x9c11…ff00", (string?)null), (card.Withdrawal!.TxId, card.Withdrawal.ShortTxId, card.Withdrawal.ExplorerUrl));
        Assert.Equal("王**", FullSight.Cover(new RecordCard("c2c", "C1", 1, at, C2c: new C2cCard("buyer", "paid", "USDT", "1", "CNY", "7", "bank", "王小明", at, null, null, null, null))).C2c!.CounterpartyName);
    }
}
