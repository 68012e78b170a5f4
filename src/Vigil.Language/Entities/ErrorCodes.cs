using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Entities;

/// <summary>Codes that a program got back: after a word that says so (报错401, error code -1021, HTTP 429), or by their form alone where they are negative (-2015).</summary>
internal static partial class ErrorCodes
{
    public static IEnumerable<Entity> Find(string text)
    {
        foreach (var pattern in new[] { Hinted, Negative, Status })
        {
            foreach (Match match in pattern.Matches(text))
            {
                var code = match.Groups["code"];
                if (Boundary.Around(text, code.Index, code.Length))
                {
                    yield return new Entity(EntityKind.ErrorCode, code.Value, code.Index, code.Length);
                }
            }
        }
    }

    // A 'code' alone may be one that was sent by text message: six digits are never taken for an error.
    [GeneratedRegex(@"(?i:错误码|错误代码|状态码|报错码|报错|报了?个?|返回了?(的是)?|http( status)?|status( code)?|error( code)?|err|errno|code)\s*((是|为|了|is|=|:|#)\s*)?(?<code>-?[0-9]{3,5})(?![0-9]|\s*((?i:usdt|usdc|btc|eth|trx|sol|bnb|u)(?![A-Za-z])|元|块|刀|个|%)|\.[0-9])", Pattern.Options)]
    private static partial Regex Hinted { get; }

    // A status of HTTP that is asked about: 429怎么办, what does 403 mean.
    [GeneratedRegex(@"(?<![0-9A-Za-z.,-])(?<code>40[0-9]|418|429|50[0-4])(?=\s*(怎么办|怎么回事|怎么处理|怎么解决|是什么|是啥|什么意思|啥意思|错误|报错|errors?\b|mean))|\bdoes (?<code>40[0-9]|418|429|50[0-4])(?= mean)", Pattern.Options)]
    private static partial Regex Status { get; }

    [GeneratedRegex(@"(?<![0-9A-Za-z.-])(?<code>-[0-9]{4,5})(?![0-9.])(?!\s*[A-Za-z%])", Pattern.Options)]
    private static partial Regex Negative { get; }
}
