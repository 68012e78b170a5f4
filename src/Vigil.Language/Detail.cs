using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Whether a message only adds to what is talked of, in Chinese or English: 'USDT', '身份证都在的', 'its a uk number'. Pure.</summary>
public static partial class Detail
{
    /// <summary>Neither asks nor wishes nor presses nor thanks: there is nothing to answer but that it was heard.</summary>
    public static bool Tells(string text) => text.AsSpan().Trim().Length > 0 && !QuestionForm.Asks(text) && !Wish.IsMatch(NormalText.Of(text)) && !Pressing.IsAll(text) && !Thanks.IsAll(text);

    /// <summary>The same, and no trouble is told of, with which a matter of its own may begin.</summary>
    public static bool IsAll(string text) => Tells(text) && !Trouble.IsMatch(NormalText.Of(text));

    [GeneratedRegex(@"^(我)?(就|只|还|也|现在|今天)*(要|想|需要|打算|准备)(?!素)|\b(i|we)( \w+)? (want|need|wish|would like)\b|\b(i'd|we'd) like\b|^(want|need) ", Pattern.Options)]
    private static partial Regex Wish { get; }

    [GeneratedRegex(
        "不了|不上|不进|不出|不动|不见|不到|不对|打不开|不能|不让|无法|没法|失败|报错|出错|错误|没到|没收到|没了|丢|被盗|盗|被骗|骗|冻结|被冻|锁|被拒|驳回|"
        + @"\b(can'?t|cannot|couldn'?t|unable|won'?t|doesn'?t|didn'?t|isn'?t|not (work|show|arriv|receiv|load|open)\w*|errors?|fail\w*|lost|stole\w*|hack\w*|scam\w*|missing|lock\w*|froze\w*|block\w*|reject\w*|refus\w*|disappear\w*|wrong|stuck|broken)\b",
        Pattern.Options)]
    private static partial Regex Trouble { get; }
}
