using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Whether a message asks anything, in Chinese or English, or only tells something: 'USDT', '一个小时前转的', 'paid by bank transfer'. Pure.</summary>
public static partial class QuestionForm
{
    /// <summary>True for '那BTC呢', 'and on weekends' and anything else that wants an answer of its own; false where it only tells.</summary>
    public static bool Asks(string text) => Asked.IsMatch(Nothing.Replace(NormalText.Of(text), " "));

    // '我啥都没点' asks nothing.
    [GeneratedRegex("(啥|什么|谁|哪里?|哪儿|怎么)(都|也)(没|不)", Pattern.Options)]
    private static partial Regex Nothing { get; }

    [GeneratedRegex(
        @"\?|[吗呢么啥怎咋哪谁几]|什么|如何|多少|多久|多长|为何|能否|可否|是否|(能|会|要|行|好|对|是|到|用|算|收|给|够|需)不(能|会|要|行|好|对|是|到|用|算|收|给|够|需)|有没有|可不可以|先[^,.!?还]{1,8}还是先|走[^,.!?还]{1,8}还是走|用[^,.!?还]{1,8}还是用|扣[^,.!?还]{1,8}还是扣|选[^,.!?还]{1,8}还是选|买[^,.!?还]{1,8}还是买|告诉|想知道|请问|想问|求|^(那|还|如果|要是|万一)|"
        + @"^(and|then|so|but|or|if|what|how|why|when|where|which|who|can|could|may|is|are|do|does|did|should|will|would|am|any|also)\b|\b(should|shall|can|could|may|must|do|does|did|will|would|am|is|are) (i|we|you|it|they|he|she|this|that)\b|\b(what|what'?s|how'?s|when'?s|where'?s|how|why|when|where|which|whether|tell me|need to know|wonder|wondering|explain)\b",
        Pattern.Options)]
    private static partial Regex Asked { get; }
}
