using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Keeping;
using Vigil.Sandbox.People;
using Vigil.Sandbox.Stories;
using Vigil.Sandbox.Time;

namespace Vigil.Sandbox.Ledger;

/// <summary>
/// Everything Meridian knows, in memory, and kept in its folder before anybody is told. Accounts come into being when somebody first
/// looks at them. One lock guards all of it: a look takes microseconds, a change as long as a small file takes to reach the disk.
/// </summary>
internal sealed class World(SandboxClock clock, PlatformParameters rules, WorldFolder folder)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Account> accounts = folder.Accounts().ToDictionary(a => a.Uid, StringComparer.Ordinal);

    public PlatformParameters Rules => rules;

    public SandboxClock Clock => clock;

    /// <summary>When this exchange was opened; histories are written backwards from here.</summary>
    public DateTimeOffset StartedAt => folder.OpenedAt;

    /// <summary>Looks at an account at the present moment. Null when there is no such account.</summary>
    public T? With<T>(string uid, Func<Account, DateTimeOffset, T?> use)
        where T : class
    {
        lock (gate)
        {
            var now = clock.Now;
            return Find(uid, now) is { } account ? use(account, now) : null;
        }
    }

    /// <summary>Changes an account at the present moment and keeps it. Null when there is no such account, or when nothing came of it.</summary>
    public T? Change<T>(string uid, Func<Account, DateTimeOffset, T?> change)
        where T : class
    {
        lock (gate)
        {
            var now = clock.Now;
            if (Find(uid, now) is not { } account || change(account, now) is not { } changed)
            {
                return null;
            }

            Keep(account);
            return changed;
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
                Keep(account);
            }
        }
    }

    private Account? Find(string uid, DateTimeOffset now)
    {
        if (accounts.TryGetValue(uid, out var known))
        {
            return known;
        }

        var persona = Personas.All.FirstOrDefault(p => p.Uid == uid);
        if (persona is null && !Population.Has(uid))
        {
            return null;
        }

        // Not met, or dropped because keeping it failed: what is in the folder counts.
        var account = folder.Find(uid);
        if (account is null)
        {
            account = persona is not null ? Open(persona, now) : Population.Open(uid, StartedAt, rules);
            folder.Save(account);
        }

        accounts.Add(uid, account);
        return account;
    }

    /// <summary>What cannot be kept has not happened: the account is forgotten, and read again from the folder at the next look.</summary>
    private void Keep(Account account)
    {
        accounts.Remove(account.Uid);
        folder.Save(account);
        accounts.Add(account.Uid, account);
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
