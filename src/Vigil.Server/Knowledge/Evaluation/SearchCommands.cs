using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vigil.Language;

namespace Vigil.Server.Knowledge.Evaluation;

/// <summary><c>vigil eval search</c> and what <c>vigil bench search</c> runs: how well the article search finds, and how fast among many articles.</summary>
internal static class SearchCommands
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Argument<string> Rows = new("FILE") { Description = "JSON lines." };
    private static readonly Option<string> Models = new("--models") { Description = "Folder of the trained model.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "vigil-models") };
    private static readonly Option<int> Articles = new("--articles") { Description = "How many articles, each in Chinese and in English.", DefaultValueFactory = _ => 10_000 };
    private static readonly Option<bool> AsJson = new("--json") { Description = "Ends with one JSON object on the last line." };

    public static IReadOnlyList<Command> Make()
    {
        var search = new Command("search", "Asks the article search about rows {id,lang,query,relevant[{slug,grade}]}.") { Rows, Models, AsJson };
        search.SetAction(parsed => Evaluate(parsed));
        var speed = new Command("search-speed", "Searches many made-up articles: time of a query, of building the index, and its memory.") { Articles, Models, AsJson };
        speed.SetAction(parsed => Measure(parsed));
        return [search, speed];
    }

    private static void Evaluate(ParseResult parsed)
    {
        var rows = SearchRow.Read(parsed.GetRequiredValue(Rows));
        var result = EvaluateSearch.Run(Model(parsed), rows);
        foreach (var missed in result.Judged.Where(j => j.Recall < 1))
        {
            Say(parsed, $"{missed.Row.Id}\t{missed.Ndcg:F2}\t{missed.Row.Query.ReplaceLineEndings(" ")}\t→ {string.Join(' ', missed.Found.Take(3))}");
        }

        foreach (var share in result.Shares)
        {
            Say(parsed, $"{share.Of}: {share.Count} queries, nDCG@10 {share.Ndcg:P1}, recall@3 {share.Recall:P1}");
        }

        Json(parsed, new()
        {
            ["n"] = result.Judged.Count,
            ["ndcg_10"] = result.Shares.ToDictionary(s => s.Of, s => s.Ndcg, StringComparer.Ordinal),
            ["recall_3"] = result.Shares.ToDictionary(s => s.Of, s => s.Recall, StringComparer.Ordinal),
            ["missed_ids"] = result.Judged.Where(j => j.Recall < 1).Select(j => j.Row.Id).ToArray(),
        });
    }

    private static void Measure(ParseResult parsed)
    {
        var result = MeasureSearch.Run(Model(parsed), parsed.GetValue(Articles));
        Say(parsed, $"{result.Articles} articles in two languages: index built in {result.BuildSeconds:F1} s, {result.IndexMb:F0} MB beside {result.TextMb:F0} MB of articles");
        Say(parsed, $"{result.Queries} queries: p50 {result.P50:F2} ms, p99 {result.P99:F2} ms, at most {result.Most:F2} ms");
        Json(parsed, new()
        {
            ["articles"] = result.Articles,
            ["queries"] = result.Queries,
            ["ms_p50"] = result.P50,
            ["ms_p99"] = result.P99,
            ["ms_max"] = result.Most,
            ["build_s"] = result.BuildSeconds,
            ["index_mb"] = result.IndexMb,
            ["articles_mb"] = result.TextMb,
        });
    }

    private static Understanding Model(ParseResult parsed) => Understanding.Create(ModelCache.LoadOrTrain(parsed.GetRequiredValue(Models)));

    private static void Say(ParseResult parsed, FormattableString line) => parsed.InvocationConfiguration.Output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Json(ParseResult parsed, Dictionary<string, object> values)
    {
        if (parsed.GetValue(AsJson))
        {
            parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(values, Readable));
        }
    }
}
