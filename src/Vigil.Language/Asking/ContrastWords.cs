using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Asking;

/// <summary>How a clause is taken back in favour of the next one, and how that one begins. What 'not me' says of a takeover is read elsewhere and never comes here.</summary>
internal static partial class ContrastWords
{
    /// <summary>It says what is not meant: '我说的不是充值', 'I'm not asking about fees'. No '是不是', no '不是说…吗', no 'not working'.</summary>
    [GeneratedRegex(
        "^[^是]{0,5}(?<!是)(并)?不是(?!说|很|太|特别|那么|这么|应该|已经|所有|每|都)(?!.*吗$)|" +
        "^(我|你|您)?(先|并|也|又|再)*(不是?(要|想|问|关心|管|在乎|讨论|需要)|(先)?不(说|谈|提)(?!了))|(不用|不必|不需要|无需)再?(改|换|管|问|说|重置|查|看)|" +
        @"^(no |sorry |hi |hello |well )*((it|this|that|the (problem|issue|question|point))( is|'s| was) not|(it|this|that|the (problem|issue|question)) (isn't|wasn't))\b(?! (working|showing|credited|arrived|there|possible|fair|enough|fixed|solved|right|me\b|mine\b))|" +
        @"^not (asking about|talking about|a|an|the|about|because|for|to|p2p|c2c|kyc)\b|" +
        @"^(no )?(i'm|i am|im) not (asking|talking|trying|worried|looking|complaining|interested)\b|" +
        @"^(no )?i (don't|do not|didn't|did not|haven't|have not) (want|need|care|mean|forget|forgot|forgotten|lose|lost|ask)\b|" +
        @"^the (order|deposit|withdrawal|payment|account) (wasn't|isn't|hasn't been|was not|is not) (cancelled|canceled|rejected|frozen|locked|refused|declined)|" +
        @"^(rather than|instead of)\b|" +
        @"^không phải|^(это )?не (про|о|об|из-за)\b|^no (es|era|se trata|pregunto)",
        Pattern.Options)]
    public static partial Regex Negated { get; }

    /// <summary>It says what is well or done: '提币没问题', 'I already passed KYC'. Also a mere part of a story, so the rest must speak for itself.</summary>
    [GeneratedRegex(
        "(没(有)?(什么|啥|任何)?问题|正常|没事|没坏|没丢|没忘(记)?|没(有)?(选|填|输|写|弄|搞)错|记得|(我|都|也)(知道|懂|清楚|明白)|不(慢|卡|堵))(了|的|啊|呀)?$|" +
        "(早就?|已经?|都|刚刚?|也)[^,.!?;]{0,10}(过|通过|完成|好|到|成功|解决|来|交|填|选|做|弄|建)(了|的)$|(填|选|建好|做好|弄好|能登录.*)了的$|^能[^,.!?;]{1,10}(能|也能)[^,.!?;]{1,8}$|" +
        @"\b(already|works?|working fine|worked|(is|was|are|were|went|arrived|came)( all| both)? (fine|ok|okay|good|right|correct|done|through|well|complete|completed|approved|verified)|(isn't|is not|wasn't) the (problem|issue)|have done|i've done|set up|not pending anymore)\b|" +
        @"^i know (why|how|what|that)\b",
        Pattern.Options)]
    public static partial Regex Settled { get; }

    /// <summary>How the clause that is meant begins.</summary>
    [GeneratedRegex(
        "^(而)?(是(?!不是|否)|而|就|只|但|可是|可(?!以)|不过|却|反而|其实|主要|唯独|直接|现在|问题|到了|想|麻烦|我(只|就|是|的问题|现在|想|要|问)|请问)|" +
        @"^(but|yet|however|just|only|rather|now|it's|it is|its|the (problem|issue|question|thing)|what i|i'm|i am|i'd|i (only|just|want|need|mean|lost|sent|paid|would|disagree)|my|every|this is|and (now|today|still)|and the)\b|" +
        @"^(mà|là|nhưng)\b|^(а|но)\b|^(sino|pero)\b",
        Pattern.Options)]
    public static partial Regex Meant { get; }

    /// <summary>Both in one clause: '不是提币是充币没到', 'not about the withdrawal but about the deposit'. What is meant is the group.</summary>
    [GeneratedRegex(
        "(?<!是)不是(?!说|很|太|特别|我|本人)[^,.!?;是]{1,14}(而是|是)(?!否|不|什么|吗)(?<meant>[^,.!?;]{3,})$|" +
        @"\b(it's|it is|this is|that's|i'm|i am) not (asking |talking )?(about|because|for|the|a|an)\b[^,.!?;]{1,60}\bbut (?<meant>[^,.!?;]{3,})$",
        Pattern.Options)]
    public static partial Regex InOne { get; }

    /// <summary>It points to what stood before it instead of naming it.</summary>
    [GeneratedRegex(@"它|这笔|那笔|\b(it|them|one|its)(?!'s)\b(?! (is|was|isn't|wasn't)\b)", Pattern.Options)]
    public static partial Regex PointsBack { get; }
}
