using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Secrets;

/// <summary>Whether what follows the word 'password' is one, or goes on with the sentence: 'my password is hunter2', 'my password is wrong', 'password is 12 characters long'.</summary>
internal static partial class PasswordValue
{
    private const int Shortest = 3;
    private const int ShortestDigits = 4;
    private const int ShortestLongNumber = 6;
    private const int ShortestWord = 5;
    private const int ShortestColonWord = 4;
    // More of them are a quoted sentence.
    private const int MostSpaces = 2;
    private const int ShortestDrawn = 8;
    private const int LongestDrawn = 20;
    private const int Longest = 100;
    private const int LongestUntold = 40;

    private static readonly FrozenSet<string> Predicates =
        ("not wrong right correct correctly incorrect invalid valid working worked work works too very the a an my your our same still always never already also only just in on at for from with without what when where how why which required needed reset changed blocked locked expired " +
        "lost forgotten stolen leaked compromised unknown empty hidden saved stored hashed encrypted safe secure strong weak short long okay ok fine good bad nothing none something mine yours it that this there here being been now no yes and or but if so because please help " +
        "gone going updated accepted rejected refused denied different identical similar old new simple complex complicated hard easy available missing unchanged confirmed known wrongly set shown visible sent entered typed kept managed really definitely actually probably " +
        "maybe certainly absolutely really totally completely exactly like out off up down over under between about after before again ever supposed meant used asked getting coming taking showing failing giving saying " +
        "incorrecta incorrecto correcta correcto invalida valida segura muy la el una mi lo los las que para por pero cual donde como no si olvidada " +
        "неверныи неверен верныи правильныи неправильныи не от для где как что это мои ваш sai dung khong la gi cua toi bi duoc falsch richtig nicht " +
        "app google email mail gmail uid usdt web wallet okx binance meridian chrome apple android iphone sms ok login account authenticator kyc api reset link page field button").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> Signs = SearchValues.Create("@#$%^&*_+!");
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789 -.,:/~");
    private static readonly string[] PredicateEndings = ["ed", "ing", "able", "ible", "ly", "ive", "ous", "ful", "less", "ent", "ant"];

    /// <summary>Whether a value that directly follows is a password.</summary>
    public static bool IsOne(SecretText text, Told value)
    {
        var plain = text.Plain.AsSpan(value.Start, value.Length);
        if (value.Length is < Shortest or > Longest || IsOrdinary(text, value))
        {
            return false;
        }

        if (IsNumber(plain))
        {
            return plain.Length - plain.Count(' ') - plain.Count('-') >= ShortestDigits && !Units.FollowAt(text.Plain, value.End);
        }

        if (value.IsQuoted && (value.IsTold || Shapes.HasDigit(plain)))
        {
            return true;
        }

        if (LooksSecret(text, value))
        {
            return true;
        }

        return value.IsTold && IsWordOfSecret(text, value);
    }

    /// <summary>Whether a value looks like a password wherever it stands: letters with digits or signs.</summary>
    public static bool LooksSecret(SecretText text, Told value)
    {
        var plain = text.Plain.AsSpan(value.Start, value.Length);
        if (value.Length is < ShortestDigits or > LongestUntold || IsOrdinary(text, value) || IsNumber(plain) || (value.IsQuoted && plain.Count(' ') > MostSpaces))
        {
            return false;
        }

        var hasLetter = plain.IndexOfAnyInRange('a', 'z') >= 0 || plain.IndexOfAnyInRange('а', 'я') >= 0;
        return (hasLetter && Shapes.HasDigit(plain)) || (plain.IndexOfAny(Signs) is var sign and >= 0 && (hasLetter || Shapes.HasDigit(plain)) && plain[sign..].IndexOfAnyExcept("!?.") >= 0);
    }

    /// <summary>Whether a value looks like a password and like nothing else: digits and both cases or a sign, so that no name of a product or an account is one.</summary>
    public static bool LooksDrawn(SecretText text, Told value)
    {
        var written = text.Folded.AsSpan(value.Start, value.Length);
        var digits = CountDigits(written);
        var hasSign = written.IndexOfAny(Signs) is var sign and >= 0 && written[sign..].IndexOfAnyExcept("!?.+") >= 0;
        return value.Length >= ShortestDrawn && LooksSecret(text, value) && digits > 0 && !written.Contains('/') && !written.Contains('=') && ((hasSign && written.IndexOf('_') < 0) || (digits >= ShortestDigits && written.ContainsAnyInRange('a', 'z') && written.ContainsAnyInRange('A', 'Z') && value.Length <= LongestDrawn));
    }

