using System.CommandLine;
using System.Globalization;
using Vigil.Server.Platform.Commands;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.Commands;

/// <summary><c>vigil token staff</c>: a bearer token for scripts, in somebody's name and with exactly their rights.</summary>
internal sealed class MakeStaffToken
{
    private readonly Option<string> _as = new("--as") { Description = "Whose: an address, the part of it before the @, or a public name.", Required = true };
    private readonly Option<int> _minutes = new("--minutes")
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"How long it lives, 1 to {StaffSessions.Lifetime.TotalMinutes}; unused, it ends after {StaffSessions.IdleLimit.TotalMinutes}."),
        DefaultValueFactory = _ => 60,
    };

    public static void AddTo(CommandTree tree) => new MakeStaffToken().Add(tree);

    private void Add(CommandTree tree) =>
        tree.Add("token", "Bearer tokens for scripts on this machine.", new Command("staff", "Prints a bearer token of a member of staff.") { _as, _minutes }, RunAsync);

    private async Task<Outcome<string>> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (name, minutes) = (call.Line.GetRequiredValue(_as).Trim(), call.Line.GetValue(_minutes));
        if (minutes < 1 || minutes > StaffSessions.Lifetime.TotalMinutes)
        {
            return RequestRefusals.Invalid(string.Create(CultureInfo.InvariantCulture, $"--minutes: 1 to {StaffSessions.Lifetime.TotalMinutes} (found {minutes})."));
        }

        var found = Named(await call.Get<StaffDirectory>().ListAsync(cancellationToken), name);
        if (found.Count != 1)
        {
            return RequestRefusals.Invalid(found.Count == 0 ? $"--as: nobody who works here is called '{name}'." : $"--as: {found.Count} people are called '{name}'; give the address.");
        }

        var (sessions, audit) = (call.Get<StaffSessions>(), call.Get<Audit>());
        return await call.Get<WriteGate>().WriteAsync(async session =>
        {
            var (token, id) = await sessions.StartAsync(session, found[0].Id, TimeSpan.FromMinutes(minutes), Proof.Terminal, SessionOrigin.Terminal);
            var detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["minutes"] = minutes.ToString(CultureInfo.InvariantCulture), [StaffSessions.SessionDetail] = id.ToString() };
            await audit.AppendAsync(session, new AuditEvent(Audit.Terminal, "staff.token_made", Audit.Staff(found[0].Id), detail));
            return token;
        }, cancellationToken);
    }

    // The first form that fits anybody decides: an address is never taken for somebody else's name.
    private static List<StaffMember> Named(IReadOnlyList<StaffMember> everybody, string name)
    {
        Func<StaffMember, string>[] forms = [m => m.Email, m => m.Email[..m.Email.IndexOf('@', StringComparison.Ordinal)], m => m.Name];
        return forms.Select(form => everybody.Where(m => string.Equals(form(m), name, StringComparison.OrdinalIgnoreCase)).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
    }
}
