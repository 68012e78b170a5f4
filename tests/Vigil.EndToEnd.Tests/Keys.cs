using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Somebody who has a keyboard and nothing else, and who after every key must see where they are.</summary>
internal sealed class Keys(IPage page)
{
    // A field or button shows a ring, of its own or of the frame that it fills; a chosen radio shows its label's.
    private const string Lost =
        """
        () => {
          const it = document.activeElement;
          if (!it || it === document.body) return 'nothing has the keys';
          const name = `${it.tagName.toLowerCase()}.${it.className} "${(it.getAttribute('aria-label') ?? it.textContent ?? '').slice(0, 40)}"`;
          const box = (it.closest('label') ?? it).getBoundingClientRect();
          if (!box.width || box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight) return `${name} is out of sight`;
          for (let around = it; around && around !== document.body; around = around.parentElement) {
            const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(around);
            if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1.5) return '';
            if (around.matches(':has(:focus-visible)') && boxShadow.includes('inset')) return '';
          }
          return `${name} does not show that it has the keys`;
        }
        """;

    /// <summary>Presses keys one after the other; after each, what has the keys is to be seen.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
            await SeenAsync($"after {key}");
        }
    }

    /// <summary>Types into what has the keys.</summary>
    public async Task TypeAsync(string text)
    {
        await page.Keyboard.TypeAsync(text);
        await SeenAsync($"after typing {text}");
    }

    /// <summary>Presses a key until something with these words has the keys; a page asks for few.</summary>
    public async Task GoToAsync(string key, string words)
    {
        for (var pressed = 0; pressed < 12; pressed++)
        {
            await PressAsync(key);
            if (await page.EvaluateAsync<bool>("words => (document.activeElement.getAttribute('aria-label') ?? (document.activeElement.closest('label') ?? document.activeElement).textContent).includes(words)", words))
            {
                return;
            }
        }

        Assert.Fail($"No way to '{words}' by {key}.");
    }

    /// <summary>Fails unless what has the keys is on the screen and shows it.</summary>
    public async Task SeenAsync(string when)
    {
        try
        {
            await page.WaitForFunctionAsync($"() => ({Lost})() === ''");
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{when}: {await page.EvaluateAsync<string>(Lost)}");
        }
    }
}
