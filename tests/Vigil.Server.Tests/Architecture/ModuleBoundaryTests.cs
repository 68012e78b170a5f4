namespace Vigil.Server.Tests.Architecture;

/// <summary>The module rule holds for the product, and the check finds every kind of offence, planted below <c>Planted/</c>.</summary>
public sealed class ModuleBoundaryTests
{
    private static readonly string Here = typeof(ModuleBoundaryTests).Assembly.Location;

    [Fact]
    public void The_product_keeps_the_module_rule()
    {
        var offences = ModuleRule.Offences(typeof(Program).Assembly.Location, ModuleMap.Product);

        Assert.True(offences.Count == 0, string.Join('\n', offences));
    }

    [Fact]
    public void The_check_sees_the_product()
    {
        var uses = TypeUses.In(typeof(Program).Assembly.Location, ModuleMap.Product.Root);

        Assert.Contains(uses, u => u.From.FullName == "Vigil.Server.Channels.Messenger.MessengerHub" && u.To.FullName == "Vigil.Server.Cases.PostMessage");
        Assert.Contains(uses, u => u.From.FullName == "Vigil.Server.Cases.PostMessage" && u.To.FullName == "Vigil.Server.Platform.Data.Secrets");
    }

    [Fact]
    public void The_map_has_no_circle_and_names_only_modules_on_it()
    {
        Assert.Null(ModuleRule.Cycle(ModuleMap.Product.MayUse.SelectMany(m => m.Value.Select(to => (m.Key, to)))));
        Assert.Empty(ModuleMap.Product.MayUse.Values.SelectMany(v => v).Except(ModuleMap.Product.MayUse.Keys));
    }

    [Fact]
    public void What_keeps_the_rule_is_no_offence() => Assert.Empty(Planted("Clean"));

    [Fact]
    public void An_arrow_that_is_not_on_the_map_is_found_wherever_it_hides()
    {
        var offences = Planted("Arrow");

        foreach (var user in (string[])["InField", "InSignature", "InBody", "InMark", "InConstraint", "InClosure", "InCatch", "InBase", "InGenericArgument"])
        {
            Assert.Contains(offences, o => o.StartsWith($"Lower may not use Upper: Vigil.Server.Tests.Architecture.Planted.Arrow.Lower.{user}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_private_type_used_from_outside_is_found() =>
        Assert.Equal(["Lower is entered by its front door only: Vigil.Server.Tests.Architecture.Planted.Private.Upper.Intruder uses Vigil.Server.Tests.Architecture.Planted.Private.Lower.Inside.Hidden."], Planted("Private"));

    [Fact]
    public void A_module_that_is_not_on_the_map_is_found() => Assert.Equal(["The module 'Unknown' is missing from the map."], Planted("Missing"));

    [Fact]
    public void Platform_using_a_module_is_found() =>
        Assert.Equal(["Platform knows no module: Vigil.Server.Tests.Architecture.Planted.Knowing.Platform.Knower uses Vigil.Server.Tests.Architecture.Planted.Knowing.Lower.Known."], Planted("Knowing"));

    [Fact]
    public void Modules_that_use_each_other_are_found_even_if_the_map_allows_it()
    {
        var map = new ModuleMap(RootOf("Circle"), new Dictionary<string, string[]>(StringComparer.Ordinal) { ["Lower"] = ["Upper"], ["Upper"] = ["Lower"] });

        Assert.Equal(["Modules use each other in a circle: Lower → Upper, Upper → Lower."], ModuleRule.Offences(Here, map));
    }

    private static string RootOf(string offence) => $"Vigil.Server.Tests.Architecture.Planted.{offence}";

    private static IReadOnlyList<string> Planted(string offence) => ModuleRule.Offences(
        Here, new ModuleMap(RootOf(offence), new Dictionary<string, string[]>(StringComparer.Ordinal) { [ModuleMap.Platform] = [], ["Lower"] = [], ["Upper"] = ["Lower"] }));
}