    /// <summary>Six digits or more that are no phone, no recent date, no amount.</summary>
    public static bool IsLongNumber(SecretText text, Told value)
    {
        var plain = text.Plain.AsSpan(value.Start, value.Length);
        return Shapes.IsDigits(plain) && plain.Length is >= ShortestLongNumber and <= 16 and not 11 && !(plain.Length == 8 && plain.StartsWith("20")) && !Units.FollowAt(text.Plain, value.End);
    }

    // 'Password: correcthorse', 'my password is dragonfire and …': a word alone, which the sentence cannot go on with.
    private static bool IsWordOfSecret(SecretText text, Told value)
    {
        var plain = text.Plain.AsSpan(value.Start, value.Length);
        var word = plain.TrimEnd("!?.").ToString();
        if (word.Length == 0 || word.AsSpan().IndexOfAnyExceptInRange('a', 'z') >= 0 || Predicates.Contains(word))
        {
            return false;
        }

        var follows = text.Plain.AsSpan(value.End).TrimStart(' ');
        var isEnd = follows.Length == 0 || follows[0] is '.' or ',' or '\n' or ';' or '?' or '!' or ')' or '。' or >= '\u2E80' || follows.StartsWith("and ") || follows.StartsWith("but ") || follows.StartsWith("please ") || follows.StartsWith("y ");
        if (!isEnd)
        {
            return false;
        }

        var isColon = text.Plain.AsSpan(0, value.Start).TrimEnd(' ') is [.., ':' or '='] || (value.Start > 0 && text.Plain[value.Start - 1] >= '\u2E80');
        return isColon ? word.Length >= ShortestColonWord : word.Length >= ShortestWord && !Array.Exists(PredicateEndings, word.EndsWith);
    }

    private static int CountDigits(ReadOnlySpan<char> value)
    {
        var count = 0;
        foreach (var c in value)
        {
            count += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return count;
    }

    private static bool IsNumber(ReadOnlySpan<char> plain) => Shapes.HasDigit(plain) && !plain.ContainsAnyExcept(OfNumbers);

    /// <summary>Whether a value is of a kind that belongs to the conversation: an address, a link, an amount, a date, a version.</summary>
    public static bool IsOrdinary(SecretText text, int start, int end)
    {
        var written = text.Folded.AsSpan(start, end - start);
        return Shapes.IsAddress(written) || Shapes.IsHash(written) || Shapes.IsUuid(written) || Ordinary.IsMatch(text.Plain.AsSpan(start, end - start));
    }

    private static bool IsOrdinary(SecretText text, Told value) => IsOrdinary(text, value.Start, value.End);

    // Links and mail addresses, amounts, times and dates, versions and grades, order numbers, ranges.
    [GeneratedRegex(
        @"://|^www\.|@[a-z0-9-]{1,40}\.[a-z]|^[0-9]{1,12}([.,][0-9]{1,12})?(usdt?|usdc|u|btc|eth|eur|h|hrs?|hours?|days?|am|pm|mins?|s|k|m|x|w|%|gb|mb|th|st|nd|rd|times|位|个)$"
        + "|^(2fa|3ds|5g|4g|web3|[a-z]rc-?20|bep-?20|ios ?[0-9.]{0,6}|iphone[0-9a-z]{0,8}|android[0-9.]{0,6}|win[0-9]{1,2}|v[0-9.]{1,8}|kyc[0-9]|lv[0-9]|vip[0-9]|level[0-9]|c2c|p2p|b2b|h5|mp[34]|1password|sha256|md5|utf-?8|base64|uid[0-9]{1,12}|id[0-9]{1,12})$"
        + "|^[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}$|^[0-9]{1,2}[-/.][0-9]{1,2}([-/.][0-9]{2,4})?$|^[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$|^[a-z]{1,5}[0-9]{8}-[0-9a-z]{3,8}$|^[a-z]{2,5}-[0-9]{4}-[0-9]{3,10}$|^[a-z]-[a-z]$|^[0-9]{1,2}[-~][0-9]{1,2}$",
        Pattern.Options)]
    private static partial Regex Ordinary { get; }
}
