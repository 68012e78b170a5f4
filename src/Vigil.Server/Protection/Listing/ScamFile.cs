using System.Text.Json;
using Vigil.Server.Platform.Http;
using Vigil.Server.Protection.Recognising;

namespace Vigil.Server.Protection.Listing;

/// <summary>
/// Reads a list of scams in the format of polkadot-js/phishing: <c>all.json</c> with <c>deny</c> (hosts) and <c>allow</c> (hosts shared by many, which are no scam themselves), or
/// <c>address.json</c>, an object of lists of wallet addresses. Pure.
/// </summary>
internal static class ScamFile
{
    private const int MaxEntries = 2_000_000;
    private const int MaxLength = 300;

    /// <returns>The entries, or a refusal that names the file's member and what was expected there.</returns>
    public static Outcome<ScamEntries> Read(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException wrong)
        {
            return RequestRefusals.Invalid($"line {wrong.LineNumber + 1}: not JSON.");
        }

        using (document)
        {
            var root = document.RootElement;
            return root.ValueKind is not JsonValueKind.Object ? RequestRefusals.Invalid("an object was expected, with deny, or with lists of addresses by name.")
                : root.TryGetProperty("deny", out _) ? ReadHosts(root)
                : ReadWallets(root);
        }
    }

    private static Outcome<ScamEntries> ReadHosts(JsonElement root)
    {
        var (denied, allowed) = (Texts(root, "deny"), Texts(root, "allow"));
        if ((denied.Refusal ?? allowed.Refusal) is { } refusal)
        {
            return refusal;
        }

        var hosts = Hosts(denied.Value!);
        return hosts.Count == 0 ? RequestRefusals.Invalid("deny holds no host.") : new ScamEntries(hosts, Hosts(allowed.Value!), []);
    }

    private static Outcome<ScamEntries> ReadWallets(JsonElement root)
    {
        var wallets = new List<string>();
        foreach (var member in root.EnumerateObject())
        {
            var read = Texts(root, member.Name);
            if (read.Refusal is { } refusal)
            {
                return refusal;
            }

            wallets.AddRange(read.Value!.Select(w => PlainText.Folded(w).Trim()).Where(w => w.Length > 0));
        }

        return wallets.Count == 0 ? RequestRefusals.Invalid("neither deny nor any list of addresses is there.") : new ScamEntries([], [], [.. wallets.Distinct(StringComparer.Ordinal)]);
    }

    // What is no host is left out: lists are made by many hands, and one line must not keep the others away. The answer tells how many were read.
    private static List<string> Hosts(IEnumerable<string> lines) =>
        [.. lines.Select(line => WebAddress.Read(PlainText.Of(line.StartsWith("*.", StringComparison.Ordinal) ? line[2..] : line))).OfType<WebAddress>().Select(a => a.Host).Distinct(StringComparer.Ordinal)];

    private static Outcome<IReadOnlyList<string>> Texts(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var list))
        {
            return new Outcome<IReadOnlyList<string>>([], null);
        }

        if (list.ValueKind is not JsonValueKind.Array || list.GetArrayLength() > MaxEntries)
        {
            return RequestRefusals.Invalid($"{name}: a list of at most {MaxEntries} texts was expected.");
        }

        var texts = new List<string>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind is not JsonValueKind.String || item.GetString() is not { Length: <= MaxLength } text)
            {
                return RequestRefusals.Invalid($"{name}[{texts.Count}]: a text of at most {MaxLength} characters was expected.");
            }

            texts.Add(text);
        }

        return texts;
    }
}
