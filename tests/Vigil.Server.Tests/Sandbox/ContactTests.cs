using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using Shouldly;
using Vigil.Contracts.Exchange;

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

    [Theory]
    [InlineData("88427406")]
    [InlineData("Tang.7406@mail.example")]
    [InlineData("+86 15800007406")]
    [InlineData("158 0000 7406")]
    [InlineData("tang.7406@post.example")]
    public async Task An_account_is_found_by_whatever_its_owner_would_name_and_by_a_contact_that_was_just_replaced(string name)
    {
        var found = await Post<AccountContacts>("/v1/contacts/find", new AccountQuestion(name));
        found.Uid.ShouldBe("88427406");
        found.Contacts.Select(c => (c.Channel, c.Masked, c.ReplacedAt is not null)).ShouldBe([("email", "t•••@m•••.example", false), ("sms", "•••06", false), ("email", "t•••@p•••.example", true)]);
        await meridian.Skip(TimeSpan.FromDays(31));
        (await meridian.Get<AccountContacts>("/v1/accounts/88427406/contacts")).Contacts.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("nobody@mail.example")]
    [InlineData("1")]
    [InlineData("")]
    public async Task Nobody_is_found_by_what_is_nobodys(string name) =>
        (await meridian.Http.PostAsJsonAsync("/v1/contacts/find", new AccountQuestion(name), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_message_reaches_the_contact_it_names_with_the_phrase_in_it()
    {
        var text = $"code\nphrase: {DeliveryRequest.PhraseMark}";
        (await Post<DeliveryReceipt>("/v1/deliver", new DeliveryRequest("mail-0002", "88427406", "email", "x", text, "email-1"))).MaskedTo.ShouldBe("t•••@p•••.example");
        var inbox = await meridian.Get<JsonElement>("/demo/personas/tang/inbox");
        inbox[0].GetProperty("text").GetString().ShouldBe("code\nphrase: 青山406");

        // Somebody without a phrase gets no line about one; a contact of another channel, or of nobody, gets nothing.
        (await Post<DeliveryReceipt>("/v1/deliver", new DeliveryRequest("mail-0003", "70007919", "email", "x", text))).MaskedTo.ShouldNotBeNull();
        foreach (var contact in new[] { "email-1", "email-9" })
        {
            var refused = await meridian.Http.PostAsJsonAsync("/v1/deliver", new DeliveryRequest("mail-0004", "88427406", contact == "email-1" ? "sms" : "email", null, text, contact), TestContext.Current.CancellationToken);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    public void Dispose() => meridian.Dispose();

    private async Task<T> Post<T>(string path, object body)
    {
        var answer = await meridian.Http.PostAsync(path, JsonContent.Create(body, body.GetType()), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, TestContext.Current.CancellationToken))!;
    }
}
