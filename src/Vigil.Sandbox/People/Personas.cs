using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.Stories;

namespace Vigil.Sandbox.People;

/// <summary>The hand-made customers, one for each situation. All names, contacts and numbers are made up.</summary>
internal static class Personas
{
    public static IReadOnlyList<Persona> All { get; } =
    [
        Zh("wang", "88310214", "王先生", "王**", "withdrawal.confirming", "提币等待区块确认", "Withdrawal waiting for confirmations", "Lv2", "regular", 412, WithdrawalStories.Confirming, "13800006214"),
    ];

    private static Persona Zh(string id, string uid, string name, string display, string situation, string zh, string en, string level, string experience, int days, Story story, string phone) =>
        Check(situation, new Persona(id, uid, name, zh, en, new Person(display, name, $"{id}.{uid[^4..]}@mail.example", "+86 " + phone), level, "CN", "zh-CN", "Asia/Shanghai", experience, days, story));

    private static Persona En(string id, string uid, string name, string display, string situation, string zh, string en, string level, string region, string timeZone, string experience, int days, Story story, string? phone) =>
        Check(situation, new Persona(id, uid, name, zh, en, new Person(display, name, $"{id}.{uid[^4..]}@mail.example", phone), level, region, "en", timeZone, experience, days, story));

    /// <summary>A table row that names another story than it tells is a mistake of ours.</summary>
    private static Persona Check(string situation, Persona persona) =>
        persona.Story.Situation == situation ? persona : throw new InvalidOperationException($"Persona {persona.Id} tells {persona.Story.Situation}, not {situation}.");
}
