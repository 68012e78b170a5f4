using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Which of the things that were just named a message picks, in words and not by a tap: '第二个', 'the first one', '另一个呢'. Pure.</summary>
public static partial class OfferedOne
{
    /// <summary>Its place, from one; zero for 'the other'; null where nothing is picked.</summary>
    public static int? Of(string text)
    {
        var normal = TextNormalizer.Normalize(text).Trim();
        return Other.IsMatch(normal) ? 0 : First.IsMatch(normal) ? 1 : Second.IsMatch(normal) ? 2 : Third.IsMatch(normal) ? 3 : null;
    }

    /// <summary>The place that is spoken of anywhere in a message: 'when was the second one last used'; null where none is.</summary>
    public static int? In(string text)
    {
        var normal = TextNormalizer.Normalize(text);
        return FirstIn.IsMatch(normal) ? 1 : SecondIn.IsMatch(normal) ? 2 : ThirdIn.IsMatch(normal) ? 3 : null;
    }

    [GeneratedRegex(@"第[一1](个|条|项|把|笔)|\b(first|1st) (one|key|position)\b|^(the )?first[ ?.!]*$", Pattern.Options)]
    private static partial Regex FirstIn { get; }

    [GeneratedRegex(@"第[二2](个|条|项|把|笔)|\b(second|2nd) (one|key|position)\b|^(the )?second[ ?.!]*$", Pattern.Options)]
    private static partial Regex SecondIn { get; }

    [GeneratedRegex(@"第[三3](个|条|项|把|笔)|\b(third|3rd) (one|key|position)\b|^(the )?third[ ?.!]*$", Pattern.Options)]
    private static partial Regex ThirdIn { get; }

    [GeneratedRegex("^(那|先|说|看|就|我|是|要|选|问的|想问|,| )*(第一|第1|前一|上面那?|前面那?)(个|种|条|项|件)?(吧|呢|的|啊|问题|先)*[ ?!。.]*$|" + @"^(ok |so |and |what about |how about |tell me about |i mean |i meant )*(the )?(first|1st|former)( one| question)?( first| then| please)?[ ?.!]*$", Pattern.Options)]
    private static partial Regex First { get; }

    [GeneratedRegex("^(那|先|说|看|就|我|是|要|选|问的|想问|,| )*(第二|第2|后一|下面那?|后面那?)(个|种|条|项|件)?(吧|呢|的|啊|问题)*[ ?!。.]*$|" + @"^(ok |so |and |what about |how about |tell me about |i mean |i meant )*(the )?(second|2nd|latter)( one| question)?( then| please)?[ ?.!]*$", Pattern.Options)]
    private static partial Regex Second { get; }

    [GeneratedRegex("^(那|先|说|看|就|我|是|要|选|问的|想问|,| )*(第三|第3|最后一?)(个|种|条|项|件)?(吧|呢|的|啊|问题)*[ ?!。.]*$|" + @"^(ok |so |and |what about |how about |tell me about |i mean |i meant )*(the )?(third|3rd|last)( one| question)?( then| please)?[ ?.!]*$", Pattern.Options)]
    private static partial Regex Third { get; }

    [GeneratedRegex("^(那|还有|,| )*(另|另外)(的|那|一|两|几)*((个|件|项)(问题)?|问题)(呢|怎么说)?[ ?!。.]*$|" + @"^(ok |so |and |what about |how about )*the other( one| question| thing)s?( then| please)?[ ?.!]*$", Pattern.Options)]
    private static partial Regex Other { get; }
}
