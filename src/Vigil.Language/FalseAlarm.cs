using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Whether a customer takes an alarm back: '搞错了，没有被盗', 'false alarm, it was me'. It lowers nothing by itself, since whoever stole a session says so too; but it is not met with what to do after a theft. Pure.</summary>
public static partial class FalseAlarm
{
    private const int LongestText = 120;

    /// <summary>True for '是误会' and 'my mistake, nothing was stolen'; false for '没有误会，就是被盗了'. Never throws.</summary>
    public static bool Says(string text)
    {
        var normal = NormalText.Of(text);
        return normal.Length is > 0 and <= LongestText && TakenBack.IsMatch(normal) && !Still.IsMatch(normal);
    }

    [GeneratedRegex(
        "(是|我)?(搞错|弄错|看错|记错|误会|误报|虚惊一场|按错|点错)(了)?|(没有?|并没有?|不是)(被盗|被骗|盗号|丢|被黑)|是我(自己|家人|老婆|老公|朋友)(操作|弄|做|提|转|登录)的|"
        + @"\b(false alarm|my mistake|my bad|(it was|that was) (me|my \w+)|nothing (was|has been|is) (stolen|wrong|missing)|(was|is|wasn't|isn't|not) (not )?(hacked|stolen) after all|i was wrong)\b",
        Pattern.Options)]
    private static partial Regex TakenBack { get; }

    [GeneratedRegex(@"(会不会|是不是|可能|难道)[^。?!]{0,4}(误会|误报|搞错|弄错|看错)|\b(could|can|might|may|is) (it|this|that) (just )?(be )?(a )?(false alarm|mistake)\b|没有(搞错|弄错|误会)|不是(误会|误报)|就是被|真的被|\b(no|not a) (false alarm|mistake)\b", Pattern.Options)]
    private static partial Regex Still { get; }
}
