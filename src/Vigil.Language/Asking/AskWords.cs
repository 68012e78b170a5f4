using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Asking;

/// <summary>How a further matter begins, and how a clause asks.</summary>
internal static partial class AskWords
{
    /// <summary>The clause begins a further matter: '另外', 'also', '2.', '第二'. No '还有多久'.</summary>
    [GeneratedRegex(
        "^(请问|那|然后|嗯|哦|对了)?(另外|另|此外|除此之外|顺便|顺带|顺道|还有(?!多久|多长|几|多少|没有|没|效|机会|救|希望|钱|币|余额|人|可能|什么办法|办法)|还(想|要)(再)?问|还想|再(问|请问|帮|者|就是)|以及|并且|同时(?!也没)|对了|第[一二三四五]|其[一二三次]|[1-9][,.)]|另一(个|件)|第二个)|" +
        @"^(and |or |but |oh |then )*(also|additionally|besides|plus|in addition|by the way|btw|one more (thing|question)|another (thing|question|issue|problem|one)|on another note|apart from that|first(ly)?|second(ly)?|third(ly)?|lastly|finally)\b|" +
        @"^and (how|what|what's|where|where's|when|why|who|which|can|could|do|does|did|is|are|will|would|please|i (want|need|would|also)|i'd)\b|^(i|can (you|i)|could (you|i)|do (you|i)|please|we)( would| want to)? also\b|\b(too|as well)$|" +
        "^(ngoài ra|còn nữa|với lại|tiện thể|nhân tiện)|^(и )?(а )?(ещё|еще|также|кроме того|заодно)|^(y )?(además|también|otra cosa|por cierto|por otro lado)",
        Pattern.Options)]
    public static partial Regex Further { get; }

    /// <summary>As <see cref="Further"/> where a sentence has ended before: 'Why was it rejected? And my bonus?'</summary>
    [GeneratedRegex(@"^(and|и|y|và)\b", Pattern.Options)]
    public static partial Regex And { get; }

    /// <summary>The whole clause announces a matter and does not name it yet.</summary>
    [GeneratedRegex("^(另外|此外|除此之外|顺便(问一?下)?|还有(一个|个)?(问题)?|对了|(and )?(also|additionally|besides|plus|in addition|by the way|btw|first(ly)?|second(ly)?|third(ly)?|lastly|finally|one more (thing|question)|another (thing|question|issue|problem))|ngoài ra|и ещё|и еще|ещё|además|también|por cierto)$", Pattern.Options)]
    public static partial Regex Announces { get; }

    /// <summary>The clause asks, whether or not it has a question mark.</summary>
    [GeneratedRegex(
        "怎么(?!回事)|怎样|如何|为什么|为啥|为何|多少|多久|哪|几(个|天|时|点)|什么(?!都)|吗|能不能|可不可以|能否|是否|是不是|有没有|请问|想问|想知道|问一?下|要问|" +
        @"^(and |so |but |please |tell me )*(how|what|what's|where|where's|when|why|who|which|can|could|do|does|did|is|are|will|would|may|should)\b|\b(want to know|wondering|tell me|like to know)\b|" +
        @"^(làm sao|sao|khi nào|bao lâu|bao giờ|ở đâu)\b|^(как|где|когда|почему|сколько|можно)\b|^(cómo|dónde|cuándo|por qué|cuánto|puedo)\b",
        Pattern.Options)]
    public static partial Regex Question { get; }

    /// <summary>The clause wishes for something: '我想把账户注销', 'please cancel it'.</summary>
    [GeneratedRegex(
        "(我|就|只|也|还|现在|直接)(想(?!起|到|着|了想)|要(?!是|不是))|帮(我|忙)|麻烦|请(?!问)|申请|需要|希望|怎么回事|怎么办|" +
        @"\b(please|pls|i (just |only |also |really )*(want|need)( to)?|i'd like|i would like|help me|request(ing)?)\b|muốn|хочу|quiero|necesito",
        Pattern.Options)]
    public static partial Regex Wish { get; }

    /// <summary>The clause speaks of what was named before: 'how long does it take', '它要多久'.</summary>
    [GeneratedRegex(@"\b(it|they|them|that|this)\b|它", Pattern.Options)]
    public static partial Regex It { get; }
}
