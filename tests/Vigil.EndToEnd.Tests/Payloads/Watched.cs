using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests.Payloads;

/// <summary>A browser that notes what must not happen: a script that was not ours, a dialog, a request elsewhere, a complaint of the page's own policy or of its scripts.</summary>
internal sealed class Watched : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _happened = [];
    private readonly string[] _ours;

    private Watched(IBrowserContext context, string[] ours) => (Context, _ours) = (context, ours);

    /// <summary>The browser.</summary>
    public IBrowserContext Context { get; }

    /// <summary>What was noted so far.</summary>
    public IReadOnlyCollection<string> Happened => _happened;

    /// <summary>Opens one.</summary>
    public static async Task<Watched> OpenAsync(RunningVigil vigil, ViewportSize? screen = null)
    {
        var watched = new Watched(await vigil.NewContextAsync(new BrowserNewContextOptions { Locale = "zh-CN", TimezoneId = "Asia/Shanghai", ViewportSize = screen }), [new Uri(vigil.Server).Authority, new Uri(vigil.Sandbox).Authority]);
        await watched.WatchAsync();
        return watched;
    }

    /// <summary>Watches a browser that somebody else opens.</summary>
    public static async Task<Watched> OnAsync(RunningVigil vigil, IBrowserContext context)
    {
        var watched = new Watched(context, [new Uri(vigil.Server).Authority, new Uri(vigil.Sandbox).Authority]);
        await watched.WatchAsync();
        return watched;
    }

    /// <summary>Nothing of it has happened. Two frames and a turn of the loop first: what was about to run has run by then.</summary>
    public async Task NothingHappenedAsync(IPage page, string where)
    {
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");
        Assert.True(_happened.IsEmpty, $"{where}: {string.Join("\n", _happened.Take(20))}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private async Task WatchAsync()
    {
        await Context.ExposeFunctionAsync<System.Text.Json.JsonElement, bool>(HostileTexts.Hook, number =>
        {
            _happened.Enqueue($"ran: {number}");
            return true;
        });
        await Context.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('Content Security Policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))");

        // Not even a name is asked for: what leads elsewhere is noted and ends here.
        await Context.RouteAsync(url => !IsOurs(url), route =>
        {
            _happened.Enqueue($"asked for: {route.Request.Url}");
            return route.AbortAsync();
        });
        Context.Page += (_, page) => Watch(page);
    }

    /// <summary>Watches a page that was open before.</summary>
    public void Watch(IPage page)
    {
        page.Dialog += (_, dialog) =>
        {
            _happened.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.PageError += (_, error) => _happened.Enqueue($"error: {error}");
        page.Popup += (_, popup) => _happened.Enqueue($"window: {popup.Url}");
        page.Download += (_, file) => _happened.Enqueue($"download: {file.Url}");
        page.Console += (_, message) =>
        {
            // What the server refuses is said in the page; the browser notes it here by itself.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal))
            {
                _happened.Enqueue($"console: {message.Text}");
            }
        };
        page.FrameNavigated += (_, frame) =>
        {
            if (!IsOurs(frame.Url))
            {
                _happened.Enqueue($"went to: {frame.Url}");
            }
        };
    }

    private bool IsOurs(string url) => url is "about:blank" or "about:srcdoc" or "" || url.StartsWith("blob:", StringComparison.Ordinal) || url.StartsWith("data:image/", StringComparison.Ordinal)
        || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && _ours.Contains(uri.Authority, StringComparer.OrdinalIgnoreCase));
}
