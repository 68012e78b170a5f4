using System.Globalization;
using System.Text.Json;
using Vigil.Contracts.Exchange;

namespace Vigil.Server.Knowledge.Figures;

/// <summary>
/// The exchange's figures by dotted path, as people read them. A list is reached by what names its elements (chains.ERC20.name,
/// withdrawalLimits.Lv2.dailyUsdt); a list inside a listed element goes without its own name (coins.USDT.ERC20.withdrawalFee).
/// </summary>
internal sealed class FigureTable
{
    private static readonly string[] Names = ["key", "coin", "level", "chain"];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private FigureTable()
    {
    }

    /// <summary>No figure is known: the exchange was never reached.</summary>
    public static FigureTable Empty { get; } = new();

    /// <summary>All figures of the parameters.</summary>
    public static FigureTable Of(PlatformParameters parameters)
    {
        var table = new FigureTable();
        table.Walk("", JsonSerializer.SerializeToElement(parameters, JsonSerializerOptions.Web), listed: false);
        return table;
    }

    /// <summary>The figure, or null where there is none under this path.</summary>
    public string? Find(string path) => _values.GetValueOrDefault(path);

    private void Walk(string path, JsonElement element, bool listed)
    {
        if (element.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                Walk(property.Value.ValueKind is JsonValueKind.Array && listed ? path : Join(path, property.Name), property.Value, listed: false);
            }
        }
        else if (element.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                var name = Names.Where(n => item.TryGetProperty(n, out _)).Select(n => item.GetProperty(n).GetString()).First();
                Walk(Join(path, name!), item, listed: true);
            }
        }
        else if (element.ValueKind is JsonValueKind.Number or JsonValueKind.String)
        {
            _values[path] = Group(element.ToString());
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    // 100000 is read as 100,000; what has a fraction, a unit or letters stays as the exchange writes it.
    private static string Group(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString("N0", CultureInfo.InvariantCulture) : value;
}
