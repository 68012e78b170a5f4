using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.People;

/// <summary>Invitations to work here: a link that an administrator hands over, that works once and for three days, and of which only the hash is stored.</summary>
internal sealed class Invitations(KnownQueues queues, IOptions<StaffOptions> options, Audit audit, WriteGate gate, IDbContextFactory<VigilDb> databases, TimeProvider clock)
{
    /// <summary>An invitation can be used this long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    private static readonly string[] Languages = ["zh", "en"];

    /// <summary>Makes one, in place of an earlier one to the same address.</summary>
    /// <returns>The invitation and its token; which field is wrong; <see cref="StaffRefusals.NewcomerInvites"/> or <see cref="StaffRefusals.EmailTaken"/>.</returns>
    public async Task<Outcome<(InvitationView View, string Token)>> MakeAsync(StaffCaller by, InvitePerson request, CancellationToken cancellationToken)
    {
        if (WrongWith(request) is { } wrong)
        {
            return wrong;
        }

        var (token, email) = (StaffToken.New(), request.Email.Trim());
        var invitation = new Invitation
        {
            Id = InvitationId.New(clock),
            TokenHash = StaffToken.Hash(token),
            Email = email,
            EmailKey = EmailAddress.KeyOf(email),
            Role = EnumCode.Read<StaffRole>(request.Role),
            Queues = string.Join(' ', request.Queues.Distinct(StringComparer.Ordinal)),
            Language = request.Language,
            ById = by.Id,
            ExpiresAt = clock.GetUtcNow() + Lifetime,
        };
        return await gate.WriteAsync<Outcome<(InvitationView, string)>>(async session =>
        {
            if ((await session.Db.Set<StaffAccount>().AsNoTracking().FirstAsync(a => a.Id == by.Id, CancellationToken.None)).IsNewcomer(clock.GetUtcNow(), await StaffDirectory.NewcomerAsync(session.Db, options.Value, clock.GetUtcNow(), CancellationToken.None)))
            {
                return StaffRefusals.NewcomerInvites;
            }

            if (await session.Db.Set<StaffAccount>().AnyAsync(a => a.EmailKey == invitation.EmailKey, CancellationToken.None))
            {
                return StaffRefusals.EmailTaken;
            }

            await session.Db.Set<Invitation>().Where(i => i.EmailKey == invitation.EmailKey || i.ExpiresAt <= clock.GetUtcNow()).ExecuteDeleteAsync(CancellationToken.None);
            session.Db.Add(invitation);
            await audit.AppendAsync(session, new AuditEvent(by.Actor, "staff.invited", $"invitation:{invitation.Id}", new Dictionary<string, string>(StringComparer.Ordinal) { ["role"] = request.Role }));
            return (invitation.ToView(by.Name), token);
        }, cancellationToken);
    }

    /// <summary>Those that stand, the newest first.</summary>
    public async Task<IReadOnlyList<InvitationView>> ListAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<Invitation>().AsNoTracking().Where(i => i.ExpiresAt > now).OrderByDescending(i => i.Id)
            .Join(db.Set<StaffAccount>(), i => i.ById, a => a.Id, (i, a) => new { Invitation = i, a.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.Invitation.ToView(r.Name))];
    }

    /// <summary>Withdraws one.</summary>
    /// <returns>Null if it is worth nothing any more; <see cref="StaffRefusals.InvitationNotFound"/> if there was none.</returns>
    public Task<Refusal?> WithdrawAsync(StaffCaller by, InvitationId id, CancellationToken cancellationToken) => gate.WriteAsync<Refusal?>(async session =>
    {
        if (await session.Db.Set<Invitation>().Where(i => i.Id == id).ExecuteDeleteAsync(CancellationToken.None) == 0)
        {
            return StaffRefusals.InvitationNotFound;
        }

        await audit.AppendAsync(session, new AuditEvent(by.Actor, "staff.invitation_withdrawn", $"invitation:{id}"));
        return null;
    }, cancellationToken);

    /// <summary>The invitation of a token, or null if it cannot be used.</summary>
    public async Task<Invitation?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (StaffToken.Hash(token), clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Invitation>().AsNoTracking().FirstOrDefaultAsync(i => i.TokenHash == hash && i.ExpiresAt > now, cancellationToken);
    }

    /// <summary>Uses one up as part of the write that makes the account.</summary>
    /// <returns>False if another write has done so before: of several at once the database lets one through.</returns>
    public static async Task<bool> UseUpAsync(WriteSession session, Invitation invitation) =>
        await session.Db.Set<Invitation>().Where(i => i.Id == invitation.Id).ExecuteDeleteAsync(CancellationToken.None) > 0;

    private Refusal? WrongWith(InvitePerson request)
    {
        var roles = Enum.GetValues<StaffRole>().Select(EnumCode.Of).ToList();
        return !EmailAddress.IsValid(request.Email.Trim()) ? RequestRefusals.Invalid("email: an address such as name@example.com.")
            : !roles.Contains(request.Role, StringComparer.Ordinal) ? RequestRefusals.Invalid($"role must be one of {string.Join(", ", roles)}.")
            : !Languages.Contains(request.Language, StringComparer.Ordinal) ? RequestRefusals.Invalid($"language must be {string.Join(" or ", Languages)}.")
            : request.Queues.Any(q => !queues.Names.Contains(q, StringComparer.Ordinal)) ? RequestRefusals.Invalid($"queues: there are {string.Join(", ", queues.Names)}.")
            : null;
    }

    /// <summary>The stored row.</summary>
    internal sealed class Invitation
    {
        public required InvitationId Id { get; init; }

        public required string TokenHash { get; init; }

        public required string Email { get; init; }

        public required string EmailKey { get; init; }

        public required StaffRole Role { get; init; }

        /// <summary>Queue names with single spaces between.</summary>
        public required string Queues { get; init; }

        public required string Language { get; init; }

        public required StaffId ById { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        public IReadOnlyList<string> QueueNames => Queues.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        public InvitationView ToView(string by) => new(Id, Email, EnumCode.Of(Role), QueueNames, Language, by, ExpiresAt);

        internal sealed class Map : IEntityTypeConfiguration<Invitation>
        {
            public void Configure(EntityTypeBuilder<Invitation> builder)
            {
                builder.ToTable("staff_invitations").HasKey(i => i.Id);
                builder.Property(i => i.Id).HasColumnName("id").ValueGeneratedNever();
                builder.Property(i => i.TokenHash).HasColumnName("token_hash");
                builder.Property(i => i.Email).HasColumnName("email");
                builder.Property(i => i.EmailKey).HasColumnName("email_key");
                builder.Property(i => i.Role).HasColumnName("role").HasConversion<CodeConverter<StaffRole>>();
                builder.Property(i => i.Queues).HasColumnName("queues");
                builder.Property(i => i.Language).HasColumnName("language");
                builder.Property(i => i.ById).HasColumnName("by_id");
                builder.Property(i => i.ExpiresAt).HasColumnName("expires_at");
                builder.Ignore(i => i.QueueNames);
            }
        }
    }
}
