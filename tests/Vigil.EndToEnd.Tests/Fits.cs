using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Whether everything of a page can be read without scrolling sideways, and nothing is cut off where nobody can scroll.</summary>
internal static class Fits
{
    /// <summary>Fails with what is wider than the page, or than its own box although that does not scroll, or cut off at the lower end of one.</summary>
    public static async Task WidthAsync(IPage page, string state)
    {
        var wide = await TooWideAsync(page);
        Assert.True(wide.Count == 0, $"{state}: does not fit\n{string.Join('\n', wide)}");
    }

    /// <summary>What is too wide or cut off, for a test that looks at many states and tells all of it at its end.</summary>
    public static async Task<IReadOnlyList<string>> TooWideAsync(IPage page)
    {
        var found = new List<string>();

        // Around a frame stands the demo exchange, which is nobody's product.
        foreach (var frame in page.Frames.Where(f => f.Url.StartsWith("http", StringComparison.Ordinal) && (page.Frames.Count == 1 || f != page.MainFrame)))
        {
            var wide = await frame.EvaluateAsync<string[]>(
                """
                () => {
                  const root = document.documentElement;
                  const tall = box => {
                    const { overflowY, webkitLineClamp, clipPath } = getComputedStyle(box);
                    if (overflowY !== 'hidden' || webkitLineClamp !== 'none' || clipPath !== 'none' || box.clientHeight === 0) return false;
                    const { bottom } = box.getBoundingClientRect();
                    return box.scrollHeight > box.clientHeight + 1 && [...box.querySelectorAll('button, a, p, li')].some(it => it.checkVisibility() && it.getBoundingClientRect().bottom > bottom + 1);
                  };
                  const wide = root.scrollWidth > root.clientWidth ? [`the page: ${root.scrollWidth} of ${root.clientWidth}`] : [];
                  for (const it of document.querySelectorAll('body *')) {
                    const { overflowX, textOverflow, clipPath, display } = getComputedStyle(it);
                    if (display === 'inline' || textOverflow === 'ellipsis' || clipPath !== 'none' || it.closest('svg, [hidden]')) continue;
                    if (tall(it) && it !== document.body) wide.push(`${it.tagName}.${it.className} is cut off below: ${it.scrollHeight} of ${it.clientHeight}`);
                    // A table or a code block may scroll by itself, and so may a field; everything else has to wrap.
                    if (it.matches('table, pre, input, textarea, .prose *') || it.closest('pre')) continue;
                    const { right } = it.getBoundingClientRect();
                    // What is cut off may be a drawing behind the text, but no text.
                    const cut = () => [...it.querySelectorAll('*')].some(inner => !inner.closest('svg') && inner.checkVisibility() && inner.getBoundingClientRect().right > right + 1);
                    if (it.clientWidth > 0 && it.scrollWidth > it.clientWidth + 1 && (overflowX === 'auto' || overflowX === 'scroll' || (overflowX !== 'visible' && cut())))
                      wide.push(`${it.tagName}.${it.className}: ${it.scrollWidth} of ${it.clientWidth}`);
                    if (right > root.clientWidth + 1 && getComputedStyle(it).position !== 'fixed' && it.checkVisibility()) wide.push(`${it.tagName}.${it.className} ends at ${right} of ${root.clientWidth}`);
                  }
                  return wide.slice(0, 10);
                }
                """);
            found.AddRange(wide.Select(w => $"  {new Uri(frame.Url).AbsolutePath} does not fit: {w}"));
        }

        return found;
    }
}
