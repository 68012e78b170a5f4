using System.Reflection;
using System.Text;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>The scripts that are built into the assembly from <c>content/dialogues/records/{kind}.yaml</c>.</summary>
internal static class RecordScripts
{
    private const string Prefix = "Dialogues/records/";

    private static readonly Lazy<IReadOnlyDictionary<string, RecordScript>> Shipped = new(() => ReadAll().ToDictionary(s => s.Record, StringComparer.Ordinal));

    /// <summary>What a script may offer to tap, beside the way to a person.</summary>
    public static IReadOnlyList<string> Taps { get; } = ["howLong", "cancel"];

    /// <summary>The script of a kind of record.</summary>
    /// <exception cref="InvalidDataException">A script is wrong; the message names file, line and what is expected.</exception>
    public static RecordScript For(string kind) => Shipped.Value[kind];

    /// <summary>A record of a kind, whatever its values, for the names in it; null for a kind that is not told.</summary>
    public static RecordView? Sample(string kind)
    {
        var at = DateTimeOffset.UnixEpoch;
        RecordCard? card = kind switch
        {
            AnswerKinds.Withdrawals => Card(withdrawal: new WithdrawalCard("done", "", "", "", "0", "0", "", null, null, null, 0, 0, 0, at, null, null, null, null, null, null, null)),
            AnswerKinds.Deposits => Card(deposit: new DepositCard("seen", "", "", "", "0", null, null, null, 0, 0, 0, at, null, null, null)),
            AnswerKinds.Freezes => Card(freeze: new FreezeCard("account", null, at, null, [], null, null)),
            AnswerKinds.C2cOrders => Card(c2c: new C2cCard("buyer", "unpaid", "", "0", "", "0", "", "", at, null, null, null, null)),
            AnswerKinds.Liquidations => Card(liquidation: new LiquidationCard("", "long", "0", "0", "0", "0", 1, "0", "", at, at)),
            _ => null,
        };
        AccountProfile? account = kind is AnswerKinds.Identity or AnswerKinds.Lock ? new("0", 0, "", null, "", null, "", "none", 0, null, null, "", "", "", "", "active", null, [], at) : null;
        return card is null && account is null ? null
            : RecordViews.Of(new Found(kind, Available: true, Any: true, card, account), "", Phrases.In("en"), new Telling(new RecordFacts(kind, "0", 0), Voice.Assistant, at, TimeZoneInfo.Utc), null);
    }

    private static RecordCard Card(WithdrawalCard? withdrawal = null, DepositCard? deposit = null, FreezeCard? freeze = null, C2cCard? c2c = null, LiquidationCard? liquidation = null) =>
        new("", "0", 0, DateTimeOffset.UnixEpoch, withdrawal, deposit, freeze, c2c, liquidation);

    private static IEnumerable<RecordScript> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            yield return RecordScriptFile.Read(name[Prefix.Length..], reader.ReadToEnd(), Sample);
        }
    }
}
