using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.Stories;

namespace Vigil.Sandbox.People;

/// <summary>A hand-made customer of the demonstration.</summary>
/// <param name="Id">Stable and readable, part of the demo page's address.</param>
/// <param name="Name">What the persona picker shows.</param>
/// <param name="Zh">The situation in a few Chinese words.</param>
/// <param name="En">The same in English.</param>
internal sealed record Persona(string Id, string Uid, string Name, string Zh, string En, Person Person, string Level, string Region, string Language, string TimeZone, string Experience, int RegisteredDaysAgo, Story Story)
{
    /// <summary>A fresh account without any history.</summary>
    public Account Open(DateTimeOffset now) => new()
    {
        Uid = Uid,
        Person = Person,
        Level = Level,
        Region = Region,
        Language = Language,
        TimeZone = TimeZone,
        Experience = Experience,
        RegisteredAt = now.AddDays(-RegisteredDaysAgo),
    };
}
