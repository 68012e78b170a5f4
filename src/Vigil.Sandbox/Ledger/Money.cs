using System.Globalization;

namespace Vigil.Sandbox.Ledger;

/// <summary>Amounts as they cross the wire: plain decimals without grouping, exponent or padding.</summary>
internal static class Money
{
    public static string Text(decimal amount) => amount.ToString("0.##########", CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out decimal amount) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount);
}
