using Microsoft.AspNetCore.Http.HttpResults;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Channels.Transcripts;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Channels.Messenger;

/// <summary>The messenger over HTTP: everything the hub can do, and what happens before and beside a conversation.</summary>
internal static class MessengerEndpoints
{
    // A tapped topic and a few known facts; more is not a form.
    private const int MaxFields = 20;
    private const int MaxFieldLength = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/api/messenger").WithTags("Messenger");
        open.MapPost("/session", StartSessionAsync).Produces<SessionView>().ProducesProblem(401).ProducesProblem(429).ProducesProblem(503)
            .WithSummary("Starts a visitor session, or a customer's with the exchange's identity token. With a visitor's session token as bearer the visitor's cases become the customer's and that token ends; any other bearer changes nothing.");

        var group = open.MapGroup("").RequireAuthorization(MessengerAuthentication.Name);
        group.MapPost("/sign-out", SignOutAsync).Produces(204).ProducesProblem(401).WithSummary("Ends this session: its token is worth nothing any more.");
        group.MapPost("/hub-ticket", MakeTicket).Produces<HubTicketView>().ProducesProblem(401).ProducesProblem(429)
            .WithSummary("What opens /hubs/messenger in place of the session token where no header can be set, as access_token: for this session, once, within 30 seconds. Clients that can set headers send the session token as bearer.");
        group.MapGet("/home", ReadHomeAsync).Produces<HomeView>().WithSummary("What the first screen shows: matters in motion and earlier conversations.");
        group.MapPost("/cases", OpenAsync).Produces<OpenedCase>(201).Produces<OpenedCase>().ProducesProblem(400).ProducesProblem(429)
            .WithSummary("Opens a case, with its first message if given. The same clientCaseId again answers 200 with the same case.");
        group.MapGet("/cases/{id}", ReadStateAsync).Produces<CaseStateView>().ProducesProblem(404).WithSummary("The live state of a case.");
        group.MapGet("/cases/{id}/entries", ReadEntriesAsync).Produces<EntriesView>().ProducesProblem(404)
            .WithSummary("The public entries after a number, in order, at most 200.");
        group.MapPost("/cases/{id}/messages", SendAsync).Produces<SentMessage>(201).Produces<SentMessage>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(429)
            .WithSummary("Stores a message. The same clientMessageId again answers 200 with the same number; with another text or other files 409.");
        group.MapPost("/cases/{id}/human", AskForPersonAsync).Produces<CaseStateView>().ProducesProblem(404).WithSummary("Hands the case to a person, with everything said so far.");
        group.MapPost("/cases/{id}/resolve", ResolveAsync).Produces<CaseStateView>().ProducesProblem(404).ProducesProblem(409)
            .WithSummary("The customer ends the conversation. Refused for what threatens the account, until the security team has looked.");
        group.MapPost("/cases/{id}/rating", RateAsync).Produces<CaseStateView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).WithSummary("1 to 5 stars and a word for a resolved case, once.");
        group.MapGet("/cases/{id}/records/{kind}/{recordId}", ReadRecordAsync).Produces<RecordCard>().ProducesProblem(404).ProducesProblem(503)
            .WithSummary("The present state of a record shown in this case.");
        FreezeEndpoints.Map(group);
        CheckEndpoints.Map(group);
        AgentEndpoints.Map(group);
        AccessEndpoints.Map(group);
        FileEndpoints.Map(group);
        TranscriptEndpoints.Map(group);
    }

    private static async Task<IResult> StartSessionAsync(StartSession request, HttpContext http, MessengerLimits limits, MessengerSessions sessions, ExchangeRecords records, Customers customers, CancellationToken cancellationToken)
    {
        if (request.IdentityToken is null && limits.CheckSession(http.Connection.RemoteIpAddress) is { } tooMany)
        {
            return tooMany.ToProblem();
        }

        var started = await sessions.StartAsync(request, MessengerAuthentication.BearerOf(http.Request), cancellationToken);
        if (started.Refusal is { } refusal)
        {
            return refusal.ToProblem();
        }

        try
        {
            return TypedResults.Ok(new SessionView(started.Value!.Token, await CustomerOfAsync(started.Value.Caller, records, customers, cancellationToken)));
        }
        finally
        {
            // Last, so that staff see the customer's name; and whatever happens, for it is stored.
            sessions.Tell(started.Value!);
        }
    }

    private static IResult MakeTicket(HttpContext http, MessengerLimits limits, OnceTickets tickets)
    {
        var caller = MessengerAuthentication.CallerOf(http.User);
        if (limits.CheckTicket(caller) is { } tooMany)
        {
            return tooMany.ToProblem();
        }

        var (ticket, expiresAt) = tickets.Make(CaseFeed.CustomerHub, caller.SessionKey);
        return TypedResults.Ok(new HubTicketView(ticket, expiresAt));
    }

    private static async Task<NoContent> SignOutAsync(HttpContext http, MessengerSessions sessions, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(MessengerAuthentication.CallerOf(http.User), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<HomeView>> ReadHomeAsync(HttpContext http, ReadCases cases, ExchangeRecords records, Customers customers, RecordCards cards, AskForFreeze freeze, CancellationToken cancellationToken)
    {
        var caller = MessengerAuthentication.CallerOf(http.User);
        var inMotion = caller.Uid is { } uid ? await cards.InMotionAsync(uid, cancellationToken) : [];
        var frozen = caller.Uid is { } account ? await freeze.StateAsync(caller.CustomerId, account, cancellationToken) : null;
        var recent = await cases.OfCustomerAsync(caller.CustomerId, cancellationToken);
        return TypedResults.Ok(new HomeView(
            await CustomerOfAsync(caller, records, customers, cancellationToken), inMotion ?? [],
            [.. recent.Select(c => new CaseSummary(c.Id, c.Number, ReadCases.StateCode(c), c.Title, c.UpdatedAt))], inMotion is null, frozen?.ToView()));
    }

    private static async Task<IResult> OpenAsync(OpenCase request, HttpContext http, MessengerLimits limits, OpenNewCase open, CancellationToken cancellationToken)
    {
        if (request.Fields is { } fields && (fields.Count > MaxFields || fields.Any(f => MessageText.Check(f.Key) is not null || MessageText.Check(f.Value) is not null || f.Key.Length > MaxFieldLength || f.Value.Length > MaxFieldLength)))
        {
            return RequestRefusals.Invalid($"fields may hold at most {MaxFields} entries of at most {MaxFieldLength} characters.").ToProblem();
        }

        if (request.Intent is { } intent && (intent.Length > 64 || !intent.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_')))
        {
            return RequestRefusals.Invalid("intent must be an id of the intent vocabulary.").ToProblem();
        }

        var caller = MessengerAuthentication.CallerOf(http.User);
        if (MessageText.CheckKey(request.ClientCaseId) is { } badKey)
        {
            return badKey.ToProblem();
        }

        // The first message counts as any: a repeated opening brings another one.
        if ((request.Text is null ? null : limits.CheckMessage(caller)) is { } tooFast)
        {
            return tooFast.ToProblem();
        }

        var opened = await open.HandleAsync(
            new CaseOpeningRequest(caller.CustomerId, caller.Uid is null, request.ClientCaseId, caller.Language, caller.TimeZone, request.Intent, request.Text, request.ClientMessageId, request.Fields) { Admit = open => limits.CheckCase(caller, open) }, cancellationToken);
        if (opened.Refusal is { } refusal)
        {
            return refusal.ToProblem();
        }

        var view = new OpenedCase(opened.Value!.Id, opened.Value.Number);
        return opened.Value.Repeated ? TypedResults.Ok(view) : TypedResults.Created($"/api/messenger/cases/{view.CaseId}", view);
    }

    private static async Task<IResult> ReadStateAsync(CaseId id, HttpContext http, CustomerCases own, ReadCases cases, CancellationToken cancellationToken)
    {
        var found = await own.OwnAsync(id, MessengerAuthentication.CallerOf(http.User), cancellationToken);
        return found.Refusal?.ToProblem() ?? TypedResults.Ok(await cases.StateOfAsync(found.Value!, cancellationToken));
    }

    private static async Task<IResult> ReadEntriesAsync(CaseId id, long? after, HttpContext http, CustomerCases own, ReadCases cases, CancellationToken cancellationToken)
    {
        var found = await own.OwnAsync(id, MessengerAuthentication.CallerOf(http.User), cancellationToken);
        return found.Refusal?.ToProblem() ?? TypedResults.Ok(await cases.CustomerEntriesAsync(id, Math.Max(0, after ?? 0), cancellationToken));
    }

    private static async Task<IResult> SendAsync(CaseId id, SendMessage request, HttpContext http, MessengerLimits limits, PostMessage postMessage, CancellationToken cancellationToken)
    {
        var caller = MessengerAuthentication.CallerOf(http.User);
        if (limits.CheckMessage(caller) is { } tooMany)
        {
            return tooMany.ToProblem();
        }

        // Whose case it is, is decided where the message is stored, under the case's lock.
        var posted = await postMessage.HandleAsync(new MessagePost(id, Author.Customer(caller.CustomerId), request.Text, request.ClientMessageId) { FileIds = request.FileIds ?? [] }, cancellationToken);
        return posted.Refusal is { } refusal ? refusal.ToProblem()
            : posted.Value!.Repeated ? TypedResults.Ok(new SentMessage(posted.Value.PublicSeq))
            : TypedResults.Created((string?)null, new SentMessage(posted.Value.PublicSeq));
    }

    private static async Task<IResult> AskForPersonAsync(CaseId id, HttpContext http, CustomerCases own, ReadCases cases, ChangeCase changeCase, CancellationToken cancellationToken)
    {
        var caller = MessengerAuthentication.CallerOf(http.User);
        var found = await own.OwnAsync(id, caller, cancellationToken);
        if (found.Refusal is { } notFound)
        {
            return notFound.ToProblem();
        }

        var handed = await changeCase.HandOverAsync(id, Author.Customer(caller.CustomerId), "customer_asked", CaseQueues.For(found.Value!.Topic), found.Value.Priority);
        return handed.Refusal?.ToProblem() ?? TypedResults.Ok(await cases.StateOfAsync(handed.Value!, cancellationToken));
    }

    private static async Task<IResult> ResolveAsync(CaseId id, HttpContext http, CustomerCases own, ReadCases cases, ChangeCase changeCase, CancellationToken cancellationToken)
    {
        var caller = MessengerAuthentication.CallerOf(http.User);
        var found = await own.OwnAsync(id, caller, cancellationToken);
        if (found.Refusal is { } notFound)
        {
            return notFound.ToProblem();
        }

        var resolved = await changeCase.ResolveByCustomerAsync(id, Author.Customer(caller.CustomerId));
        return resolved.Refusal?.ToProblem() ?? TypedResults.Ok(await cases.StateOfAsync(resolved.Value!, cancellationToken));
    }

    private static async Task<IResult> RateAsync(CaseId id, RateCase request, HttpContext http, CustomerCases own, ReadCases cases, ChangeCase changeCase, CancellationToken cancellationToken)
    {
        var caller = MessengerAuthentication.CallerOf(http.User);
        var found = await own.OwnAsync(id, caller, cancellationToken);
        if (found.Refusal is { } notFound)
        {
            return notFound.ToProblem();
        }

        var rated = await changeCase.RateAsync(id, Author.Customer(caller.CustomerId), new RatingView(request.Stars, request.Comment));
        return rated.Refusal?.ToProblem() ?? TypedResults.Ok(await cases.StateOfAsync(rated.Value!, cancellationToken));
    }

    private static async Task<IResult> ReadRecordAsync(CaseId id, string kind, string recordId, HttpContext http, CustomerCases own, RecordCards cards, CancellationToken cancellationToken)
    {
        var caller = MessengerAuthentication.CallerOf(http.User);
        var found = await own.OwnAsync(id, caller, cancellationToken);
        return found.Refusal?.ToProblem()
            ?? (caller.Uid is { } uid ? (await cards.ReadAsync(uid, kind, recordId, cancellationToken)).ToHttp() : AccountRefusals.RecordNotFound.ToProblem());
    }

    private static async Task<CustomerView?> CustomerOfAsync(MessengerCaller caller, ExchangeRecords records, Customers customers, CancellationToken cancellationToken)
    {
        if (caller.Uid is not { } uid)
        {
            return null;
        }

        // While the exchange does not answer, the session still holds: the token proved who it is.
        var account = (await records.AccountAsync(uid, cancellationToken)).Value;
        if (account is not null)
        {
            await customers.RememberNameAsync(caller.CustomerId, account.DisplayName, cancellationToken);
        }

        // 王先生 is no English: the form of address is used only where the messenger speaks the account's language.
        var salutation = account?.Language.StartsWith(caller.Language, StringComparison.OrdinalIgnoreCase) is true ? account.Salutation : null;
        return new CustomerView(uid, account?.DisplayName ?? uid, salutation, account?.Language ?? caller.Locale, caller.TimeZone);
    }
}
