using System.CommandLine;
using System.Globalization;
using Vigil.Server.Platform.Commands;
using Vigil.Server.Platform.Http;
using Vigil.Server.Protection.Listing;

namespace Vigil.Server.Protection.Commands;

/// <summary><c>vigil scams import</c>: a list of known scams, for the check of channels. A running server uses it at once.</summary>
internal sealed class ImportScamList
{
    private const long MaxBytes = 64 * 1024 * 1024;
    private const int MaxName = 40;

    private readonly Argument<string> _file = new("file") { Description = "all.json or address.json in the format of polkadot-js/phishing." };
    private readonly Option<string> _name = new("--name") { Description = "What the list is called: importing the same name again replaces it. Without it, the file's name." };

    public static void AddTo(CommandTree tree) => new ImportScamList().Add(tree);

    private void Add(CommandTree tree) => tree.Add("scams", "Lists of known scams.", new Command("import", "Takes in a list of scams, or a newer one in its place.") { _file, _name }, RunAsync);

    private async Task<Outcome<string>> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var file = call.Line.GetRequiredValue(_file);
        var name = call.Line.GetValue(_name) ?? Path.GetFileNameWithoutExtension(file);
        if (name.Length is 0 or > MaxName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return RequestRefusals.Invalid($"--name: 1 to {MaxName} letters, digits, - and _ (found '{name}').");
        }

        string json;
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > MaxBytes })
            {
                return RequestRefusals.Invalid($"{file}: larger than {MaxBytes / (1024 * 1024)} MB.");
            }

            json = await File.ReadAllTextAsync(file, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return RequestRefusals.Invalid($"{file}: cannot be read ({failure.Message.ReplaceLineEndings(" ")}).");
        }

        var imported = await call.Get<ImportScams>().HandleAsync(name, json, cancellationToken);
        return imported.Refusal is { } refusal ? RequestRefusals.Invalid($"{file}: {refusal.Detail}")
            : string.Create(CultureInfo.InvariantCulture, $"{name}: {imported.Value!.Hosts.Count} domains, {imported.Value.Shared.Count} shared hosts, {imported.Value.Wallets.Count} wallet addresses.");
    }
}
