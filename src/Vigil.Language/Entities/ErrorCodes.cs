using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Entities;

/// <summary>Codes that a program got back: after a word that says so (报错401, error code -1021, HTTP 429), by their form alone where they are negative (-2015), or as what came back where a program is talked of (getting 429 on the order endpoint).</summary>
internal static partial class ErrorCodes
{
    public static IEnumerable<Entity> Find(string text)
    {
        foreach (var pattern in Program.IsMatch(text) ? [Hinted, Negative, Status, CameBack] : new[] { Hinted, Negative, Status })
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
    [GeneratedRegex(@"(?i:错误码|错误代码|状态码|报错码|报错|报了?个?|返回了?(的是)?|http( status)?|status( code)?|error( code)?|err|errno|code)\s*((是|为|了|is|=|:|#)\s*)?(?<code>-?[0-9]{3,5})(?![0-9]|\s*((?i:usdt|usdc|btc|eth|trx|sol|bnb|u)(?![A-Za-z])|元|块|刀|个|次|笔|单|条|秒|毫秒|%)|\.[0-9])", Pattern.Options)]
    private static partial Regex Hinted { get; }

    // A status of HTTP that is asked about: 429怎么办, what does 403 mean.
    [GeneratedRegex(@"(?<![0-9A-Za-z.,-])(?<code>40[0-9]|418|429|50[0-4])(?=\s*(怎么办|怎么回事|怎么处理|怎么解决|是什么|是啥|什么意思|啥意思|错误|报错|errors?\b|mean))|\bdoes (?<code>40[0-9]|418|429|50[0-4])(?= mean)", Pattern.Options)]
    private static partial Regex Status { get; }

    [GeneratedRegex(@"(?i)\b(api|apis|endpoints?|requests?|bots?|sdk|websocket|rest|rate limits?|signatures?|scripts?|python|ccxt)\b|接口|请求|机器人|程序|脚本|签名|限速|限频", Pattern.Options)]
    private static partial Regex Program { get; }

    [GeneratedRegex(@"(?i)(?:\b(get|gets|got|getting|returns?|returned|returning|receiv(e|es|ed|ing)|gives?( me)?|throws?|hit|hits|hitting|says?|(answers?|responds?|responded|comes? back|fails?|failed|failing) with|keeps?( on)?)( only| just| always| back| a| an| the| with| code| status)*|返回|收到|得到|遇到|一直|总是|老是|都是|提示|出现|抛)\s*(?<code>[1-9][0-9]{2,4})(?![0-9]|\s*(usdt|usdc|btc|eth|trx|sol|bnb|u|ms|requests?|orders?|times?|messages?|connections?)(?![A-Za-z])|\s*(元|块|刀|个|次|笔|单|条|秒|毫秒|%)|\.[0-9])", Pattern.Options)]
    private static partial Regex CameBack { get; }

    [GeneratedRegex(@"(?<![0-9A-Za-z.-])(?<code>-[0-9]{4,5})(?![0-9.])(?!\s*[A-Za-z%])", Pattern.Options)]
    private static partial Regex Negative { get; }
}
