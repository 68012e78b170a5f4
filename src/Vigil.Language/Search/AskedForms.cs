using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Search;

/// <summary>Kinds of things that a question asks for and a sentence tells.</summary>
[Flags]
internal enum PointForms
{
    None = 0,
    Amount = 1,
    Duration = 2,
    Reason = 4,
    Permission = 8,
}

/// <summary>Reads what a question asks for, and whether a sentence tells such a thing. Pure; takes normal texts.</summary>
internal static partial class AskedForms
{
    /// <summary>What the question asks for; none where its words do not say.</summary>
    public static PointForms AskedBy(string question) =>
        Of(AsksDuration, question, PointForms.Duration) is PointForms.Duration and var duration ? duration
            : Of(AsksReason, question, PointForms.Reason) is PointForms.Reason and var reason ? reason
            : Of(AsksAmount, question, PointForms.Amount) is PointForms.Amount and var amount ? amount
            : Of(AsksPermission, question, PointForms.Permission);

    /// <summary>What a text under a heading tells.</summary>
    public static PointForms ToldBy(string heading, string text) =>
        Of(TellsDuration, text, PointForms.Duration) | Of(TellsAmount, text, PointForms.Amount) | Of(TellsPermission, text, PointForms.Permission)
        | Of(HeadsReason, heading, PointForms.Reason) | Of(TellsReason, text, PointForms.Reason);

    private static PointForms Of(Regex form, string text, PointForms then) => form.IsMatch(text) ? then : PointForms.None;

    [GeneratedRegex("多久|多长时间|几(?:天|分钟|小时|个小时|个工作日)|什么时候|啥时候|何时|how long|when (?:will|do|does|is|are|can)|how (?:fast|soon)|how many (?:days|hours|minutes)", Pattern.Options)]
    private static partial Regex AsksDuration { get; }

    [GeneratedRegex("为什么|为啥|为何|怎么会|凭什么|^why|why (?:is|are|do|does|can|did|was|so)|how come", Pattern.Options)]
    private static partial Regex AsksReason { get; }

    [GeneratedRegex("多少|几(?:个|块|u|次|笔|刀)|最(?:少|低|多|高|小)|费率|how (?:much|many)|minimum|maximum|smallest|cap|limit|rate|fee", Pattern.Options)]
    private static partial Regex AsksAmount { get; }

    [GeneratedRegex("能不能|可不可以|可以.{0,12}吗|能.{0,12}(?:吗|不$)|要不要|会不会|行不行|吗$|^(?:can|may|could|will|is|are|do|does) ", Pattern.Options)]
    private static partial Regex AsksPermission { get; }

    [GeneratedRegex("(?:分钟|小时|天|工作日|马上|即时|随时|次日)|minutes?|hours?|days?|at once|immediately", Pattern.Options)]
    private static partial Regex TellsDuration { get; }

    [GeneratedRegex("[0-9]|免费|不收|没有手续费|free", Pattern.Options)]
    private static partial Regex TellsAmount { get; }

    [GeneratedRegex("为什么|^why", Pattern.Options)]
    private static partial Regex HeadsReason { get; }

    [GeneratedRegex("因为|原因|为了|because|reason|so that", Pattern.Options)]
    private static partial Regex TellsReason { get; }

    [GeneratedRegex("不能|不会|不用|不需要|不可以|不行|没有|可以|都能|照常|不是|不要|不收|cannot|can't|can |may |no |not |never|does not|yes|only", Pattern.Options)]
    private static partial Regex TellsPermission { get; }
}
