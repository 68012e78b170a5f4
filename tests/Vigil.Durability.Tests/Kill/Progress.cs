namespace Vigil.Durability.Tests.Kill;

/// <summary>How far the run is: says when the next kill is due, and lets nobody begin what belongs behind it.</summary>
internal sealed class Progress(IReadOnlyList<KillMoment> moments)
{
    private readonly Lock _one = new();
    private TaskCompletionSource _due = New();
    private TaskCompletionSource _open = New();
    private int _next;
    private int _begun;
    private int _answered;

    /// <summary>Completed when the server is to be killed.</summary>
    public Task Due
    {
        get
        {
            lock (_one)
            {
                return _due.Task;
            }
        }
    }

    /// <summary>A new message is begun.</summary>
    /// <param name="opens">When it may be tried again.</param>
    /// <returns>False: it belongs behind the next kill.</returns>
    public bool TryBegin(out Task opens)
    {
        lock (_one)
        {
            opens = _open.Task;
            if (_next < moments.Count && _begun >= moments[_next].Begun)
            {
                return false;
            }

            _begun++;
            Look();
            return true;
        }
    }

    /// <summary>A message was answered.</summary>
    public void Answered()
    {
        lock (_one)
        {
            _answered++;
            Look();
        }
    }

    /// <summary>The server is back.</summary>
    public void Restarted()
    {
        lock (_one)
        {
            _next++;
            _due = New();
            _open.SetResult();
            _open = New();
            Look();
        }
    }

    private void Look()
    {
        if (_next < moments.Count && _begun >= moments[_next].Begun && _begun - _answered <= moments[_next].InFlight)
        {
            _due.TrySetResult();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
