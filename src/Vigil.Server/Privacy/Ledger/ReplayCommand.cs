using System.CommandLine;
using System.Globalization;
using Vigil.Server.Platform.Commands;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Privacy.Ledger;

/// <summary><c>vigil privacy replay</c>: does again what an older copy of the database has forgotten, without starting the server.</summary>
internal static class ReplayCommand
{
    public static void AddTo(CommandTree tree) =>
        tree.Add("privacy", "What is kept of people.", new Command("replay", "Does the erasures of the ledger again that this database lacks. The server does so at each start."), RunAsync);

    private static async Task<Outcome<string>> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        try
        {
            var (recorded, again) = await call.Get<ReplayErasures>().RunAsync(cancellationToken);
            return string.Create(CultureInfo.InvariantCulture, $"{recorded} erasures recorded, {again} done again.");
        }
        catch (InvalidDataException damaged)
        {
            return RequestRefusals.Invalid(damaged.Message);
        }
    }
}
