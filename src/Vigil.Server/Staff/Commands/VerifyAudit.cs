using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Vigil.Server.Platform.Commands;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Trail;

namespace Vigil.Server.Staff.Commands;

/// <summary><c>vigil audit verify</c>: whether the audit trail is whole and as it was written.</summary>
internal sealed class VerifyAudit
{
    private readonly Option<string[]> _checkpoints = new("--checkpoints") { Description = "A folder of checkpoints, best a copy kept elsewhere; may be given several times. The server's own is read in any case.", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> _keys = new("--key") { Description = "A public key (PEM) that may have signed them; may be given several times. Without it those beside the checkpoints are believed.", DefaultValueFactory = _ => [] };

    public static void AddTo(CommandTree tree) => new VerifyAudit().Add(tree);

    private void Add(CommandTree tree) =>
        tree.Add("audit", "The audit trail.", new Command("verify", "Compares the trail with its chain and its checkpoints and names the first broken link.") { _checkpoints, _keys }, RunAsync);

    private async Task<Outcome<string>> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var folders = call.Line.GetRequiredValue(_checkpoints);
        if (folders.FirstOrDefault(f => !Directory.Exists(f)) is { } missing)
        {
            return RequestRefusals.Invalid($"--checkpoints: there is no folder {missing}.");
        }

        var keys = new List<ECDsa>();
        try
        {
            foreach (var file in call.Line.GetRequiredValue(_keys))
            {
                var key = ECDsa.Create();
                keys.Add(key);
                try
                {
                    key.ImportFromPem(await File.ReadAllTextAsync(file, cancellationToken));
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
                {
                    return RequestRefusals.Invalid($"--key: {file} holds no public key in PEM.");
                }
            }

            var report = await call.Get<VerifyTrail>().RunAsync([call.Get<CheckpointFolder>().Path, .. folders], keys, cancellationToken);
            call.FoundFault = report.Findings.Count > 0;
            return Told(report);
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }

    private static string Told(TrailReport report)
    {
        var latest = report.Latest is { } c ? string.Create(CultureInfo.InvariantCulture, $", the latest of link {c.Seq} at {Microseconds.ToTime(c.At):yyyy-MM-dd HH:mm:ss}Z") : "";
        return string.Join(Environment.NewLine, [
            string.Create(CultureInfo.InvariantCulture, $"{report.Links} links, compared with {report.Checkpoints} checkpoints{latest}."),
            .. report.Findings.Select(f => $"BROKEN: {f}"),
            .. report.Remarks.Select(r => $"note: {r}"),
            report.Findings.Count == 0 ? "The trail is whole." : "The trail is not what was written.",
        ]);
    }
}
