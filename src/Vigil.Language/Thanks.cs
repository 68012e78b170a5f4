using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Whether a message is thanks or a goodbye and nothing else: then there is nothing to answer, and a case that was done is done still. Pure.</summary>
public static partial class Thanks
{
    // Whole phrases only, and no bare 没有 or 不: '没有收到' is the opposite of '收到'.
    private const string ChineseThanks = "(非常|十分|太|多)?(感谢|谢谢|谢)(您们|你们|您|你)?的?(帮助|帮忙|解答|回复|耐心)?(了|啦|啊|哈|哦|呀)?|(您们|你们|您|你)?辛苦(您们|你们|您|你)?(了|啦)?|再见|拜拜(了|啦)?|886?|祝(您们|你们|您|你)(工作|生活)?(愉快|顺利)|(您们|你们|您|你)?(家|的)*(客服|服务|态度)(真的?|挺|很|太|蛮|非常|超级?)(不错|好|棒|给力|贴心|专业|耐心)(的|啊|呀|了|哦|啦|呢)?|(点赞|好评)(了|啦)?";
    private const string ChineseAssent = "好的(了|啊|呀|哦)?|我?(明白|知道|了解|清楚)(了|啦)|收到(了|啦)?";
    private const string ChineseFiller = "好(了|啊|呀|滴|嘞|吧)?|嗯+|行(了|吧)?|可以(了|的)?|没问题了?|没事了?|(已经?|都)?(解决|搞定|弄好)了?|没有(别的|其他)?(问题)?了|不用了?|太好了|(哈|嘿|嘻)+";
    private const string EnglishThanks = "(many )?(thank you|thank u|thanks|thx|ty|cheers)( (so|very) much| a lot| again)?( for (all )?(your|the) (help|support|time|patience))?|good ?bye|bye|(have|enjoy) (a |your )?(nice |good |great )?(day|night|one|evening|weekend)|much appreciated|appreciate it|(great|awesome|amazing|excellent|fantastic) (job|service|support|work)|(you guys|you|your (support|team|service)) (rock|rocks|((are|is) )?(great|awesome|amazing|the best))";
    private const string EnglishAssent = "ok|okay|got it|understood";
    private const string EnglishFiller = "great|perfect|cool|k|kk|all good|(it's |it is |all )?(solved|sorted|fixed|resolved)|that's all|that is all|no problem|lol|(ha)+|oh|wow|nice";

    /// <summary>True for '谢谢，明白了' and 'ok, thanks!'; false for '谢谢，那另一笔呢' and '没有收到'.</summary>
    public static bool IsAll(string text)
    {
        var normal = NormalText.Of(text);
        var words = Between.Replace(normal, " ").Trim();
        return !normal.Contains('?', StringComparison.Ordinal) && Whole.IsMatch(words) && Mark.IsMatch(words);
    }

    /// <summary>Says that nothing is wanted any more: '不用等了，已经解决了', 'never mind, thanks'. Whole messages only.</summary>
    public static bool SaysDone(string text)
    {
        var normal = NormalText.Of(text);
        var words = Between.Replace(normal, " ").Trim();
        return !normal.Contains('?', StringComparison.Ordinal) && Done.IsMatch(words) && DoneMark.IsMatch(words);
    }

    private const string ChineseDone = "(我|就)?(不用|不必|不需要|不要)(再)?(等|人工|转人工|客服|转|麻烦|处理|回复|帮忙)(了|您们?|你们?)+|算了(吧)?|(我)?不等了|取消(人工|排队)|(问题|这个|我的)?((已经?|都)?(自己)?(解决|搞定|弄好|处理好)|(已经?|都)(自己)?好)了|(刚刚?|现在|已经?|终于|又|我|自己|币|钱){0,3}(到账|登上|登上去|登录上|登进去|进去|能登|能用|可以用|恢复|找到)了";
    private const string EnglishDone = "(no need|you (do not|don't) need) to (wait|answer|reply)( any ?more| any longer)?|no need( any ?more)?|never ?mind|forget it|cancel (that|the request|it)|(it is |it's |its |all |problem |already |now )*(solved|sorted|fixed|resolved)( now| already| by itself)?|i (figured|worked|sorted) it out|(oh |ok )?(wait )?(it|that|they|the (money|coins|code|deposit|withdrawal))( has| have)? (just |now |finally ){0,2}(arrived|came|came through|went through|showed up|worked|works)( now| just now)?|(i|i'm|i am)( just| finally| now){0,2} (got in|back in|logged in|in)( now| again)?|found it|(my bad|my mistake)|no longer (needed|necessary)";

    [GeneratedRegex($"^(?>({ChineseDone}|{ChineseThanks}|{ChineseFiller}|{ChineseAssent}) ?|({EnglishDone}|{EnglishThanks}|{EnglishAssent}|{EnglishFiller})( |$))+$", Pattern.Options)]
    private static partial Regex Done { get; }

    [GeneratedRegex($"{ChineseDone}|(^| )({EnglishDone})( |$)", Pattern.Options)]
    private static partial Regex DoneMark { get; }

    /// <summary>The answer to 'is there anything else?' is no, with or without thanks: '没有了', 'no, that is all'. Means nothing anywhere else, since '没有' may stand for much.</summary>
    public static bool SaysNoMore(string text)
    {
        var words = Between.Replace(NormalText.Of(text), " ").Trim();
        return NoMore.IsMatch(words) || IsAll(text);
    }

    /// <summary>The answer to it is a bare yes.</summary>
    public static bool SaysMore(string text) => More.IsMatch(Between.Replace(NormalText.Of(text), " ").Trim());

    [GeneratedRegex(
        $"^(?>(没有?了|没有?(?= |$)|没有?(别的|其他|啥|什么)(问题)?了?|已解决|暂时没有?了?|不用了?|{ChineseFiller}|{ChineseThanks}|{ChineseAssent}) ?|(no|nope|nah|none|nothing( else)?|no more|not (now|really)|khong|không( còn gì| có gì)?( nữa)?|нет|больше ничего|это всё|всё|nada( más)?|eso es todo|resuelto|решено|đã xong|{EnglishFiller}|{EnglishThanks}|{EnglishAssent})( |$))+$", Pattern.Options)]
    private static partial Regex NoMore { get; }

    [GeneratedRegex("^(有的?|还有(一个|别的|问题)?|有(一个|别的|问题)?|是的?|对|嗯+|yes|yeah|yep|yup|sure|there is|có|vâng|да|есть|sí|si|claro)$", Pattern.Options)]
    private static partial Regex More { get; }

    // Each phrase is taken once and for all: '谢谢你辛苦' could be cut in two ways, and a thousand of them in more ways than can be tried.
    [GeneratedRegex($"^(?>({ChineseThanks}|{ChineseAssent}|{ChineseFiller}) ?|({EnglishThanks}|{EnglishAssent}|{EnglishFiller})( |$))+$", Pattern.Options)]
    private static partial Regex Whole { get; }

    // At least one of these: '可以' alone thanks nobody.
    [GeneratedRegex($"{ChineseThanks}|{ChineseAssent}|(^| )({EnglishThanks}|{EnglishAssent})( |$)", Pattern.Options)]
    private static partial Regex Mark { get; }

    [GeneratedRegex(@"[^\p{L}\p{N}']+", Pattern.Options)]
    private static partial Regex Between { get; }
}
