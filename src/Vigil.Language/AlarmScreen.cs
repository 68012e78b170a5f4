using System.Buffers;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>
/// Whether a text holds any word that an emergency is told with. A sieve for places where reading every message would cost more than storing
/// it: what it lets through, <see cref="UrgencyReader"/> judges; what it keeps back tells of no emergency in any words that the reader knows. Pure.
/// </summary>
public static class AlarmScreen
{
    // Every pattern of an Urgent sign, and of a denial, needs at least one of these; short on purpose, so that a new wording is rather let through.
    private static readonly string[] Stems =
    [
        // Chinese, simplified.
        "盗", "偷", "黑", "骗", "诈", "被", "没", "未", "不", "空", "走", "光", "活", "死", "一了", "杀", "跳", "轻生", "割腕", "了结", "生命", "遗书", "有人", "别人", "陌生", "并非", "并未", "根本", "压根",
        "正在", "还在", "一直", "马上", "快要", "继续", "上当", "安全", "假", "冒充", "钓鱼", "远程", "屏幕", "密码", "验证码", "助记", "私钥", "密钥", "告诉", "给了", "发给", "泄",

        // English.
        "n't", "cant", "not", "never", "didnt", "wasnt", "isnt", "dont", "kill", "suicid", "life", "end it all", "live", "alive", "die", "dead", "jump off",
        "stole", "hack", "robbed", "drain", "hijack", "compromis", "emptied", "taken", "gone", "vanish", "disappear", "moved", "wiped",
        "someone", "somebody", "stranger", "anyone", "person", "unauthor", "being", "getting", "still", "right now", "current", "keep", "about to", "leaving",
        "scam", "defraud", "conned", "tricked", "phish", "fake", "impost", "anydesk", "teamviewer", "butcher", "safe ", "secret", "password", "seed", "phrase", "private key", "code", "otp", "api",

        // Vietnamese, Russian, Spanish, Japanese: as far as the reader knows them.
        "bị", "mất", "tự tử", "chết", "lừa", "украл", "взлом", "угнал", "жить", "покончить", "мошенн", "обман", "robad", "robaron", "morir", "matarme", "estaf", "死", "盗", "ハッキング", "詐", "诈",
    ];

    private static readonly SearchValues<string> Found = SearchValues.Create([.. Stems.SelectMany(Spellings).Distinct(StringComparer.Ordinal)], StringComparison.OrdinalIgnoreCase);

    // Full-width letters and characters that cannot be seen are brought into form only by normalising, so whoever uses them is read.
    private static readonly SearchValues<char> Disguised = SearchValues.Create(
        [.. Enumerable.Range(0xFF01, 0xFF5E - 0xFF01 + 1).Select(c => (char)c).Except("\uFF0C\uFF01\uFF1F\uFF1A\uFF1B\uFF08\uFF09"), '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD']);

    /// <summary>False only where <see cref="UrgencyReader.Read"/> finds nothing urgent. Takes well under a microsecond for an ordinary message.</summary>
    public static bool MayAlarm(string text) => text.AsSpan().ContainsAny(Found) || text.AsSpan().ContainsAny(Disguised);

    // As they may stand in a text before it is normalised: with traditional characters, common slips, and other apostrophes.
    private static IEnumerable<string> Spellings(string stem) =>
        new[] { stem }
            .Concat(stem.Length == 0 || stem[0] < 0x2E80 ? [] : Traditional.SpellingsOf(stem))
            .Concat(SoundAlikes.Chinese.Where(s => s.Right.Contains(stem, StringComparison.Ordinal)).Select(s => s.Wrong))
            .Concat(SoundAlikes.Latin.Where(s => s.Value.Contains(stem, StringComparison.Ordinal)).Select(s => s.Key))
            .Concat(stem.Contains('\'', StringComparison.Ordinal) ? "\u2019\u2018\u02BC`\u00B4".Select(mark => stem.Replace('\'', mark)) : []);
}
