using Vigil.Language;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>The list of topics in whose cases files are covered: read whole, and a mistake in it names its line.</summary>
public sealed class IdentityTopicsTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Checkout.Root, "content", "identity-topics.tsv"));

    [Fact]
    public void Whatever_is_about_verifying_oneself_stands_in_it_and_matters_of_money_do_not()
    {
        var listed = IdentityTopics.Shipped;
        Assert.All(IntentVocabulary.All.Where(i => i.Id.StartsWith("kyc.", StringComparison.Ordinal)), i => Assert.True(listed.Has(i.Id), $"{i.Id} stands in no line"));
        Assert.All((string[])["account.two_factor_reset", "account.change_contact", "account.locked"], topic => Assert.True(listed.Has(topic)));
        Assert.All((string?[])["withdrawal.not_arrived", "c2c.paid_not_released", "none", "", null], topic => Assert.False(listed.Has(topic)));
    }

    [Theory]
    [InlineData("topic\twhy", "topic\treason", "line 1: the heading must be topic, why")]
    [InlineData("kyc.how_to\t", "kyc.how_to ", "line 2: a topic and a reason with a tab between them expected")]
    [InlineData("kyc.how_to\t", "kyc.howto\t", "line 2: 'kyc.howto' is no topic")]
    [InlineData("kyc.rejected\t", "kyc.how_to\t", "line 3: the topic kyc.how_to stands here twice")]
    public void A_mistake_names_its_line(string right, string wrong, string named) =>
        Assert.Contains(named, Assert.Throws<InvalidDataException>(() => IdentityTopics.Parse(Text.Replace(right, wrong, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
}
