using System.Globalization;
using Vigil.Contracts;
using Vigil.Contracts.Console;

namespace Vigil.Server.Assistant.Learning.Lists;

/// <summary>One list of what the assistant may learn from.</summary>
internal interface ILearningList
{
    /// <summary>The most rows on one page.</summary>
    const int MaxPage = 50;

    /// <summary>The most messages or cases that a list is made of, the newest: a look at it costs the same in any installation.</summary>
    const int MaxLooked = 1_000;

    /// <summary>How many texts stand in a row.</summary>
    const int Typical = 3;

    /// <summary>Name of the list on the wire and in stored lessons.</summary>
    string Name { get; }

    /// <summary>Rows that nobody has dealt with, the most telling first.</summary>
    /// <param name="skip">Rows that were read before.</param>
    /// <param name="language">zh or en: of the reader, for titles.</param>
    Task<LearningPageView> ReadAsync(int skip, int limit, string language, CancellationToken cancellationToken);

    /// <summary>The topics that a row is about; null where the list cannot have such a row.</summary>
    Task<IReadOnlyList<string?>?> TopicsOfAsync(string item, CancellationToken cancellationToken);
}

/// <summary>How rows are named.</summary>
internal static class LearningItem
{
    private const char Between = '|';

    /// <summary>A message of a case.</summary>
    public static string Of(CaseId id, long seq) => string.Create(CultureInfo.InvariantCulture, $"{id}{Between}{seq}");

    /// <summary>Two names, counted from a day on: when something was done with them before, the day after.</summary>
    public static string Of(string first, string second, int fromDay) => string.Create(CultureInfo.InvariantCulture, $"{first}{Between}{second}{Between}{fromDay}");

    /// <summary>The message that an item names, or null.</summary>
    public static (CaseId Case, long Seq)? ReadMessage(string item) =>
        item.Split(Between) is [var id, var number] && CaseId.TryParse(id, out var @case) && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? (@case, seq) : null;

    /// <summary>The pair that an item names, or null.</summary>
    public static (string First, string Second, int FromDay)? ReadPair(string item) =>
        item.Split(Between) is [var first, var second, var day] && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? (first, second, from) : null;
}
