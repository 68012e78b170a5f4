using System.Text.Json;
using Vigil.Contracts;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>Records as the demonstration exchange would give them, and the exchange's own figures.</summary>
internal static class Meridians
{
    public const string Uid = "88310214";

    public static PlatformParameters Figures()
    {
        using var reader = new StreamReader(typeof(Vigil.Sandbox.SandboxHost).Assembly.GetManifestResourceStream("meridian.json")!);
        return JsonSerializer.Deserialize<PlatformParameters>(reader.ReadToEnd(), JsonSerializerOptions.Web)!;
    }

    /// <summary>An account in good order.</summary>
    public static AccountProfile Account(DateTimeOffset now, string salutation = "王先生", string language = "zh-CN") => new(
        Uid, 5, "王**", salutation, "w***@mail.example", "+86 138****6214", "Lv2", "verified", 2, null, null, "CN", language, "Asia/Shanghai", "regular", "active", null, [], now.AddDays(-412));

    /// <summary>1,250 USDT in confirmation, reviewed first.</summary>
    public static Withdrawal Withdrawal(DateTimeOffset now, int confirmations, string reason = "new_address", Disclosure disclosure = Disclosure.Full)
    {
        var requested = now.AddMinutes(-154);
        return new Withdrawal(
            "W1", Uid, 4 + confirmations, "confirming", "USDT", "ERC20", "1250", "3", "0x9c41aa00bb11cc22dd33ee44ff5566778899e7B2", null, "0x4f7a000000000000000000000000000000000000000000000000000000d193d1",
            confirmations, 64, null, new ReviewInfo(reason, requested.AddMinutes(1), now.AddMinutes(-8), "approved", disclosure), requested, now.AddMinutes(-8),
            now.AddMinutes(-6), null, now.AddMinutes(8), false, now, []);
    }

    /// <summary>What the assistant has said, once there is so much.</summary>
    public static async Task<IReadOnlyList<EntryView>> AnswersAsync(Customer customer, CaseId id, int count)
    {
        IReadOnlyList<EntryView> answers = [];
        await Eventually.HoldsAsync(
            async () => (answers = [.. (await customer.EntriesAsync(id)).Entries.Where(e => e is { Kind: "message", Author.Kind: "assistant" })]).Count >= count,
            $"{count} answers of the assistant");
        return answers;
    }

    /// <summary>Opens a case with the first turn and says the others, each once the one before is answered.</summary>
    /// <returns>An answer for each turn.</returns>
    public static async Task<IReadOnlyList<EntryView>> TalkAsync(Customer customer, IReadOnlyList<string> turns)
    {
        var id = await customer.OpenCaseAsync(turns[0]);
        var answers = await AnswersAsync(customer, id, 1);
        foreach (var turn in turns.Skip(1))
        {
            await customer.SendAsync(id, turn);
            answers = await AnswersAsync(customer, id, answers.Count + 1);
        }

        return answers;
    }
}
