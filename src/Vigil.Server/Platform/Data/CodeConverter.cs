using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Vigil.Server.Platform.Data;

/// <summary>Stores an enum as its lower-case name, readable in the database and safe against reordering.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
public sealed class CodeConverter<TEnum>() : ValueConverter<TEnum, string>(value => EnumCode.Of(value), code => EnumCode.Read<TEnum>(code))
    where TEnum : struct, Enum;

/// <summary>The stored names of enum values.</summary>
public static class EnumCode
{
    /// <summary>The lower-case name.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Names<TEnum>.ByValue[value];

    /// <summary>The value of a stored name.</summary>
    /// <exception cref="KeyNotFoundException">The database holds a name this program does not know.</exception>
    public static TEnum Read<TEnum>(string code)
        where TEnum : struct, Enum => Names<TEnum>.ByCode[code];

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> ByValue = Enum.GetValues<TEnum>().ToDictionary(v => v, v => v.ToString().ToLowerInvariant());
        public static readonly Dictionary<string, TEnum> ByCode = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
