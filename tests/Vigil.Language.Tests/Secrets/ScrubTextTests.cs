using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Vigil.Language.Secrets.Scrubbing;
using Xunit;

namespace Vigil.Language.Tests.Secrets;

/// <summary>What is taken out of recordings of traffic, of other JSON, and of logs and settings; and what stays.</summary>
public sealed class ScrubTextTests
{
    private const string Canary = "c4nary7Secret0Value9";
    private const string Jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlLW9mLWNhbmFyeQ";

    [Fact]
    public void A_recording_of_traffic_keeps_what_was_asked_and_loses_who_may_ask_it()
    {
        var inner = JsonSerializer.Serialize(new { access_token = Canary, user = new { nickname = "wang", refreshToken = Canary } });
        var har = JsonSerializer.Serialize(new
        {
            log = new
            {
                version = "1.2",
                entries = new object[]
                {
                    new
                    {
                        startedDateTime = "2026-11-30T01:02:03Z",
                        request = new
                        {
                            method = "POST",
                            url = $"https://meridian.example/api/withdraw?coin=USDT&session_token={Canary}&page=2",
                            headers = new object[] { new { name = "Authorization", value = $"Bearer {Canary}" }, new { name = "Cookie", value = $"sid={Canary}" }, new { name = "X-MBX-APIKEY", value = Canary }, new { name = "Accept", value = "application/json" } },
                            cookies = new object[] { new { name = "theme", value = Canary, httpOnly = false } },
                            queryString = new object[] { new { name = "session_token", value = Canary }, new { name = "coin", value = "USDT" } },
                            postData = new { mimeType = "application/x-www-form-urlencoded", text = $"amount=12.5&password={Canary}&address=0x9c41aa00bb11cc22dd33ee44ff5566778899e7b2" },
                        },
                        response = new
                        {
                            status = 403,
                            headers = new object[] { new { name = "set-cookie", value = $"sid={Canary}; Secure" } },
                            content = new { mimeType = "application/json", text = inner },
                        },
                    },
                    new { response = new { content = new { mimeType = "application/json", encoding = "base64", text = Convert.ToBase64String(Encoding.UTF8.GetBytes(inner)) } } },
                },
            },
        });

        var kept = ScrubText.Of(har);

        kept.ShouldNotContain(Canary);
        using var read = JsonDocument.Parse(kept);
        var entries = read.RootElement.GetProperty("log").GetProperty("entries");
        var request = entries[0].GetProperty("request");
        request.GetProperty("url").GetString().ShouldBe("https://meridian.example/api/withdraw?coin=USDT&session_token=[removed]&page=2");
        request.GetProperty("headers")[3].GetProperty("value").GetString().ShouldBe("application/json");
        request.GetProperty("cookies")[0].GetProperty("name").GetString().ShouldBe("theme");
        request.GetProperty("postData").GetProperty("text").GetString().ShouldBe("amount=12.5&password=[removed]&address=0x9c41aa00bb11cc22dd33ee44ff5566778899e7b2");
        entries[0].GetProperty("response").GetProperty("status").GetInt32().ShouldBe(403);
        entries[0].GetProperty("response").GetProperty("content").GetProperty("text").GetString()!.ShouldContain("wang");
        Encoding.UTF8.GetString(Convert.FromBase64String(entries[1].GetProperty("response").GetProperty("content").GetProperty("text").GetString()!)).ShouldNotContain(Canary);
    }

    [Theory]
    [InlineData($"GET /v1/orders HTTP/1.1\nHost: meridian.example\nCookie: a={Canary}; b={Canary}\nAccept: */*")]
    [InlineData($"set-cookie: sid={Canary}; Path=/; Secure")]
    [InlineData($"api_key = {Canary}\nbase_url = https://meridian.example")]
    [InlineData($"exchange:\n  apiKey: {Canary}\n  apiSecret: \"{Canary}\"\n")]
    [InlineData($"export MERIDIAN_SECRET_KEY='{Canary}'")]
    [InlineData($"db=postgres://bot:{Canary}@127.0.0.1/trades")]
    [InlineData($"2026-11-30 01:02:03 DEBUG sending Authorization: Bearer {Canary}")]
    [InlineData($"curl 'https://meridian.example/x?access_token={Canary}&a=1'")]
    [InlineData($"[1] {{\"token\":\"{Canary}\"}} cut off")]
    [InlineData($"-----BEGIN PRIVATE KEY-----\n{Canary}\n-----END PRIVATE KEY-----\nand more")]
    [InlineData("{\"credentials\": {\"user\": \"" + Canary + "\", \"parts\": [\"" + Canary + "\"]}}")]
    [InlineData("[{\"password\": 123456, \"note\": \"" + "x" + "\"}]", "123456")]
    [InlineData($"the session says {Jwt} and no more", Jwt)]
    public void What_opens_an_account_is_taken_out_of_logs_and_settings(string text, string secret = Canary) => ScrubText.Of(text).ShouldNotContain(secret);

    [Theory]
    [InlineData("Date,Amount,Address\n2026-11-30,12.5,TWpXabcdefghijkmnopqrstuvwxyzM42C1\n")]
    [InlineData("{\"token\":\"USDT\",\"tokenAddress\":\"0xdac17f958d2ee523a2206206994597c13d831ec7\",\"tx\":\"0x4f7a000000000000000000000000000000000000000000000000000000d193d1\"}")]
    [InlineData("{ \"token_type\": \"Bearer\",\n \"expires_in\": 3600 }")]
    [InlineData("level=info msg=\"order placed\" id=W20261130000123 status=200")]
    [InlineData("key: value\nstatus: -1021\nmessage: Timestamp for this request is outside of the recvWindow.")]
    [InlineData("我昨天23:40提的1250 USDT还没有到，地址0x9c41aa00bb11cc22dd33ee44ff5566778899e7b2")]
    public void What_opens_nothing_stays_as_it_is(string text) => ScrubText.Of(text).ShouldBe(text);

    [Fact]
    public void A_recovery_phrase_in_a_text_file_is_taken_out() =>
        ScrubText.Of("my wallet\nabsorb accident abandon ability abuse able access about abstract above absurd absent\n").ShouldNotContain("absorb");

    [Fact]
    public void Any_text_is_read_and_what_was_scrubbed_once_changes_no_more() =>
        Prop.ForAll<NonNull<string>>(text => ScrubText.Of(text.Get) is var once && ScrubText.Of(once) == once).QuickCheckThrowOnFailure();

    [Fact]
    public void Json_in_json_and_depth_do_not_break_it()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 5000));
        ScrubText.Of(deep).ShouldBe(deep);

        var nested = JsonSerializer.Serialize(new { a = JsonSerializer.Serialize(new { b = JsonSerializer.Serialize(new { password = Canary }) }) });
        ScrubText.Of(nested).ShouldNotContain(Canary);
    }

    [Fact]
    public void What_is_kept_is_never_much_longer_than_what_came()
    {
        var digits = string.Join(',', Enumerable.Repeat("1", 20_000));
        var deep = $"{new string('[', 110)}{digits},{{\"password\":\"{Canary}\"}}{new string(']', 110)}";
        var row = $"{{\"password\":[{digits},true,\"{Canary}\"],\"note\":1}}";

        foreach (var text in new[] { deep, row })
        {
            var kept = ScrubText.Of(text);
            kept.ShouldNotContain(Canary);
            kept.Length.ShouldBeLessThan(text.Length + 1000);
        }
    }
}
