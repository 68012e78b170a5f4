using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>What is said for the other's sake and asks nothing.</summary>
public enum CourtesyKind
{
    /// <summary>Nothing of the kind, or more than that.</summary>
    None,

    /// <summary>Somebody is sorry for how they wrote.</summary>
    Regret,

    /// <summary>Somebody laughs or jokes.</summary>
    Joke,
}

/// <summary>Whether a message is regret or laughter and nothing else: 'sorry for being rude', '刚才态度不好，抱歉', 'haha'. Pure.</summary>
public static partial class Courtesy
{
    /// <summary>Whole messages only: 'sorry, where is my money?' is a question.</summary>
    public static CourtesyKind Of(string text)
    {
        var normal = NormalText.Of(text);
        var words = Between.Replace(normal, " ").Trim();
        return normal.Contains('?', StringComparison.Ordinal) || words.Length == 0 ? CourtesyKind.None
            : Whole.IsMatch(words) ? RegretMark.IsMatch(words) ? CourtesyKind.Regret : JokeMark.IsMatch(words) ? CourtesyKind.Joke : CourtesyKind.None
            : CourtesyKind.None;
    }

    private const string ChineseRegret = "(刚才|刚刚|之前|方才)?(是)?我?(真的?|非常|很)?(不好意思|抱歉|对不起|对不住)(啊|呀|哈|了|哦)?|(刚才|刚刚|之前|方才)?(是)?我?(的)?(态度|语气|口气|说话|脾气|话说)(有点儿?|有些|太|是|得|确实)*(不太?好|差|冲|急|重|凶|难听|过分|激动)(了)?|(刚才|刚刚|之前)?(是)?我(刚才|刚刚|之前)?(有点儿?|有些|太|确实)+(急|冲|激动|凶|着急|冲动|暴躁|过分|失态)(了)?|(刚才|刚刚|之前)?(不该|不应该)(骂|凶|吼)(你们?|您们?|人)(的)?|(别|不要)(往心里去|介意|见怪)|(是)?我(误会|错怪)(你们?|您们?)?了";
    private const string EnglishRegret = "((i am|i'm|im) )?(so |very |really |truly )?sorry( about (that|before|earlier|my (tone|language|words|attitude)))?( (for|that i was|i was|if i was|for being|for getting|about being|for sounding)( (a bit|a little|so|too|such a))? (rude|angry|mad|harsh|impatient|upset|short|mean|aggressive|annoyed|jerk|my (tone|language|words|attitude|rudeness)|(yelling|shouting|swearing|snapping|cursing)( at you)?|the (language|tone|swearing|yelling|rudeness))( (earlier|before|just now|with you|to you))?)?|(my )?apologies|i apologi[sz]e|(i was|that was|i have been|i've been)( (a bit|a little|too|so|very))? (rude|harsh|unfair|impatient|angry|out of line)|no offen[cs]e|my bad";
    // Not 呵呵, nor that somebody is funny: from whoever waits for money that is scorn.
    private const string ChineseJoke = "(哈|嘿|嘻|哈哈){2,}|(我)?(只是)?(开个?|开了个)?玩笑(的|啦|而已|话)*|233+";
    private const string EnglishJoke = "lol|lmao|rofl|haha(ha)*|hehe(he)*|(i'm |i am |im )?(just )?(joking|kidding)|jk";
    private const string Filler = "好(的|吧|了)?|嗯+|行(吧)?|谢谢(你|您|啦|了)?|(辛苦了)|ok|okay|well|oh|and|anyway|thanks|thank you|thx|guys|mate|man|sir";

    [GeneratedRegex($"^(?>({ChineseRegret}|{ChineseJoke}|{Filler}) ?|({EnglishRegret}|{EnglishJoke}|{Filler})( |$))+$", Pattern.Options)]
    private static partial Regex Whole { get; }

    [GeneratedRegex($"{ChineseRegret}|(^| )({EnglishRegret})( |$)", Pattern.Options)]
    private static partial Regex RegretMark { get; }

    [GeneratedRegex($"{ChineseJoke}|(^| )({EnglishJoke})( |$)", Pattern.Options)]
    private static partial Regex JokeMark { get; }

    [GeneratedRegex(@"[^\p{L}\p{N}']+", Pattern.Options)]
    private static partial Regex Between { get; }
}
