using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>
/// Topics that say 'this has happened to me' bring a person of the security team at once, so a classifier that is not certain is not enough for them: the text must tell of it.
/// Who says 'it was not me' is heard whatever the classifier made of it; who only fears or asks ('could this be a scam?') is answered, who is angry at us complains, and who says nothing of the kind is taken for the next likely topic. Pure.
/// </summary>
internal static partial class VictimTopics
{
    // What a fear is worth where the classifier itself was unsure: enough to answer with the article, never enough to alarm.
    private const double OfFear = 0.6;

    // What 'it was not me' is worth: more than any classifier that heard of a password and thought of forgetting it.
    private const double OfDenial = 0.9;

    // An angry message that is hardly about anything else is a complaint.
    private const double OfAnger = 0.4;

    // What the classifier makes of these topics together, from which on it needs no word of the text's: 'all gone after I updated the app from a link' names no thief.
    private const double OfCertainty = 0.7;

    // 'It was USDT' is too little to tell of a theft by itself, however certain a classifier is of three words.
    private const int FewWords = 4;
    private const int FewCharacters = 7;

    private const string Denied = "security.unauthorized_activity";
    private const string Complaint = "service.complaint";

    private static readonly string[] Victims = ["security.account_stolen", "security.unauthorized_activity", "security.scam_victim", "security.secret_exposed", "web3.stolen"];

    /// <summary>True for the topics that the text itself must tell of.</summary>
    public static bool Names(string topic) => Victims.Contains(topic, StringComparer.Ordinal);

    /// <summary>The topics with their probabilities, best first, after the text itself was heard.</summary>
    /// <param name="accused">The text calls us names, and what was classified is the text without them.</param>
    public static IReadOnlyList<(string Topic, double Probability)> Settle(TopicGuess guess, string text, Urgency urgency, bool accused = false)
    {
        if (urgency.IsTheft)
        {
            var known = guess.Probability >= OfFear && (Victims.Contains(guess.Topic, StringComparer.Ordinal) || guess.Topic is "security.suspicious_login" or "security.freeze_my_account");
            return known || !Denial.Says(text) ? guess.Ranked
                : [(Denied, OfDenial), .. guess.Ranked.Where(r => r.Topic != Denied).Select(r => (r.Topic, r.Probability * (1 - OfDenial)))];
        }

        if (accused)
        {
            var spoken = guess.Ranked.Where(r => !r.Topic.StartsWith("security.", StringComparison.Ordinal) && !Victims.Contains(r.Topic, StringComparer.Ordinal)).ToList();
            return spoken is [(_, >= OfAnger), ..] ? spoken : [(Complaint, OfFear), .. spoken.Where(r => r.Topic != Complaint).Select(r => (r.Topic, r.Probability * (1 - OfFear)))];
        }

        var victim = Victims.Contains(guess.Topic, StringComparer.Ordinal);
        var rest = guess.Ranked.Where(r => !Victims.Contains(r.Topic, StringComparer.Ordinal)).ToList();
        if (UrgencyReader.FearOf(text) is { } fear && (victim || guess.Topic == "none" || guess.Probability < OfFear))
        {
            var calming = fear is Fear.OfScam ? "security.verify_official" : "security.setup";
            return [(calming, Math.Max(OfFear, guess.Probability)), .. rest.Where(r => r.Topic != calming).Select(r => (r.Topic, Math.Min(r.Probability, 1 - Math.Max(OfFear, guess.Probability))))];
        }

        if (victim && rest.Count > 0 && !Told.IsMatch(NormalText.Of(text)) && Explains.IsMatch(NormalText.Of(text)))
        {
            return rest;
        }

        return victim && rest.Count > 0 && !Evidence.IsMatch(NormalText.Of(text)) && (OfVictims(guess) < OfCertainty || IsShort(text)) ? rest : guess.Ranked;
    }

