namespace Vigil.Durability.Tests.Kill;

/// <summary>How far the run is: says when the next kill is due, and lets nobody begin what belongs behind it.</summary>
/// <param name="kill">Called in the moment itself; must not wait.</param>
internal sealed class Progress(IReadOnlyList<KillMoment> moments, Action kill)
{
    private readonly Lock _one = new();

    // As the record has them.
    private readonly HashSet<(string Client, string Key)> _underWay = [];
    private TaskCompletionSource _due = New();
    private TaskCompletionSource _open = New();
    private bool _started;
    private int _next;
    private int _begun;

    /// <summary>Completed when the server has been killed.</summary>
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

    /// <summary>Everybody is in their place: messages may be begun, and kills come.</summary>
    public void Start()
    {
        lock (_one)
        {
            _started = true;
            _open.SetResult();
            _open = New();
        }
    }

    /// <summary>A new message is begun.</summary>
    /// <param name="opens">When it may be tried again.</param>
    /// <returns>False: it belongs behind the next kill, or the run has not started.</returns>
    public bool TryBegin(out Task opens)
    {
        lock (_one)
        {
            opens = _open.Task;
            if (!_started || (_next < moments.Count && _begun >= moments[_next].Begun))
            {
                return false;
            }

            _begun++;
            return true;
        }
    }

    /// <summary>A message is written down as sent and goes out after that. In one step: a kill meets what the record has under way.</summary>
    public void Sent(string client, string key, Action write)
    {
        lock (_one)
        {
            write();
            _underWay.Add((client, key));
            Look();
        }
    }

    /// <summary>A message was answered, which is written down in the same step.</summary>
    public void Answered(string client, string key, Action write)
    {
        lock (_one)
        {
            write();
            _underWay.Remove((client, key));
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
        }
    }

    private void Look()
    {
        if (_next < moments.Count && _begun >= moments[_next].Begun && _underWay.Count > 0 && _underWay.Count <= moments[_next].InFlight && !_due.Task.IsCompleted)
        {
            kill();
            _due.SetResult();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
