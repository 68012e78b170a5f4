using Vigil.Contracts.Exchange;
using Vigil.Sandbox.People;
using Vigil.Sandbox.Stories;
using Vigil.Sandbox.Time;

namespace Vigil.Sandbox.Ledger;

/// <summary>
/// Everything Meridian knows, in memory. Accounts come into being when somebody first looks at them. One lock guards all of it:
/// what is done under it takes microseconds, and nothing waits while holding it.
/// </summary>
internal sealed class World(SandboxClock clock, PlatformParameters rules)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Account> accounts = new(StringComparer.Ordinal);
    private readonly DateTimeOffset startedAt = DateTimeOffset.FromUnixTimeSeconds(clock.Now.ToUnixTimeSeconds());

    public PlatformParameters Rules => rules;

    public SandboxClock Clock => clock;

    /// <summary>When this exchange was opened; histories are written backwards from here.</summary>
    public DateTimeOffset StartedAt => startedAt;

    /// <summary>Looks at or changes an account at the present moment. Null when there is no such account.</summary>
    public T? With<T>(string uid, Func<Account, DateTimeOffset, T?> use)
        where T : class
    {
        lock (gate)
        {
            var now = clock.Now;
            return Find(uid, now) is { } account ? use(account, now) : null;
        }
    }

    /// <summary>Every account that anybody has looked at, for the event stream.</summary>
    public List<T> Survey<T>(Func<Account, DateTimeOffset, IEnumerable<T>> use)
    {
        lock (gate)
        {
            var now = clock.Now;
            return [.. accounts.Values.SelectMany(account => use(account, now))];
        }
    }

    /// <summary>Makes a persona's situation anew if the last telling is over; otherwise changes nothing.</summary>
    public void Refresh(Persona persona)
    {
        lock (gate)
        {
            var now = clock.Now;
            var account = Find(persona.Uid, now)!;
            var stage = Stage(account, now, persona.Id + "/" + now.ToUnixTimeSeconds());
            if (persona.Story.Finished?.Invoke(stage) == true)
            {
                persona.Story.Tell(stage);
            }
        }
    }

    private Account? Find(string uid, DateTimeOffset now)
    {
        if (accounts.TryGetValue(uid, out var known))
        {
            return known;
        }

        var account = Personas.All.FirstOrDefault(p => p.Uid == uid) is { } persona ? Open(persona, now) : Population.Open(uid, startedAt, rules);
        if (account is not null)
        {
            accounts.Add(uid, account);
        }

        return account;
    }

    private Account Open(Persona persona, DateTimeOffset now)
    {
        var account = persona.Open(DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()));
        var stage = Stage(account, now, persona.Id);
        persona.Story.Background(stage);
        persona.Story.Tell(stage);
        return account;
    }

    /// <summary>Stories are told in whole seconds.</summary>
    private Stage Stage(Account account, DateTimeOffset now, string seed) =>
        new(account, DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()), Chance.From(seed), rules);
}
