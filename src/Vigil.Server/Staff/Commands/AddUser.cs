using System.CommandLine;
using Vigil.Contracts;
using Vigil.Server.Platform.Commands;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff.Commands;

/// <summary><c>vigil user add</c>: a person who is to work here, with a password that is shown once or read from standard input.</summary>
internal sealed class AddUser
{
    private readonly Option<string> _email = new("--email") { Description = "Their address, which is also their sign-in name.", Required = true };
    private readonly Option<string> _name = new("--name") { Description = "Their name as customers see it.", Required = true };
    private readonly Option<string> _role = new("--role") { Description = "agent, supervisor, admin or auditor.", Required = true };
    private readonly Option<string[]> _queues = new("--queues") { Description = "Queues they take cases from, such as general,security.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
    private readonly Option<string> _language = new("--language") { Description = "Language of their console: zh or en.", DefaultValueFactory = _ => "zh" };
    private readonly Option<string?> _samePersonAs = new("--same-person-as") { Description = "Address of the account that the same person has already: neither may agree to what the other asks for." };
    private readonly Option<bool> _passwordStdin = new("--password-stdin") { Description = "Reads the password from the first line of standard input instead of making one." };

    public static void AddTo(CommandTree tree) => new AddUser().Add(tree);

    private void Add(CommandTree tree)
    {
        var command = new Command("add", "Adds a person to the staff. Their password is made and printed once.") { _email, _name, _role, _queues, _language, _samePersonAs, _passwordStdin };
        _role.AcceptOnlyFromAmong([.. Enum.GetValues<StaffRole>().Select(EnumCode.Of)]);
        _language.AcceptOnlyFromAmong("zh", "en");
        tree.Add("user", "People who work here.", command, RunAsync);
    }

    private async Task<Outcome<string>> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var queues = call.Line.GetRequiredValue(_queues).SelectMany(q => q.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();
        var known = call.Get<KnownQueues>().Names;
        if (queues.Find(q => !known.Contains(q, StringComparer.Ordinal)) is { } wrong)
        {
            return RequestRefusals.Invalid($"--queues: there is no queue '{wrong}'; there are: {string.Join(", ", known)}.");
        }

        StaffId? samePerson = null;
        if (call.Line.GetValue(_samePersonAs) is { } other)
        {
            if (await call.Get<PersonOf>().HandleAsync(other, cancellationToken) is not { } first)
            {
                return RequestRefusals.Invalid($"--same-person-as: nobody here has the address {other}.");
            }

            samePerson = first;
        }

        var given = call.Line.GetValue(_passwordStdin) ? await call.Input.ReadLineAsync(cancellationToken) ?? "" : null;
        var person = new NewStaffMember(
            call.Line.GetRequiredValue(_name), call.Line.GetRequiredValue(_email), given ?? Passwords.Generate(),
            EnumCode.Read<StaffRole>(call.Line.GetRequiredValue(_role)), call.Line.GetRequiredValue(_language), queues, samePerson);
        var added = await call.Get<AddStaffMember>().HandleAsync(person, Audit.Terminal, cancellationToken);
        return added.Refusal is { } refusal ? refusal
            : $"Added {added.Value!.Name} <{added.Value.Email}> as {EnumCode.Of(added.Value.Role)}; queues: {string.Join(", ", added.Value.Queues)}."
                + (given is null ? $"\nPassword, shown this once: {person.Password}" : "");
    }
}
