using System.Collections.Frozen;
using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.Stories;

namespace Vigil.Sandbox.People;

/// <summary>
/// 500 further customers, each a pure function of its place and of the day Meridian was opened. Nobody is written down before somebody
/// looks: the list of account numbers is all that exists at start.
/// </summary>
internal static class Population
{
    /// <summary>What follows the account number in a mailbox.</summary>
    public const string MailHost = "@mail.example";

    public const int Size = 500;

    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"];
    private static readonly string[] EnglishNames = ["Adams", "Baker", "Costa", "Dubois", "Evans", "Fischer", "Garcia", "Hansen", "Ivanova", "Jensen", "Kim", "Larsen", "Moreau", "Nguyen", "Olsen", "Patel"];
    private static readonly string[] Cities = ["北京", "上海", "广州", "深圳", "杭州", "成都", "武汉", "南京", "西安", "重庆", "长沙", "青岛"];
    private static readonly (string Region, string Place, string Zone)[] Abroad = [("GB", "United Kingdom, London", "Europe/London"), ("DE", "Germany, Berlin", "Europe/Berlin"), ("SG", "Singapore", "Asia/Singapore"), ("AU", "Australia, Sydney", "Australia/Sydney"), ("CA", "Canada, Toronto", "America/Toronto")];
    private static readonly (string Name, string Platform)[] Phones = [("iPhone 15", "ios"), ("iPhone 13", "ios"), ("Xiaomi 14", "android"), ("HUAWEI Mate 60", "android"), ("OPPO Reno 11", "android"), ("Windows 11 · Chrome", "web"), ("macOS · Safari", "web")];

    private static readonly FrozenDictionary<string, int> Places = Enumerable.Range(0, Size).ToFrozenDictionary(Uid, StringComparer.Ordinal);

    public static IEnumerable<string> Uids => Places.Keys;

    public static bool Has(string uid) => Places.ContainsKey(uid);

    /// <summary>The account with this number, one of <see cref="Uids"/>, as it was at <paramref name="openedAt"/>.</summary>
    public static Account Open(string uid, DateTimeOffset openedAt, PlatformParameters rules) => Open(Places[uid], openedAt, rules);

    /// <summary>Account numbers are spread by a step that shares no factor with the range, so that neighbours are not guessed.</summary>
    private static string Uid(int place) => (70_000_000 + (place * 7_919L % 9_999_991L)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Account Open(int place, DateTimeOffset openedAt, PlatformParameters rules)
    {
        var uid = Uid(place);
        var chance = Chance.From("population/" + uid);
        var habits = chance.Unit() switch { < 0.35 => Habits.Novice, < 0.9 => Habits.Regular, _ => Habits.Professional };
        var experience = habits == Habits.Novice ? "novice" : habits == Habits.Regular ? "regular" : "professional";
        var level = experience switch { "novice" => "Lv1", "regular" => chance.Likely(0.2) ? "Lv3" : "Lv2", _ => chance.Pick(["VIP1", "VIP2", "VIP3"]) };
        var chinese = chance.Likely(0.78);
        var (region, location, zone) = chinese ? ("CN", "中国 " + chance.Pick(Cities), "Asia/Shanghai") : chance.Pick(Abroad);
        var account = new Account
        {
            Uid = uid,
            Person = chinese ? Chinese(uid, chance) : English(uid, chance),
            Level = level,
            Region = region,
            Language = chinese ? "zh-CN" : "en",
            TimeZone = zone,
            Experience = experience,
            RegisteredAt = openedAt.AddDays(-habits.Days - chance.Int(6, 400)),
        };
        var (device, platform) = chance.Pick(Phones);
        var scaled = habits with { TypicalUsdt = Math.Round(habits.TypicalUsdt * chance.Amount(0.4m, 2.2m, 2)) };
        var stage = new Stage(account, openedAt, chance, rules);
        History.Write(stage, scaled, device, platform, location, $"{chance.Int(20, 220)}.{chance.Int(1, 250)}.***.***", experience switch { "novice" => 1, "regular" => 2, _ => 3 });
        stage.Available("funding", "USDT", chance.Amount(5, scaled.TypicalUsdt * 2, 2));
        stage.Available("trading", chance.Pick(scaled.Coins), Math.Round(scaled.TypicalUsdt / 4_000m, 4));
        if (experience == "professional")
        {
            var created = stage.DaysAgo(chance.Int(20, 300));
            account.ApiKeys.Add(new ApiKey(stage.Id("K", created), "trading", "mk_" + chance.Code(4) + "…" + chance.Code(4), ["read", "trade"], [], Active: true, created, stage.Ago(chance.Int(1, 600))));
        }

        return account;
    }

    private static Person Chinese(string uid, Chance chance)
    {
        var surname = chance.Pick(Surnames);
        return new Person(surname + "**", surname + (chance.Likely(0.5) ? "先生" : "女士"), $"u{uid}{MailHost}", "+86 1" + chance.Pick(["38", "39", "50", "58", "86"]) + "0" + chance.Digits(7));
    }

    private static Person English(string uid, Chance chance)
    {
        var name = chance.Pick(EnglishNames);
        return new Person($"{(char)('A' + chance.Int(0, 26))}*** {name}", (chance.Likely(0.5) ? "Mr " : "Ms ") + name, $"u{uid}{MailHost}", chance.Likely(0.6) ? "+44 7700900" + chance.Digits(3) : null);
    }
}
