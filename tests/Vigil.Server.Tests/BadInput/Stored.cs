using System.Globalization;
using System.Text;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.BadInput;

/// <summary>What lies in the database, as far as anybody asked for it: what a refused request must not change.</summary>
internal static class Stored
{
    // Left out: what is kept of a refusal on purpose (sign-in attempts, the audit trail), signs of life, and the work that goes on by itself.
    private static readonly string[] Tables =
        ["article_votes", "cases", "customers", "entries", "exchange_events", "learning_edits", "learning_lessons", "messenger_sessions", "staff_accounts", "staff_factors", "staff_identities", "staff_invitations", "staff_recovery_codes", "staff_sessions", "staff_setup_tokens"];

    public static async Task<string> ReadAsync(VigilApplication application, CancellationToken cancellationToken)
    {
        await using var connection = await application.Get<Database>().OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = string.Join(" union all ", Tables.Select(t => $"select '{t}', count(*) from {t}"))
            + " union all select 'seq', coalesce(sum(last_seq), 0) from cases union all select 'read', coalesce(sum(customer_read + staff_read), 0) from cases";
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var all = new StringBuilder();
        while (await row.ReadAsync(cancellationToken))
        {
            all.Append(CultureInfo.InvariantCulture, $"{row.GetString(0)} {row.GetValue(1)}\n");
        }

        return all.ToString();
    }
}