    private static bool IsShort(string text) => text.Any(c => c >= '\u2E80') ? text.Length <= FewCharacters : text.AsSpan().Count(' ') < FewWords;

    private static double OfVictims(TopicGuess guess) => guess.Ranked.Where(r => Victims.Contains(r.Topic, StringComparer.Ordinal)).Sum(r => r.Probability);

    // 'Is a recovery phrase the same as a password?' wants to learn and has lost nothing.
    [GeneratedRegex(
        "是(不是)?(一回事|一样的?|同一(个|种)(东西)?)(吗|么|吧)?[?!. ]*$|(有)?(什么|啥)(区别|不同|差别|关系)|^[^,.!?我他她]{0,16}是(什么|啥)(东西|意思)?[?!. ]*$|^(什么|啥)(是|叫)|^(那)?(你们?|您们?|客服|官方|平台)(会|要|需要|是不是|真)?(不会|也)?(会|要)?(问|索要|索取|要|需要|有|存|保存|知道|看到|看得到)(我|用户)?(的)?(助记词|密码|验证码|私钥|密钥)(吗|么|不)[?!. ]*$|" +
        @"^(and |so |but )?(do|does|will|would|can|are) (you|support|meridian|the exchange|your (agents|staff|support))( ever| guys| also)? (have|keep|store|save|know|see|need|want|ask( me)?( for)?|going to ask( for)?)( (my|mine|the|a|our|your|copy of|for))*( (recovery|seed|private|verification|sms|2fa|login))?( (phrase|password|passwords|code|codes|key|keys|seed|words))?[?!. ]*$|" +
        @"^(is|are) (a|an|the|my)?[^.!?]{0,40}\b(the )?same( thing)?\b|\b(difference|different) (between|from)\b|^what('s| is| are| does) (?!(this|that|these|those|my|it|going|happening|wrong|up))(a|an|the)?[^.!?,]{0,30}( mean| used for)?[?!. ]*$", Pattern.Options)]
    private static partial Regex Explains { get; }

    // What was done with it, and to whom: whoever says so does not ask for a definition.
    [GeneratedRegex(@"(发|给|告诉|报|念|说|交|填|截图)(了|给|过)|拿走|要走|骗|盗|泄[露漏]|被|\b(gave|given|told|sent|shared|typed|entered|read (him|her|them)|took|taken|asked me|leak\w*|stole\w*)\b", Pattern.Options)]
    private static partial Regex Told { get; }

    [GeneratedRegex(
        "盗|偷|骗|诈|黑(了|客|掉|我)|泄露|泄漏|密码|验证码|助记词|私钥|密钥|口令|异地|陌生|不认识|不是(我|本人)|没有?(操作|授权|登录|做过|下单|提过|点过|买过|卖过)|转走|提走|划走|没了|不见|消失|清空|少了|钓鱼|冒充|假|对方|有人|别人|他|她|骗局|远程|共享屏幕|安全(账户|钱包)|保证金|解冻费|上当|杀猪|" +
        @"\b(stolen|steal|stole|hack\w*|scam\w*|fraud\w*|phish\w*|fake\w*|password|passwords|code|codes|otp|seed|phrase|mnemonic|private key|secret|unknown|unfamiliar|strange\w*|someone|somebody|anyone|they|he|she|him|her|guy|man|woman|person|gone|missing|vanish\w*|disappear\w*|empty|emptied|drain\w*|unauthori[sz]ed|compromis\w*|trick\w*|leak\w*|expos\w*|suspicious|approv\w*|sign(ed|ature)|without my|impost\w*|imperson\w*|conned|cheat\w*|lied|remote|anydesk|teamviewer|lost (all|my|everything)|taken|took|not me|(didn't|did not|never|don't|not) (make|made|do|did|authori[sz]e\w*|request\w*|recogni[sz]e|place\w*|create\w*|mine))\b", Pattern.Options)]
    private static partial Regex Evidence { get; }
}
