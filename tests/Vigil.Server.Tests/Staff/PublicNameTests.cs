using Vigil.Server.Staff.People;

namespace Vigil.Server.Tests.Staff;

/// <summary>What may stand over a message as its agent's name.</summary>
public sealed class PublicNameTests
{
    [Theory]
    [InlineData("Lin")]
    [InlineData("林小满")]
    [InlineData("J. Smith")]
    [InlineData("María-José O'Brien")]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("Anna 2")]
    [InlineData("अनिल")]
    [InlineData("Support")]
    public void A_name_is_one(string name) => Assert.True(PublicName.IsOne(name));

    [Theory]
    [InlineData("t.me/meridian_help")]
    [InlineData("https://evil.example")]
    [InlineData("t.me")]
    [InlineData("WhatsApp +447700900123")]
    [InlineData("88310214")]
    [InlineData("Lin ✔")]
    [InlineData("Meridian Security")]
    [InlineData("Lin (OFFICIAL)")]
    [InlineData("官方客服")]
    [InlineData("\u202Eytiruces")]
    [InlineData("Li\u200Bn")]
    [InlineData("\u200B\u200B")]
    [InlineData("...")]
    [InlineData("=HYPERLINK(\"x\")")]
    [InlineData("<b>Lin</b>")]
    [InlineData("@lin_support")]
    [InlineData("Lin\nSecurity team")]
    public void What_leads_elsewhere_or_speaks_for_the_house_is_none(string name) => Assert.False(PublicName.IsOne(name));
}
