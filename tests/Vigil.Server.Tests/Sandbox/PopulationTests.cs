using Shouldly;
using Vigil.Contracts.Exchange;
using Xunit;

namespace Vigil.Server.Tests.Sandbox;

public sealed class PopulationTests
{
    [Fact]
    public async Task Five_hundred_customers_live_plausible_lives_that_are_the_same_every_time()
    {
        using var first = new Meridian();
        using var second = new Meridian();
        var profiles = new List<AccountProfile>();
        for (var place = 0; place < 500; place++)
        {
            var uid = (70_000_000 + (place * 7_919L)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var profile = await first.Get<AccountProfile>($"/v1/accounts/{uid}");
            profiles.Add(profile);
            if (place % 50 == 0)
            {
                profile.ShouldBeEquivalentTo(await second.Get<AccountProfile>($"/v1/accounts/{uid}"));
                (await first.List<Withdrawal>(uid, "withdrawals")).ShouldBeEquivalentTo(await second.List<Withdrawal>(uid, "withdrawals"));
                (await first.List<Deposit>(uid, "deposits")).ShouldNotBeEmpty();
                (await first.List<Balance>(uid, "balances")).ShouldAllBe(b => b.Held == "0");
            }
        }

        profiles.Count(p => p.Language == "zh-CN").ShouldBeInRange(330, 450);
        profiles.Select(p => p.Experience).Distinct().ShouldBe(["novice", "regular", "professional"], ignoreOrder: true);
        profiles.ShouldAllBe(p => p.MaskedEmail.Contains("***", StringComparison.Ordinal) && p.IdentityState == "verified");
    }
}
