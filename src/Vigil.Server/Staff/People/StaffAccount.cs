using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff.People;

/// <summary>The stored account.</summary>
internal sealed class StaffAccount
{
    public required StaffId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>As it was typed.</summary>
    public required string Email { get; init; }

    /// <summary>The address as it is compared: <see cref="EmailAddress.KeyOf"/>.</summary>
    public required string EmailKey { get; init; }

    /// <summary>Empty for whoever joined by a sign-in service.</summary>
    public required string PasswordHash { get; init; }

    public bool HasPassword => PasswordHash.Length > 0;

    public required StaffRole Role { get; init; }

    public required string Language { get; init; }

    /// <summary>Queue names with single spaces between.</summary>
    public required string Queues { get; init; }

    public bool Active { get; init; } = true;

    /// <summary>The account of the same human being that was there first; null where this is it.</summary>
    public StaffId? PersonId { get; init; }

    /// <summary>Who invited them; null for who was added otherwise.</summary>
    public StaffId? InvitedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether one human being has both accounts: because it was said when the second was made, or because both have one mailbox.</summary>
    public bool IsSamePersonAs(StaffAccount other) =>
        (PersonId ?? Id) == (other.PersonId ?? other.Id) || EmailAddress.MailboxOf(EmailKey) == EmailAddress.MailboxOf(other.EmailKey);

    /// <summary>Whether they were invited so short a while ago that they agree to nothing and invite nobody.</summary>
    public bool IsNewcomer(DateTimeOffset now, TimeSpan newcomer) => InvitedBy is not null && now - CreatedAt < newcomer;

    /// <summary>
    /// Whether this is the second person for what the other wants: another human being, nobody who has just come, and not the one who has just invited the other. Newcomers invite
    /// nobody, so that no chain of them leads around it.
    /// </summary>
    public bool IsSecondPersonFor(StaffAccount other, DateTimeOffset now, TimeSpan newcomer) =>
        !IsSamePersonAs(other) && !IsNewcomer(now, newcomer) && !(other.InvitedBy == Id && other.IsNewcomer(now, newcomer));

    public StaffMember ToMember() => new(Id, Name, Email, Role, Language, Queues.Split(' ', StringSplitOptions.RemoveEmptyEntries), Active);

    internal sealed class Map : IEntityTypeConfiguration<StaffAccount>
    {
        public void Configure(EntityTypeBuilder<StaffAccount> builder)
        {
            builder.ToTable("staff_accounts").HasKey(a => a.Id);
            builder.Property(a => a.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(a => a.Name).HasColumnName("name");
            builder.Property(a => a.Email).HasColumnName("email");
            builder.Property(a => a.EmailKey).HasColumnName("email_key");
            builder.Property(a => a.PasswordHash).HasColumnName("password_hash");
            builder.Property(a => a.Role).HasColumnName("role").HasConversion<CodeConverter<StaffRole>>();
            builder.Property(a => a.Language).HasColumnName("language");
            builder.Property(a => a.Queues).HasColumnName("queues");
            builder.Property(a => a.InvitedBy).HasColumnName("invited_by");
            builder.Property(a => a.Active).HasColumnName("active").ValueGeneratedNever();
            builder.Property(a => a.PersonId).HasColumnName("person_id");
            builder.Property(a => a.CreatedAt).HasColumnName("created_at");
            builder.Property(a => a.UpdatedAt).HasColumnName("updated_at");
            builder.Ignore(a => a.HasPassword);
        }
    }
}
