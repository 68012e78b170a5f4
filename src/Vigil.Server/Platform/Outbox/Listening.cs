using System.Text.Json;

namespace Vigil.Server.Platform.Outbox;

/// <summary>Hears one kind of event. Runs at least once per event and strictly in order per stream, so a repeat must change nothing.</summary>
/// <typeparam name="TEvent">The event, a record of the publishing module's front door.</typeparam>
public interface IListener<in TEvent>
{
    /// <summary>Whether this event is work for this listener; decided before anything is stored, so it must be quick and pure.</summary>
    static virtual bool Wants(TEvent happened) => true;

    /// <summary>Does the work. An exception means 'again later', with growing pauses.</summary>
    Task HandleAsync(TEvent happened, CancellationToken cancellationToken);
}

/// <summary>Thrown by a listener whose work waits for something outside: it is tried again for as long as that takes, and never lies among the dead letters.</summary>
/// <param name="atMost">The longest pause between two tries.</param>
public sealed class NotYetException(TimeSpan atMost) : Exception("The work waits for something outside.")
{
    /// <summary>The longest pause between two tries.</summary>
    public TimeSpan AtMost { get; } = atMost;
}

/// <summary>One listener of one event type, ready to be called with stored JSON.</summary>
/// <param name="Name">Stable: it stands in stored rows.</param>
public sealed record Listening(string Name, Type Event, Func<object, bool> Wants, Func<IServiceProvider, string, CancellationToken, Task> HandleAsync);

/// <summary>A row for the outbox: work for one listener.</summary>
/// <param name="Stream">What order is kept within, usually a case id.</param>
/// <param name="Position">Order within the stream.</param>
public sealed record OutboxWork(string Listener, string Stream, long Position, string Type, string Payload);

/// <summary>All listeners, by event.</summary>
public sealed class Listeners(IEnumerable<Listening> all)
{
    /// <summary>Room for the events of one entry between two entries of a stream.</summary>
    public const int EventsPerEntry = 16;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly ILookup<Type, Listening> _byEvent = all.ToLookup(l => l.Event);
    private readonly Dictionary<string, Listening> _byName = all.ToDictionary(l => l.Name, StringComparer.Ordinal);

    /// <summary>The rows that this event causes, one for each listener that wants it.</summary>
    public IEnumerable<OutboxWork> WorkFor(object happened, string stream, long position)
    {
        string? payload = null;
        foreach (var listening in _byEvent[happened.GetType()])
        {
            if (listening.Wants(happened))
            {
                payload ??= JsonSerializer.Serialize(happened, happened.GetType(), Json);
                yield return new OutboxWork(listening.Name, stream, position, happened.GetType().Name, payload);
            }
        }
    }

    /// <summary>The listener with this name; null if a later version no longer has it.</summary>
    public Listening? Find(string name) => _byName.GetValueOrDefault(name);

    internal static TEvent Read<TEvent>(string payload) => JsonSerializer.Deserialize<TEvent>(payload, Json)!;
}

/// <summary>Registration of listeners.</summary>
public static class ListenerRegistration
{
    /// <summary>Registers <typeparamref name="TListener"/> for <typeparamref name="TEvent"/> under its type name.</summary>
    public static IServiceCollection AddListener<TEvent, TListener>(this IServiceCollection services)
        where TEvent : class
        where TListener : class, IListener<TEvent>
    {
        services.AddScoped<TListener>();
        return services.AddSingleton(new Listening(
            typeof(TListener).Name, typeof(TEvent), happened => TListener.Wants((TEvent)happened),
            (provider, payload, cancellationToken) => provider.GetRequiredService<TListener>().HandleAsync(Listeners.Read<TEvent>(payload), cancellationToken)));
    }
}
