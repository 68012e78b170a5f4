using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Contact;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Connector;

/// <summary>Comparing contacts, checking codes and delivering, without ever telling an address.</summary>
internal static class ContactEndpoints
{
    private static readonly string[] Channels = ["email", "sms", "push", "in_app"];

    public static void MapContact(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/v1/accounts/{uid}").WithTags("Contact").RequireScope("read").MapPost("/match", Match).Produces<ContactAnswer>();
        var verify = routes.MapGroup("/v1/verify").WithTags("Contact").RequireScope("act");
        verify.MapPost("/authenticator", (CodeCheck check, World world, CodeBook codes) => Check(check with { Channel = null }, world, codes)).Produces<CodeCheckResult>();
        verify.MapPost("/code", Check).Produces<CodeCheckResult>();
        verify.MapPost("/send-code", SendCode).Produces<CodeSent>();
        var reach = routes.MapGroup("/v1").WithTags("Contact").RequireScope("deliver");
        reach.MapPost("/contacts/find", (AccountQuestion question, ContactBook book) => book.Find(question.Name ?? "") is { } found ? TypedResults.Ok(found) : Problems.NotFound()).Produces<AccountContacts>();
        reach.MapGet("/accounts/{uid}/contacts", (string uid, ContactBook book) => book.Of(uid) is { } found ? TypedResults.Ok(found) : Problems.NotFound()).Produces<AccountContacts>();
        routes.MapGroup("/v1/deliver").WithTags("Contact").RequireScope("deliver").MapPost("/", Deliver).Produces<DeliveryReceipt>().ProducesProblem(409);
    }

    private static IResult Match(string uid, ContactQuestion question, World world) =>
        PersonOf(world, uid) is { } person
            ? TypedResults.Ok(new ContactAnswer(Same(person.Email, question.Address) || Same(person.Phone, question.Address)))
            : Problems.NotFound();

    private static IResult Check(CodeCheck check, World world, CodeBook codes) =>
        PersonOf(world, check.Uid) is not null ? TypedResults.Ok(codes.Check(check)) : Problems.NotFound();

    private static IResult SendCode(CodeRequest request, World world, CodeBook codes, Inbox inbox)
    {
        if (PersonOf(world, request.Uid) is not { } person)
        {
            return Problems.NotFound();
        }

        var masked = request.Channel switch { "email" => Masks.Email(person.Email), "sms" => Masks.Phone(person.Phone), _ => null };
        if (masked is null)
        {
            return Problems.Invalid("channel.unavailable", "This account has no contact for that channel.");
        }

        var (code, expires) = codes.Send(request.Uid, request.Channel);
        inbox.Put(request.Uid, new InboxMessage(request.Channel, "Meridian", $"验证码 {code} / Your code is {code}", world.Clock.Now));
        return TypedResults.Ok(new CodeSent(masked, expires));
    }

    private static IResult Deliver(DeliveryRequest request, World world, Inbox inbox, ContactBook book)
    {
        if (string.IsNullOrEmpty(request.Key) || string.IsNullOrEmpty(request.Text) || !Channels.Contains(request.Channel))
        {
            return Problems.Invalid("delivery.invalid", "key, text and a channel (email, sms, push, in_app) are needed.");
        }

        if (PersonOf(world, request.Uid) is not { } person)
        {
            return Problems.NotFound();
        }

        return inbox.Deliver(request, person, request.ContactId is { } id ? book.Find(request.Uid, id) : null) switch
        {
            { KeyReused: true } => Problems.Conflict("delivery.key_reused", "This key belongs to another message."),
            { Receipt: { } receipt } => TypedResults.Ok(receipt),
            _ => Problems.Invalid("channel.unavailable", "This account has no contact for that channel."),
        };
    }

    private static Person? PersonOf(World world, string uid) => world.With(uid ?? "", (account, _) => account.Person);

    private static bool Same(string? onFile, string? asked) => onFile is not null && asked is not null && ContactBook.Plain(onFile) == ContactBook.Plain(asked);
}
