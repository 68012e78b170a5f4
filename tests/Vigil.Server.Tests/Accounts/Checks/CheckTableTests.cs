using Vigil.Server.Accounts.Checks;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Accounts.Checks;

/// <summary>The table of what needs which level: read whole, and a mistake in it names its line.</summary>
public sealed class CheckTableTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Checkout.Root, "content", "checks.tsv"));

    [Fact]
    public void Every_level_is_needed_by_something_and_every_covered_field_by_one_row()
    {
        var table = CheckTable.Load();
        Assert.Equal(Enum.GetValues<CheckLevel>(), table.Rows.Select(r => r.Level).Distinct().Order());
        Assert.Equal((CheckLevel.Check, CheckLevel.Session, CheckLevel.None), (table.OfField("logs", "message").Level, table.OfField("withdrawals", "txId").Level, table.OfField("files", "document").Level));
        Assert.Equal((true, false, null), (table.Find("lift_freeze")!.CanBeAsked, table.Find("reset_factor")!.CanBeAsked, table.Find("curiosity")));
    }

    [Theory]
    [InlineData("purpose\t", "reason\t", "line 1: the heading must be purpose, level, covers, zh, tw, en")]
    [InlineData("general\tnone\t-\t", "general\tnone\t-\t\t", "line 2: six columns")]
    [InlineData("general\tnone", "General\tnone", "line 2: a purpose has")]
    [InlineData("general\tnone", "general\thigh", "line 2: a level is one of none, session, check, strong, person")]
    [InlineData("appeal_restriction\t", "cancel_withdrawal\t", "line 5: the purpose cancel_withdrawal stands here twice")]
    [InlineData("withdrawals.txId", "withdrawals.amount", "line 6: 'withdrawals.amount' is no covered field")]
    [InlineData("deposits.txId", "withdrawals.txId", "line 6: the field withdrawals.txId stands here twice")]
    [InlineData(" logs.message", "", "no row covers logs.message")]
    public void A_mistake_names_its_line(string right, string wrong, string named) =>
        Assert.Contains(named, Assert.Throws<InvalidDataException>(() => CheckTable.Parse(Text.Replace(right, wrong, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
}
