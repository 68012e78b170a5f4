using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Sandbox;

/// <summary>What docs/connect/exchange-connector.md says a connector has, and what Meridian's own description lists, are the same routes.</summary>
public sealed partial class DescriptionTests
{
    [Fact]
    public async Task The_guide_and_the_running_routes_agree()
    {
        using var meridian = new Meridian();
        var description = JsonDocument.Parse(await meridian.Http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var running = description.RootElement.GetProperty("paths").EnumerateObject()
            .Where(p => p.Name.StartsWith("/v1/", StringComparison.Ordinal))
            .SelectMany(p => p.Value.EnumerateObject().Select(o => o.Name.ToUpperInvariant() + " " + p.Name.TrimEnd('/')));
        var guide = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", "connect", "exchange-connector.md"), TestContext.Current.CancellationToken);
        Route().Matches(guide).Select(m => m.Value.Trim('`')).Distinct(StringComparer.Ordinal).ShouldBe(running, ignoreOrder: true);
    }

    [GeneratedRegex("`(?:GET|POST) /v1/[^`?]*`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Route();
}
