using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Accounts.Codes;
using Vigil.Server.Accounts.Freezing;
using Vigil.Server.Accounts.Identity;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Accounts;

/// <summary>Where a freeze stands that somebody asked for without signing in.</summary>
/// <param name="Token">What the page asks by how far it is.</param>
public sealed record FreezeProgress(string Token, FreezeTold Report);

/// <summary>
/// Freezing an account without a session (docs/decisions/0047): by a code that goes to the contacts of the account, or by a link that the exchange has signed. Whom somebody named is looked
/// up later, by the outbox: until a right code comes, every answer is the same whether there is such an account or not.
/// </summary>
public sealed class FreezeWithoutSession
{
    /// <summary>Digits of a code.</summary>
    public const int CodeLength = 6;

    /// <summary>Wrong codes that one request bears. They are nobody else's: whoever uses theirs up takes none from another.</summary>
    public const int MaxTries = 5;

    /// <summary>Longest name of an account: the longest mailbox (RFC 5321, section 4.5.3.1).</summary>
    public const int MaxName = 320;

    internal const string Purpose = "freeze";

    // Longer than a code lasts: it may take a while until the exchange answers and a mail arrives.
    private static readonly TimeSpan RequestLasts = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly SentCodes _codes;
    private readonly FreezeLinks _links;
    private readonly AskForFreeze _freeze;
    private readonly FreezeCases _cases;
    private readonly Customers _customers;
    private readonly ExchangeRecords _records;
    private readonly WriteGate _gate;
    private readonly IDbContextFactory<VigilDb> _databases;
    private readonly OutboxStore _outbox;
    private readonly Listeners _listeners;
    private readonly OutboxSignal _signal;
    private readonly TimeProvider _clock;

    internal FreezeWithoutSession(
        SentCodes codes, FreezeLinks links, AskForFreeze freeze, FreezeCases cases, Customers customers, ExchangeRecords records, WriteGate gate, IDbContextFactory<VigilDb> databases,
        OutboxStore outbox, Listeners listeners, OutboxSignal signal, TimeProvider clock)
    {
        (_codes, _links, _freeze, _cases, _customers, _records) = (codes, links, freeze, cases, customers, records);
        (_gate, _databases, _outbox, _listeners, _signal, _clock) = (gate, databases, outbox, listeners, signal, clock);
    }

    /// <summary>False where no exchange is configured that could freeze anything.</summary>
    public bool IsPossible => _freeze.IsPossible;

    /// <summary>Has a code sent to the contacts of whoever is named, if there is such an account.</summary>
    /// <param name="language">Of the page: zh or en.</param>
    /// <returns>A token for <see cref="RedeemCodeAsync"/>; <see cref="AccountRefusals.FreezeNotPossible"/> or <see cref="AccountRefusals.FreezeNameMissing"/>.</returns>
    public async Task<Outcome<string>> AskForCodeAsync(string name, string language, CancellationToken cancellationToken)
    {
        var named = name.Trim();
        if (!IsPossible)
        {
            return AccountRefusals.FreezeNotPossible;
        }

        if (named.Length is < 3 or > MaxName || named.Any(char.IsControl))
        {
            return AccountRefusals.FreezeNameMissing;
        }

        var (token, now) = (NewToken(), _clock.GetUtcNow());
        var over = now - Kept;
        var request = new FreezeRequest { Id = Hash(token), Named = named, Language = language, Tries = 0, At = now, Until = now + RequestLasts };
        await _gate.WriteAsync(
            async session =>
            {
                await session.Db.Set<FreezeRequest>().Where(r => r.Until < over).ExecuteDeleteAsync(CancellationToken.None);
                session.Db.Add(request);
                await session.Db.SaveChangesAsync(CancellationToken.None);
                await _outbox.AddAsync(session, _listeners, new FreezeCodeWanted(request.Id), request.Id);
                return 0;
            },
            cancellationToken);
        _signal.Wake();
        return token;
    }

