using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Whether a customer says that they have frozen or locked their account themselves: '已经冻结了', 'I froze it'. Pure.</summary>
public static partial class FreezeReport
{
    private static readonly Regex[] NotDone = [NotFrozen, CannotFreeze, FrozenByOthers, OnceFrozen];

    /// <summary>False for '冻结不了', 'please freeze it' and for an account that others froze.</summary>
    public static bool SaysFrozen(string text) => Done.IsMatch(Pattern.Mask(NormalText.Of(text), NotDone));

    /// <summary>True for a wish that it be frozen now: '快帮我冻结', 'can you freeze it'. False where it is frozen already, for lifting it, and for what is somebody else's: 'can you freeze that address'.</summary>
    public static bool AsksToFreeze(string text) => NormalText.Of(text) is var normal && Wish.IsMatch(normal) && !OfOthers.IsMatch(normal) && !Whether.IsMatch(normal) && !SaysFrozen(text) && !AsksToLift(text);

    /// <summary>True for a question about lifting a freeze: '怎么解冻', 'how do I unfreeze my account'.</summary>
    public static bool AsksToLift(string text) => Lift.IsMatch(NormalText.Of(text));

    [GeneratedRegex(@"解冻|(解除|取消|撤销)[^,.!?;]{0,6}冻结|\bunfreez(e|ing)\b|\b(lift|undo|remove|end)( \w+){0,3} freeze\b", Pattern.Options)]
    private static partial Regex Lift { get; }

    [GeneratedRegex(
        "(帮|请|快|马上|立刻|立即|赶紧|赶快|先|要|想|能|可以|麻烦|怎么|怎样|如何|咋)[^,.!?;不被]{0,5}(冻结|冻住|冻|锁定|锁住|锁|保住|护住)|^(冻结|冻住|锁定|锁住)(?!(了|好|之?后|以后|会|的))|" +
        @"\b(please|pls|can you|could you|can i|how (do|can) i|help me|want to|need to|just|quick(ly)?|now)( \w+){0,3} (freeze|lock)\b|^(freeze|lock) (it|my|the|this|everything)\b|\b(freeze|lock) (it|my account|the account|everything)( right)? now\b", Pattern.Options)]
    private static partial Regex Wish { get; }

    [GeneratedRegex("(没|没有|还没|未|不|别|无法|不能|不会|没法|怎么|如何|想|要|请|帮我|能|可以|被|给我|把我|你们|为什么|为啥)[^,.!?;]{0,4}(冻结|冻|锁定|锁)", Pattern.Options)]
    private static partial Regex NotFrozen { get; }

    [GeneratedRegex(@"((那|这|收款|对方的?|[他她]们?的|骗子的?|小偷的?|黑客的?)个?(地址|账户|账号|帐户|帐号|号|钱包)|把(对方|他|她|骗子|小偷|黑客))[^,.!?;我]{0,6}(冻|锁)|(冻|锁)[^,.!?;我]{0,4}(对方|[他她]们?的|骗子|小偷|黑客|那个?地址|收款)|\b(freeze|lock|block)(?! (my|our)\b)( \w+){0,3} (address|wallet|his|her|their|him|them|scammer\w*|thie\w+|hacker\w*)\b", Pattern.Options)]
    private static partial Regex OfOthers { get; }

    // Who is not sure asks, and is answered before they tap.
    [GeneratedRegex(@"要不要|该不该|用不用|需不需要|\bshould i\b|\bdo i (have|need) to\b", Pattern.Options)]
    private static partial Regex Whether { get; }

    // 'What happens to it once it is frozen' says nothing of now.
    [GeneratedRegex(@"(冻结|冻|锁定|锁)(账户|账号)?(了|好)?(之后|以后|后|的话|会|还|能|要|就)|\b(after|once|if|when)( \w+){0,3} (freez\w+|froze|frozen|lock\w*)\b", Pattern.Options)]
    private static partial Regex OnceFrozen { get; }

    [GeneratedRegex("(冻结|冻|锁)(不了|失败|不上|没成功)", Pattern.Options)]
    private static partial Regex CannotFreeze { get; }

    [GeneratedRegex(@"\b(not|never|n't|can't|cannot|how|please|can you|could you|want to|need to|to|you|you've|they|been|was|were|why|got)( \w+){0,3} (freeze|froze|frozen|lock|locked)\b", Pattern.Options)]
    private static partial Regex FrozenByOthers { get; }

    [GeneratedRegex(
        "(已经?|刚|都|也|全|我)[^,.!?;]{0,6}(冻结|冻|锁定|锁)(账户|账号)?(了|好了?|完了?|上了?|成功|$|[,.!?;])|(冻结|冻|锁定|锁)(账户|账号)?(了|好了|完了|上了|成功)|" +
        @"\b(i|i've|i have|have|just|already|now|it's|its|it is|account is)( \w+){0,2} (froze|frozen|locked)\b|\bfreeze (is )?(done|complete|on)\b", Pattern.Options)]
    private static partial Regex Done { get; }
}
