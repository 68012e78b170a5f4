using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Vigil.EndToEnd.Tests;

/// <summary>A page's live connection, with a hand on it: the way of a cable that is pulled or a laptop that sleeps, which no end is told of.</summary>
public sealed class Line
{
    private volatile int _life;
    private readonly TaskCompletionSource _again = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A connection has been made after <see cref="Die"/>.</summary>
    public Task Again => _again.Task;

    /// <summary>Takes hold of all connections to messengers' and consoles' hubs that pages of this browser will make.</summary>
    public Task HoldAsync(IBrowserContext context) => context.RouteWebSocketAsync(new Regex("/hubs/", RegexOptions.None, TimeSpan.FromSeconds(1)), Take);

    /// <summary>From now on nothing passes over the connections that stand, in no direction, and nobody hears of it. Those that are made later work.</summary>
    public void Die() => Interlocked.Increment(ref _life);

    private void Take(IWebSocketRoute page)
    {
        var life = _life;
        if (life > 0)
        {
            _again.TrySetResult();
        }

        var server = page.ConnectToServer();
        page.OnMessage(frame => Pass(life, frame, server));
        server.OnMessage(frame => Pass(life, frame, page));
    }

    private void Pass(int life, IWebSocketFrame frame, IWebSocketRoute to)
    {
        if (life == _life && frame.Text is { } text)
        {
            to.Send(text);
        }
    }
}
