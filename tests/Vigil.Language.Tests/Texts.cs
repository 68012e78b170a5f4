using FsCheck;
using FsCheck.Fluent;

namespace Vigil.Language.Tests;

/// <summary>Texts that nobody would write and some that somebody would, mixed.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "提笔", "到帐", "提币", "人工", "客服", "withdrawl", "erc-20", "0x", "1,250 USDT", "昨晚", "3天前", "99999999999小时前", "T", "bc1q", "\uD83D\uDE00", "\uD800", "\uDC00", "\u0000", "İ", "ß", "fi", "①", "ザ", "\u0301", "提", "币",
        "2026-02-31", "13月40号", "uid: 123456", "订单号", "W20261122-7F3K", "'", "-", ",", ".", "(", "[", "\\", "$", " ", "\u3000", "\uFEFF", "\r\n", "Ω", "한국", "ไทย", "\u200D",
    ];

    private static readonly Gen<string> Any = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(s => s ?? string.Empty),
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<char>().ListOf().Select(string.Concat));

    /// <summary>Fails with the shrunk counter-example where the property does not hold for some text, or throws.</summary>
    public static void Check(Func<string, bool> property) => Prop.ForAll(Arb.From(Any), property).QuickCheckThrowOnFailure();

    /// <summary>The same for texts that are put together from these pieces.</summary>
    public static void CheckOf(string[] pieces, Func<string, bool> property) => Prop.ForAll(Arb.From(Gen.Elements(pieces).ListOf().Select(string.Concat)), property).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
