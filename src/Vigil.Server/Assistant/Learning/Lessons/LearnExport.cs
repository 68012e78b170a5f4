using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Commands;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Assistant.Learning.Lessons;

/// <summary><c>vigil learn export</c>: what supervisors made of what customers asked, as files for <c>content</c>.</summary>
internal sealed class LearnExport
{
    private readonly Option<string> _out = new("--out") { Description = "Folder to write to; without it 'learning' in the data folder." };

    public static void AddTo(CommandTree tree) => new LearnExport().Add(tree);

    private void Add(CommandTree tree) =>
        tree.Add("learn", "What the assistant may learn.", new Command("export", "Writes training phrases and drafts of articles as files for content/phrases and content/articles, and what agents changed of drafted replies.") { _out }, RunAsync);

    private async Task<Outcome<string>> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var folder = call.Line.GetValue(_out) ?? Path.Combine(call.Get<IOptions<DatabaseOptions>>().Value.Data, "learning");
        if (File.Exists(folder))
        {
            return RequestRefusals.Invalid($"--out: {folder} is a file.");
        }

        var (phrases, drafts, pairs) = await call.Get<ExportLessons>().HandleAsync(folder, cancellationToken);
        var detail = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["phrases"] = phrases.ToString(CultureInfo.InvariantCulture),
            ["drafts"] = drafts.ToString(CultureInfo.InvariantCulture),
            ["pairs"] = pairs.ToString(CultureInfo.InvariantCulture),
        };
        await call.Get<Audit>().AppendAsync(new AuditEvent(Audit.Terminal, "learning.exported", "lessons", detail), cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{phrases} training phrases and {drafts} drafts of articles written to {folder}. Merge them into content; the next build learns them. {pairs} replies that began from a draft stand in drafts.jsonl beside it.");
    }
}
