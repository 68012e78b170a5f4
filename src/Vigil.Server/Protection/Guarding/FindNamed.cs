using System.Text.RegularExpressions;
using Vigil.Server.Protection.Recognising;

namespace Vigil.Server.Protection.Guarding;

/// <summary>An address, a mail address or a telephone number that a message names.</summary>
internal readonly record struct NamedChannel(ChannelKind Kind, string Text);

/// <summary>Finds what of a message can be compared with the official list: links first, then mail addresses, then telephone numbers. What somebody calls their own is none of it. Pure.</summary>
internal static partial class FindNamed
{
    // What a telephone number has, its country included.
    private const int LeastDigits = 7;
    private const int MostDigits = 15;

    /// <summary>All that is named.</summary>
    public static IEnumerable<NamedChannel> In(string text)
    {
        var plain = Own().Replace(PlainText.OfSentences(text), " ");
        return FindLinks.Any(plain).Select(link => new NamedChannel(ChannelKind.Website, link))
            .Concat(Mail().Matches(plain).Select(m => new NamedChannel(ChannelKind.Email, m.Value)))
            .Concat(Phone().Matches(plain).Where(m => IsPhone(m.Value)).Select(m => new NamedChannel(ChannelKind.Phone, m.Value)));
    }

    // A run of digits alone is an amount or an account as well, and three groups of them a day.
    private static bool IsPhone(string found) =>
        found.Count(char.IsAsciiDigit) is >= LeastDigits and <= MostDigits && !Day().IsMatch(found) && (found.Any(c => !char.IsAsciiDigit(c)) || Dialled().IsMatch(found));

    [GeneratedRegex(@"^([0-9]{4}[ -][0-9]{1,2}[ -][0-9]{1,2}|[0-9]{1,2}[ -][0-9]{1,2}[ -][0-9]{4})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();

    // A mobile number and a service number of China, and what begins with the zeros or the zero that are dialled before it.
    [GeneratedRegex(@"^(1[3-9][0-9]{9}|400[0-9]{7}|00?[1-9][0-9]{8,13})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dialled();

    [GeneratedRegex(@"(我的?(邮箱|邮件|电话|手机)?(号码?|地址)?(是|为|:)?|\bmy ((own )?(new |old )?(e-?mail|mail|phone|number|address|mobile)( address| number)?)?( is|:)?) ?([a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,190}|\+?[0-9][0-9 ()-]{5,20}[0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Own();

    [GeneratedRegex(@"(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@([a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}(?![a-z0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![a-z0-9.@+])(\+|00)?[0-9]{1,4}[ ()-]{0,2}[0-9]{2,5}[ ()-]{0,2}[0-9]{2,5}([ -]?[0-9]{2,5}){0,2}(?![a-z0-9.@])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Phone();
}
