using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using Shouldly;
using Vigil.Contracts.Exchange;
using Xunit;

namespace Vigil.Server.Tests.Sandbox;

public sealed class ContactTests : IDisposable
{
    private const string Uid = "88310214";
    private readonly Meridian meridian = new();

    [Theory]
    [InlineData("WANG.0214@mail.example", true)]
    [InlineData("+86 138 0000 6214", true)]
    [InlineData("wang@mail.example", false)]
    public async Task A_contact_is_compared_and_never_told(string address, bool matches)
    {
        var answer = await Post<ContactAnswer>($"/v1/accounts/{Uid}/match", new ContactQuestion(address));
        answer.Matches.ShouldBe(matches);
    }

    [Fact]
    public async Task An_authenticator_code_counts_once_and_five_wrong_ones_pause_the_checks()
    {
        var code = (await meridian.Get<JsonElement>("/demo/personas/wang/authenticator")).GetProperty("code").GetString()!;
        (await Post<CodeCheckResult>("/v1/verify/authenticator", new CodeCheck(Uid, code))).Valid.ShouldBeTrue();
        for (var left = 4; left > 0; left--)
        {
            (await Post<CodeCheckResult>("/v1/verify/authenticator", new CodeCheck(Uid, code))).ShouldSatisfyAllConditions(r => r.Valid.ShouldBeFalse(), r => r.TriesLeft.ShouldBe(left));
        }

        (await Post<CodeCheckResult>("/v1/verify/authenticator", new CodeCheck(Uid, code))).PausedUntil.ShouldBe(meridian.Clock.GetUtcNow().AddHours(1));
    }

    [Fact]
    public async Task A_sent_code_reaches_the_inbox_and_verifies()
    {
        var sent = await Post<CodeSent>("/v1/verify/send-code", new CodeRequest(Uid, "sms"));
        sent.MaskedTo.ShouldBe("+86 ****6214");
        var text = (await meridian.Get<JsonElement>("/demo/personas/wang/inbox"))[0].GetProperty("text").GetString()!;
        (await Post<CodeCheckResult>("/v1/verify/code", new CodeCheck(Uid, text[^6..], "sms"))).Valid.ShouldBeTrue();
        (await Post<CodeCheckResult>("/v1/verify/code", new CodeCheck(Uid, text[^6..], "sms"))).Valid.ShouldBeFalse();
    }

    [Fact]
    public async Task A_delivery_arrives_once_per_key()
    {
        var mail = new DeliveryRequest("mail-0001", Uid, "email", "您的提币", "正在等待区块确认");
        var receipt = await Post<DeliveryReceipt>("/v1/deliver", mail);
        receipt.MaskedTo.ShouldBe("wa***@mail.example");
        (await Post<DeliveryReceipt>("/v1/deliver", mail)).ShouldBe(receipt);
        (await meridian.Get<JsonElement>("/demo/personas/wang/inbox")).GetArrayLength().ShouldBe(1);
        var other = await meridian.Http.PostAsJsonAsync("/v1/deliver", mail with { Text = "x" }, TestContext.Current.CancellationToken);
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var reader = meridian.Client(Meridian.ClearedToken);
        (await reader.PostAsJsonAsync("/v1/deliver", mail, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    public void Dispose() => meridian.Dispose();

    private async Task<T> Post<T>(string path, object body)
    {
        var answer = await meridian.Http.PostAsync(path, JsonContent.Create(body, body.GetType()), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, TestContext.Current.CancellationToken))!;
    }
}
