using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Vigil.EndToEnd.Tests;

/// <summary>Hears what Chromium says of a page's content policy: a page of ours never runs against its own.</summary>
public static class Policy
{
    /// <summary>Adds each violation on this page.</summary>
    public static void Watch(IPage page, ConcurrentQueue<string> violations) => page.Console += (_, message) =>
    {
        if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
        {
            violations.Enqueue(message.Text);
        }
    };
}
