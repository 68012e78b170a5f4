using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>The automatic part of the question whether everybody can use a page: axe's rules for WCAG 2.2 A and AA, and its good practices.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Rules = new(() => File.ReadAllText(Path.Combine(RunningVigil.Root(), "src", "web", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>Fails with rule, place and reason of everything that axe finds in the page and in every frame of it, each judged as a page of its own.</summary>
    /// <param name="state">What the page shows, for the report.</param>
    public static async Task FindsNothingAsync(IPage page, string state)
    {
        var findings = await FindingsAsync(page);
        Assert.True(findings.Count == 0, $"{state}: axe finds\n{string.Join('\n', findings)}");
    }

    /// <summary>What axe finds, for a test that looks at many states and tells all of it at its end.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        var findings = new List<string>();
        foreach (var frame in page.Frames.Where(f => f.Url.StartsWith("http", StringComparison.Ordinal) || f.Url.StartsWith("blob:", StringComparison.Ordinal)))
        {
            findings.AddRange(await FindingsAsync(frame));
        }

        return findings;
    }

    private static async Task<IEnumerable<string>> FindingsAsync(IFrame frame)
    {
        // Evaluated by the debugger: the pages' own content policies let no foreign script in, and need not for this.
        await frame.EvaluateAsync(Rules.Value);
        var answer = await frame.EvaluateAsync<JsonElement>(
            """
            () => axe.run(document, { iframes: false, resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
              .then(r => ({ checked: r.passes.length, violations: r.violations.flatMap(v => v.nodes.map(n => `${v.id} (${v.impact}) at ${n.target.join(' ')}: ${n.failureSummary.replace(/\s+/g, ' ')}\n    ${n.html.slice(0, 200)}`)) }))
            """);

        // A page on which no rule applied has not been judged.
        Assert.True(answer.GetProperty("checked").GetInt32() > 0, $"No rule applied to {frame.Url}.");
        return answer.GetProperty("violations").EnumerateArray().Select(v => $"  {new Uri(frame.Url).AbsolutePath} {v.GetString()}");
    }
}
