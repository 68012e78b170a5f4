using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.People;

namespace Vigil.Sandbox.Contact;

/// <summary>One contact with its address, which stays in here.</summary>
internal sealed record KnownContact(ContactPoint Point, string Address);

/// <summary>Who can be reached where. A contact that was replaced counts for 30 days more: whoever took an account over changes its contacts first.</summary>
internal sealed class ContactBook(World world)
{
    private const int ShortestNumber = 7;
    private static readonly TimeSpan ReplacedCount = TimeSpan.FromDays(30);

    /// <summary>The account that somebody means by its number, a mailbox or a telephone number; null when there is none.</summary>
    public AccountContacts? Find(string name)
    {
        var plain = Plain(name);
        return plain.Length == 0 ? null : Of(plain) ?? (UidOf(plain) is { } uid ? Of(uid) : null);
    }

    /// <summary>The contacts of an account; null when there is no such account.</summary>
    public AccountContacts? Of(string uid) => world.With(uid, (account, now) =>
        new AccountContacts(account.Uid, account.Language, account.TimeZone, [.. Contacts(account, now).Select(c => c.Point)]));

    /// <summary>One of them by its id.</summary>
    public KnownContact? Find(string uid, string id) => world.With(uid, (account, now) => Contacts(account, now).FirstOrDefault(c => c.Point.Id == id));

    /// <summary>Mail ignores case; numbers ignore spaces and dashes.</summary>
    public static string Plain(string contact) => contact.Contains('@', StringComparison.Ordinal)
        ? contact.Trim().ToLowerInvariant()
        : string.Concat(contact.Where(c => char.IsAsciiDigit(c) || c == '+'));

    // Of the made-up crowd the mailbox names the account; the hand-made customers are looked through. A number is known with its country's code and without.
    private string? UidOf(string plain) =>
        plain.StartsWith('u') && plain.EndsWith(Population.MailHost, StringComparison.Ordinal) ? plain[1..^Population.MailHost.Length]
        : Personas.All.Select(p => p.Uid).FirstOrDefault(uid => world.With(uid, (account, now) => Contacts(account, now).Any(c => Is(c.Address, plain)) ? account : null) is not null);

    private static bool Is(string address, string plain) => Plain(address) == plain || (plain.Length >= ShortestNumber && address.IndexOf(' ', StringComparison.Ordinal) is > 0 and var gap && Plain(address[gap..]) == plain);

    private static IEnumerable<KnownContact> Contacts(Account account, DateTimeOffset now)
    {
        yield return Known("email", account.Person.Email, null);
        if (account.Person.Phone is { } phone)
        {
            yield return Known("sms", phone, null);
        }

        for (var i = 0; i < account.Replaced.Count; i++)
        {
            var replaced = account.Replaced[i];
            if (replaced.At <= now && now - replaced.At <= ReplacedCount)
            {
                yield return Known(replaced.Channel, replaced.Address, replaced.At, i + 1);
            }
        }
    }

    private static KnownContact Known(string channel, string address, DateTimeOffset? replacedAt, int number = 0) =>
        new(new ContactPoint(number == 0 ? channel : $"{channel}-{number}", channel, channel == "email" ? Masks.CoveredEmail(address) : Masks.CoveredPhone(address), replacedAt), address);
}
