using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Staff.People;

/// <summary>A person who is to work here.</summary>
/// <param name="Password">Null for whoever comes in by a sign-in service alone.</param>
/// <param name="Queues">Empty: the general one.</param>
/// <param name="InvitedBy">Who invited them; null for nobody.</param>
/// <param name="SamePersonAs">The account that the same human being has already; null for none.</param>
internal sealed record NewStaffMember(string Name, string Email, string? Password, StaffRole Role, string Language, IReadOnlyList<string> Queues, StaffId? SamePersonAs = null, StaffId? InvitedBy = null);

/// <summary>Makes an account.</summary>
internal sealed class AddStaffMember(Passwords passwords, WriteGate gate, Audit audit, TimeProvider clock)
{
    /// <summary>What is wrong with a public name, or null.</summary>
    public static Refusal? WrongName(string name) =>
        PublicName.IsOne(name.Trim()) ? null : StaffRefusals.NameRefused;

    /// <summary>Adds the person; a refusal names what is wrong or that the address is taken.</summary>
    public async Task<Outcome<StaffMember>> HandleAsync(NewStaffMember person, string actor, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(person, cancellationToken);
        return prepared.Refusal is { } refusal
            ? refusal
            : await gate.WriteAsync<Outcome<StaffMember>>(async session =>
                await session.Db.Set<StaffAccount>().AnyAsync(a => a.EmailKey == prepared.Value!.EmailKey, CancellationToken.None)
                    ? StaffRefusals.EmailTaken
                    : await StoreAsync(session, prepared.Value!, actor), cancellationToken);
    }

    /// <summary>Checks the person and hashes the password, which takes too long to do inside a transaction.</summary>
    public async Task<Outcome<StaffAccount>> PrepareAsync(NewStaffMember person, CancellationToken cancellationToken)
    {
        var (name, email) = (person.Name.Trim(), person.Email.Trim());
        if (WrongName(name) is { } wrongName)
        {
            return wrongName;
        }

        var wrong = !EmailAddress.IsValid(email) ? "email: an address such as name@example.com." : person.Password is { } chosen ? Passwords.Check(chosen, email) : null;
        if (wrong is not null)
        {
            return RequestRefusals.Invalid(wrong);
        }

        var now = clock.GetUtcNow();
        return new StaffAccount
        {
            Id = StaffId.New(clock),
            Name = name,
            Email = email,
            EmailKey = EmailAddress.KeyOf(email),
            PasswordHash = person.Password is { } password ? await passwords.HashAsync(password, cancellationToken) : "",
            Role = person.Role,
            Language = person.Language,
            PersonId = person.SamePersonAs,
            InvitedBy = person.InvitedBy,
            Queues = person.Queues.Count == 0 ? "general" : string.Join(' ', person.Queues),
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    /// <summary>Stores a prepared account as part of a larger write.</summary>
    public async Task<StaffMember> StoreAsync(WriteSession session, StaffAccount account, string actor)
    {
        session.Db.Add(account);
        await audit.AppendAsync(session, new AuditEvent(actor, "staff.added", Audit.Staff(account.Id), new Dictionary<string, string>(StringComparer.Ordinal) { ["role"] = EnumCode.Of(account.Role) }));
        return account.ToMember();
    }
}
