namespace Vigil.Language.Secrets;

/// <summary>Whether a number counts something: an amount, a time, how many digits a password has.</summary>
internal static class Units
{
    // As they stand in a plain text: without marks.
    private static readonly string[] All =
        [.. ("usdt|usdc|usd|u|btc|eth|trx|sol|ton|bnb|xrp|doge|eur|euros|euro|cny|rmb|vnd|rub|hkd|jpy|yen|dollars|dollar|pesos|coins|coin|tokens|token|points|sats|k|w|x|%|" +
            "characters|character|chars|char|digits|digit|letters|letter|numbers|words|word|times|time|attempts|tries|minutes|minute|mins|min|hours|hour|hrs|seconds|second|secs|sec|days|day|weeks|months|years|year|am|pm|people|users|others|" +
            "个|位|次|天|小时|分钟|分|秒|年|月|日|号|元|块|刀|万|千|字|人|倍|条|笔|枚|单|遍|多|点|周|人民币|美元|美金|caracteres|digitos|letras|minutos|horas|dias|veces|символов|цифр|минут|часов|днеи|раз|рублеи|рубля|ky tu|so|phut|gio|ngay|lan|dong|文字|桁|分間|時間|日間|回|円").Split('|')];

    /// <summary>Whether a unit follows a place.</summary>
    public static bool FollowAt(string plain, int end)
    {
        var i = end < plain.Length && plain[end] is ' ' or '-' ? end + 1 : end;
        if (i >= plain.Length)
        {
            return false;
        }

        foreach (var unit in All)
        {
            if (plain.AsSpan(i).StartsWith(unit) && (unit[^1] >= '\u2E80' || unit[^1] == '%' || i + unit.Length == plain.Length || !char.IsLetterOrDigit(plain[i + unit.Length]) || plain[i + unit.Length] >= '\u2E80'))
            {
                return true;
            }
        }

        return false;
    }
}
