using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Whether a page fits its window: nothing runs out of it sideways, nothing that can be used is cut off or covered.</summary>
internal static class Layout
{
    // What floats above the page for a moment may cover it; what stands in a scrolled region may be scrolled out of sight.
    private const string Misfits =
        """
        () => {
          const found = [];
          const page = document.documentElement;
          if (page.scrollWidth > page.clientWidth) found.push(`the page is ${page.scrollWidth} px wide in ${page.clientWidth}`);
          const top = document.querySelector('dialog[open]') ?? [...document.querySelectorAll('[role="dialog"]')].filter(e => e.getClientRects().length).at(-1) ?? document;
          for (const it of top.querySelectorAll('button, a[href], input, textarea, [role="option"], h1')) {
            const box = it.getClientRects()[0];
            if (!box || box.width < 3 || box.height < 3 || getComputedStyle(it).visibility === 'hidden') continue;
            const name = `${it.tagName.toLowerCase()}.${it.className} "${(it.getAttribute('aria-label') ?? it.innerText ?? '').slice(0, 40)}"`;
            const says = what => found.push(`${name} ${what} (${[box.left, box.top, box.right, box.bottom].map(Math.round)})`);
            let away = false;
            for (let around = it.parentElement; around; around = around.matches('dialog') ? null : around.parentElement) {
              const { overflowX, overflowY } = getComputedStyle(around);
              const room = around.getBoundingClientRect();
              if (/auto|scroll/.test(overflowY) && around.scrollHeight > around.clientHeight && (box.bottom > room.bottom + 1 || box.top < room.top - 1)) away = true;
              else if (overflowX !== 'visible' && (box.right > room.right + 1 || box.left < room.left - 1)) says(`is cut off by .${around.className}`);
            }
            if (away) continue;
            if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1) { says('is outside'); continue; }
            const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
            if (hit && hit !== it && !it.contains(hit) && !hit.contains(it) && !hit.closest('.toasts, .linkbar-place')) says(`is covered by ${hit.tagName.toLowerCase()}.${hit.className}`);
            if (it.matches('.b, .tab, [role="tab"]') && it.scrollWidth > it.clientWidth + 1) says('has more words than room');
          }
          return found;
        }
        """;

    /// <summary>Fails with everything that does not fit.</summary>
    /// <param name="state">What the page shows, for the report.</param>
    public static async Task FitsAsync(IPage page, string state)
    {
        var found = await page.EvaluateAsync<string[]>(Misfits);
        Assert.True(found.Length == 0, $"{state}: does not fit\n  {string.Join("\n  ", found)}");
    }
}
