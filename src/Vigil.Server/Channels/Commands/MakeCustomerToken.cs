using System.CommandLine;
using System.Globalization;
using Vigil.Server.Accounts;
using Vigil.Server.Channels.Messenger;
using Vigil.Server.Platform.Commands;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Channels.Commands;

/// <summary><c>vigil token customer</c>: a messenger session of a customer, for scripts.</summary>
internal sealed class MakeCustomerToken
{
    private const int MaxUid = 64;

    private readonly Option<string> _uid = new("--uid") { Description = "The customer's account number at the exchange; checked where an exchange is connected (Exchange__ConnectorUrl and Exchange__ServiceToken) and answers.", Required = true };
    private readonly Option<string> _language = new("--language") { Description = "zh or en, for a customer who never wrote before.", DefaultValueFactory = _ => "zh" };

    public static void AddTo(CommandTree tree) => new MakeCustomerToken().Add(tree);

    private void Add(CommandTree tree)
    {
        _language.AcceptOnlyFromAmong("zh", "en");
        tree.Add("token", "Bearer tokens for scripts on this machine.", new Command("customer", "Prints the bearer token of a messenger session of a customer.") { _uid, _language }, RunAsync);
    }

    private async Task<Outcome<string>> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var uid = call.Line.GetRequiredValue(_uid);
        if (uid.Length is 0 or > MaxUid || !uid.All(char.IsAsciiLetterOrDigit))
        {
            return RequestRefusals.Invalid(string.Create(CultureInfo.InvariantCulture, $"--uid: 1 to {MaxUid} letters and digits (found '{uid}')."));
        }

        // Only a clear no is one: an exchange that is not connected here, or does not answer, leaves the account unchecked.
        if (await call.Get<ExchangeRecords>().AccountAsync(uid, cancellationToken) is { Available: true, Value: null })
        {
            return RequestRefusals.Invalid($"--uid: the exchange knows no account '{uid}'.");
        }

        var customer = await call.Get<Customers>().OfUidAsync(uid, Locales.Normalize(call.Line.GetRequiredValue(_language)), "UTC", cancellationToken);
        return await call.Get<MessengerSessions>().StartForAsync(customer, session => call.Get<Audit>().AppendAsync(session, new AuditEvent(Audit.Terminal, "customer.token_made", $"customer:{customer.Id}")), cancellationToken);
    }
}
