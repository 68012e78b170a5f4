using System.Diagnostics;
using Vigil.Language;
using Vigil.Server.Knowledge.Reading;
using Vigil.Server.Knowledge.Searching;

namespace Vigil.Server.Knowledge.Evaluation;

/// <summary>Searches a library of made-up articles with the questions of the shipped ones, one query after the other.</summary>
internal static class MeasureSearch
{
    private const int WarmUps = 300;
    private const int Rounds = 3;
    private const int Limit = 10;
    private const double Mb = 1024 * 1024;

    public static SpeedResult Run(Understanding understanding, int count)
    {
        Article[] shipped = [.. EmbeddedArticles.ReadAll()];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var articles = MadeUpArticles.From(shipped, count);
        var text = GC.GetTotalMemory(forceFullCollection: true);
        var from = Stopwatch.GetTimestamp();
        var search = new ArticleSearch(articles);
        var built = Stopwatch.GetElapsedTime(from);
        var index = GC.GetTotalMemory(forceFullCollection: true);
        ReadTopics topics = understanding.Topics;
        (string Query, string Language)[] queries = [.. shipped.SelectMany(a => a.Questions.Append(a.Title).Concat(a.Keywords).Select(q => (q, a.Language)))];
        foreach (var (query, language) in queries.Take(WarmUps))
        {
            search.Search(query, language, Limit, topics);
        }

        // Each query in three rounds, of which the middle one counts: what else runs on the machine is no part of a query.
        var rounds = Enumerable.Range(0, Rounds).Select(_ => queries.Select(q => Time(search, topics, q.Query, q.Language)).ToArray()).ToArray();
        double[] took = [.. queries.Select((_, at) => rounds.Select(r => r[at]).Order().ElementAt(Rounds / 2)).Order()];
        return new SpeedResult(count, took.Length, At(took, 0.5), At(took, 0.99), took[^1], built.TotalSeconds, (index - text) / Mb, (text - before) / Mb);
    }

    private static double Time(ArticleSearch search, ReadTopics topics, string query, string language)
    {
        var from = Stopwatch.GetTimestamp();
        search.Search(query, language, Limit, topics);
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    private static double At(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}

/// <summary>Times of a query in milliseconds.</summary>
internal sealed record SpeedResult(int Articles, int Queries, double P50, double P99, double Most, double BuildSeconds, double IndexMb, double TextMb);
