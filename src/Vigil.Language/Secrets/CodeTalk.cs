using System.Buffers;

namespace Vigil.Language.Secrets;

/// <summary>
/// Six digits of which the sentence tells that they came by message or were handed on, though no word for a code stands at them: 'the number you texted me, I read out 718383'.
/// A way to hand numbers on counts alone; 'says', 'got' and 'typed' only together with the way by which codes come.
/// </summary>
internal static class CodeTalk
{
    private const int ReachOfOther = 30;
    private const int ReachOfWay = 70;
    private const int ReachOfDeed = 28;
    private const int ReachAfter = 45;
    private const int ReachOfMoney = 24;

    private static readonly SearchValues<string> Handed = Of(
        "texted me|text me|texted him|read out|read it out|read him|read her|read them|read to him|dictated|gave the caller|told the caller|念给|念了|读给|读了|报给|收到的是|收到的那个|收到的这个|收到了个|收到一个|收到的数字|发来的是|跳出来的是|les di |le di |le lei|les lei|dicte|продиктовал|назвал|em doc|toi doc|doc cho|読み上げ|불러줬|알려줬");

    private static readonly SearchValues<string> Deeds = Of(
        "its |here| says| said|it say| show| reads| read | is | it's| its |: |type|enter| put | got |receiv| came| come|sent| gave | give | told | tell |收到|发来|发给|发了|发的|给了|给他|给她|给对方|告诉|讲了|说了|说是|填|输|是|显示|跳出|弹出|念|读|recib|lleg|puse| meti|dice|mandaron|aparece|пришл|пришел|прислал|ввож|ввел|ввод|говорит|показыв|сказал|отправил|nhap|nhan|hien| bao|gui |入力|届い|来た|表示|教え|입력|왔|받은|받았|떠요|나와|보냈");

    private static readonly SearchValues<string> Ways = Of(
        "sms|your message|the message|失效|过期|expire|手机上|手机收|google|mail|text say|texts say|text:|by text|via text|new text|numbers on|number on my|the numbers|these numbers|six numbers|6 numbers|text from|the text|a text|text message|texted|on my phone|on the phone|phone says|the caller|authenticator|2fa|verif|digit|number you|number they|number that came|短信|简讯|安全码|位数|邮箱|邮件|验证|谷歌|动态|认证|语音|六位|6位|的码|correo|mensaje|verifica|смс|почт|письм|провер|аутент|подтвержд|цифр|tin nhan|xac minh|xac nhan|xac thuc|メール|ショートメール|認証|认证|桁|문자|메일|인증|자리");

    private static readonly SearchValues<string> Names = Of("验证码|校验码|动态码|的码| code|код|codigo|認証|认证|인증");

    private static readonly SearchValues<string> Money = Of("rank|排名|流水|到账|转了|转账|充了|提了|买了|卖了|付了|余额|金额|亏|赚|价|amount|balance|deposit|withdr|paid|sold|bought|worth|price|total|saldo|monto|сумм|баланс|so du|so tien|残高|金額|잔액|금액|ip |uid|error|code=|报错|错误");

    private static readonly string[] Links = ["输进去", "填进去", "is your", "is my", "es tu", "这是", "这个是", "就是", "是我", "是他", "是刚", "是你", "是短信", "是邮", "this is", "is what", "is the", "is from", "that's", "thats", "that is", "发给你", "发你", "给你", "by text", "by sms", "in the sms", "came", "arrived", "was in", "is in", "es el", "es lo", "это ", "la ma", "がメール", "이게"];

    /// <summary>Whether the sentence tells that a number is a code.</summary>
    public static bool Tells(SecretText text, Cues cues, int start, int end)
    {
        var plain = text.Plain;
        if (plain.AsSpan(start, end - start).EndsWith("000") || (cues.Before(plain, start, ReachOfOther) is { Cue: Cue.Other or Cue.Pin or Cue.Password or Cue.Identity or Cue.Passport } other && !IsPhone(plain, other)) || cues.After(plain, end, ReachAfter / 3) is { Cue: Cue.Other })
        {
            return false;
        }

        var (from, to) = (Math.Max(0, start - ReachOfWay), Math.Min(plain.Length, end + ReachAfter));
        var before = Unmarked(plain.AsSpan(from, start - from));
        var near = before[Math.Max(0, before.Length - ReachOfDeed)..];
        var after = plain.AsSpan(end, to - end);
        var blot = after.IndexOf(Marks.Blot);
        after = blot < 0 ? after : after[..blot];
        if (IsOfMoney(before[Math.Max(0, before.Length - ReachOfMoney)..]))
        {
            return false;
        }

        return near.ContainsAny(Handed) || (near.ContainsAny(Deeds) && (before.ContainsAny(Ways) || after.ContainsAny(Ways))) || IsNamedAfter(after);
    }

    /// <summary>Which of the signs of a told code a stretch of text shows, one bit each: handed on, done with a number, the way it came, its name, money.</summary>
    public static int SignsIn(ReadOnlySpan<char> plain) =>
        (plain.ContainsAny(Handed) ? 1 : 0) | (plain.ContainsAny(Deeds) ? 2 : 0) | (plain.ContainsAny(Ways) ? 4 : 0) | (plain.ContainsAny(Names) ? 8 : 0) | (plain.ContainsAny(Money) ? 16 : 0);

    /// <summary>Whether a stretch of text speaks of money, of accounts or of faults, whose numbers are no codes.</summary>
    public static bool IsOfMoney(ReadOnlySpan<char> plain) => plain.ContainsAny(Money);

    /// <summary>Whether a cue is a phone: none has a number of six digits, and codes come to it.</summary>
    public static bool IsPhone(string plain, CueAt cue) => plain.AsSpan(cue.Start, cue.End - cue.Start) is "phone" or "mobile" or "手机" or "telefono" or "телефон";

    /// <summary>Whether codes are spoken of between two places.</summary>
    public static bool NamesCode(string plain, int from, int to)
    {
        var start = Math.Max(0, from);
        var near = plain.AsSpan(start, Math.Min(plain.Length, to) - start);
        return near.ContainsAny(Names) || near.ContainsAny(Ways);
    }

    // '977013 这是刚发来的码'.
    private static bool IsNamedAfter(ReadOnlySpan<char> after)
    {
        var follows = after.TrimStart(" ,、(-:\"");
        foreach (var link in Links)
        {
            if (follows.StartsWith(link))
            {
                return follows.ContainsAny(Ways) || follows.ContainsAny(Names) || follows.ContainsAny(Handed);
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Unmarked(ReadOnlySpan<char> before) => before[(before.LastIndexOf(Marks.Blot) + 1)..];

    private static SearchValues<string> Of(string words) => SearchValues.Create(words.Split('|'), StringComparison.Ordinal);
}