    /// <summary>Freezes with a code. A try, whatever comes of it, which is counted before anything is compared.</summary>
    /// <returns>How far it is, the same again for a request that has frozen; <see cref="AccountRefusals.FreezeCodeWrong"/>, <see cref="AccountRefusals.FreezeTriesUsed"/> or <see cref="AccountRefusals.FreezeRequestOver"/>.</returns>
    public async Task<Outcome<FreezeProgress>> RedeemCodeAsync(string token, string code, CancellationToken cancellationToken)
    {
        var (id, now, digits) = (Hash(token), _clock.GetUtcNow(), string.Concat(code.Where(c => !char.IsWhiteSpace(c))));
        var (request, counted) = await _gate.WriteAsync(
            async session =>
            {
                var tried = await session.Db.Set<FreezeRequest>().Where(r => r.Id == id && r.LinkId == null && r.RedeemedAt == null && r.Until > now && r.Tries < MaxTries)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.Tries, r => r.Tries + 1), CancellationToken.None);
                return (await session.Db.Set<FreezeRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, CancellationToken.None), tried == 1);
            },
            cancellationToken);
        if (request is null || (request.RedeemedAt is null && request.Until <= now))
        {
            return AccountRefusals.FreezeRequestOver;
        }

        if (request.RedeemedAt is not null)
        {
            return await ProgressAsync(token, request, cancellationToken);
        }

        if (!counted)
        {
            return AccountRefusals.FreezeTriesUsed;
        }

        // Of nobody there is no code, and looking for it takes as long.
        var right = digits.Length == CodeLength && digits.All(char.IsAsciiDigit) && await _codes.IsRightAsync(Purpose, request.Uid ?? id, digits, cancellationToken);
        if (!right || request.Uid is not { } uid)
        {
            // Sent twice, the other one may have been right and used the code up meanwhile.
            return await FindAsync(id, cancellationToken) is { RedeemedAt: not null } redeemed ? await ProgressAsync(token, redeemed, cancellationToken) : AccountRefusals.FreezeCodeWrong;
        }

        return await FreezeAsync(token, uid, request.Language, FreezeWay.Code, null, async (session, customer) =>
        {
            var (at, whom) = ((DateTimeOffset?)now, (CustomerId?)customer);
            var taken = await session.Db.Set<FreezeRequest>().Where(r => r.Id == id && r.RedeemedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.RedeemedAt, at).SetProperty(r => r.CustomerId, whom), CancellationToken.None) == 1;
            return taken && await SentCodes.UseAsync(session, Purpose, uid, now) > 0;
        }, cancellationToken);
    }

    /// <summary>Whether a link of a mail could freeze now. Changes nothing: what fetches links from mails may ask.</summary>
    /// <returns>Null where it could; <see cref="AccountRefusals.FreezeLinkInvalid"/>, <see cref="AccountRefusals.FreezeLinkExpired"/> or <see cref="AccountRefusals.KeysUnavailable"/>.</returns>
    public async Task<Refusal?> CheckLinkAsync(string link, CancellationToken cancellationToken) => IsPossible ? (await _links.VerifyAsync(link, cancellationToken)).Refusal : AccountRefusals.FreezeNotPossible;

    /// <summary>Freezes with a link that the exchange has signed. Once: while that freeze is under way or in force the same again answers the same.</summary>
    /// <returns>How far it is; what <see cref="CheckLinkAsync"/> refuses; or <see cref="AccountRefusals.FreezeLinkUsed"/>.</returns>
    public async Task<Outcome<FreezeProgress>> RedeemLinkAsync(string link, string language, CancellationToken cancellationToken)
    {
        if (!IsPossible)
        {
            return AccountRefusals.FreezeNotPossible;
        }

        var verified = await _links.VerifyAsync(link, cancellationToken);
        if (verified.Refusal is { } refusal)
        {
            return refusal;
        }

        var (token, now, signed) = (NewToken(), _clock.GetUtcNow(), verified.Value!);
        var (id, linkId) = (Hash(token), Hash($"{signed.Uid}\n{signed.Id}"));
        return await FreezeAsync(token, signed.Uid, language, FreezeWay.Link, linkId, async (session, customer) =>
        {
            var until = signed.Until > now + RequestLasts ? signed.Until : now + RequestLasts;

            // Of two who use it at once the index lets one in.
            return await session.Db.Database.ExecuteSqlAsync(
                $"""
                 insert into freeze_requests (id, named, uid, language, tries, at, until, redeemed_at, customer_id, link_id)
                 values ({id}, null, {signed.Uid}, {language}, 0, {now.ToMicroseconds()}, {until.ToMicroseconds()}, {now.ToMicroseconds()}, {customer.Value}, {linkId})
                 on conflict (link_id) do nothing
                 """,
                CancellationToken.None) == 1;
        }, cancellationToken);
    }

    /// <summary>How far it is.</summary>
    /// <returns>The progress, or <see cref="AccountRefusals.FreezeRequestOver"/> for a token that has frozen nothing, or not lately.</returns>
    public async Task<Outcome<FreezeProgress>> StateAsync(string token, CancellationToken cancellationToken) =>
        await FindAsync(Hash(token), cancellationToken) is { RedeemedAt: { } at } request && _clock.GetUtcNow() - at < RequestLasts
            ? await ProgressAsync(token, request, cancellationToken)
            : AccountRefusals.FreezeRequestOver;

    private async Task<Outcome<FreezeProgress>> FreezeAsync(string token, string uid, string language, FreezeWay way, string? linkId, Func<WriteSession, CustomerId, Task<bool>> claim, CancellationToken cancellationToken)
    {
        var customer = await CustomerAsync(uid, language, cancellationToken);
        var asked = await _freeze.HandleAsync(new FreezeWish(customer.Id, null, customer.Language, customer.TimeZone, way), uid, ProvenAsync, cancellationToken);
        _signal.Wake();
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        // What the wish came to is asked again: where the proof was used before, that freeze may have been lifted since.
        if (await _freeze.StateAsync(customer.Id, uid, cancellationToken) is not { } state)
        {
            return asked.Value!.Step is FreezeStep.Refused ? await ToldAsync(token, asked.Value, cancellationToken) : AccountRefusals.FreezeLinkUsed;
        }

        return await ToldAsync(linkId is null ? token : await OwnTokenAsync(token, linkId, cancellationToken), state, cancellationToken);

        // In the write that takes the proof, also where it finds a freeze that somebody else has asked for.
        async Task<bool> ProvenAsync(WriteSession session)
        {
            var taken = await claim(session, customer.Id);
            if (taken)
            {
                await _outbox.AddAsync(session, _listeners, new FreezeProven(customer.Id), $"freeze-proven:{customer.Id}");
            }

            return taken;
        }
    }

    // A link that is used again is another request's: its page asks by none.
    private async Task<string> OwnTokenAsync(string token, string linkId, CancellationToken cancellationToken)
    {
        var id = Hash(token);
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<FreezeRequest>().AnyAsync(r => r.Id == id && r.LinkId == linkId, cancellationToken) ? token : "";
    }

    private async Task<CustomerIdentity> CustomerAsync(string uid, string language, CancellationToken cancellationToken)
    {
        if (await _customers.OfUidsAsync([uid], cancellationToken) is [var known, ..])
        {
            return known;
        }

        // Their language and zone are nice to have; a freeze does not wait for them.
        var account = (await _records.AccountAsync(uid, cancellationToken)).Value;
        return await _customers.OfUidAsync(uid, account?.Language ?? (language == "zh" ? "zh-CN" : "en"), account?.TimeZone ?? "UTC", cancellationToken);
    }

    private async Task<Outcome<FreezeProgress>> ProgressAsync(string token, FreezeRequest request, CancellationToken cancellationToken) =>
        request is { CustomerId: { } customer, Uid: { } uid } && await _freeze.StateAsync(customer, uid, cancellationToken) is { } state ? await ToldAsync(token, state, cancellationToken)
        : request.CustomerId is { } refused && await _cases.NewestAsync(refused, cancellationToken) is { Step: FreezeStep.Refused } declined ? await ToldAsync(token, declined, cancellationToken)
        : AccountRefusals.FreezeRequestOver;

    private async Task<Outcome<FreezeProgress>> ToldAsync(string token, FreezeState state, CancellationToken cancellationToken) => new FreezeProgress(token, await _cases.ReportAsync(state, cancellationToken));

    private async Task<FreezeRequest?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<FreezeRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken);
    }

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
