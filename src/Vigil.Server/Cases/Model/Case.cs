using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases.Model;

/// <summary>The present state of a case. Changed only by <see cref="CaseDecisions"/> under the committer's lock.</summary>
public sealed class Case
{
    public required CaseId Id { get; init; }

    /// <summary>Short, random, for people: 7KQ-4MX.</summary>
    public required string Number { get; init; }

    public required CustomerId CustomerId { get; init; }

    /// <summary>Nobody is signed in on it. Ends with <see cref="CarryCases"/>.</summary>
    public bool Visitor { get; init; }

    /// <summary>The client's key for this case, unique per customer.</summary>
    public required string ClientCaseId { get; init; }

    public required CaseChannel Channel { get; init; }

    public CaseStatus Status { get; set; }

    public CaseOwner Owner { get; set; }

    /// <summary>Name of the queue while, or since, it stood in one.</summary>
    public string? Queue { get; set; }

    public StaffId? AgentId { get; set; }

    /// <summary>Public name of the agent.</summary>
    public string? AgentName { get; set; }

    /// <summary>Topic id of the intent vocabulary, as last understood.</summary>
    public string? Topic { get; set; }

    public CasePriority Priority { get; set; }

    /// <summary>The customer asked for a person at some time.</summary>
    public bool HumanRequested { get; set; }

    /// <summary>What it is about in the customer's own first words, at most 80 characters.</summary>
    public string? Title { get; set; }

    /// <summary>Language of the conversation: zh or en …</summary>
    public required string Language { get; set; }

    /// <summary>The customer's IANA zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Number of the newest entry; 0 before the first.</summary>
    public long LastSeq { get; set; }

    /// <summary>Number of the newest public entry.</summary>
    public long LastPublicSeq { get; set; }

    /// <summary>Public number up to which the customer has read.</summary>
    public long CustomerRead { get; set; }

    /// <summary>Public number up to which assistant or staff have read.</summary>
    public long StaffRead { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Time of the newest entry that the customer may see.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? QueuedAt { get; set; }

    /// <summary>What its place in line counts from within its priority: earlier than <see cref="QueuedAt"/> where it stood in line before.</summary>
    public DateTimeOffset? InLineSince { get; set; }

    public DateTimeOffset? AssignedAt { get; set; }

    /// <summary>When the customer began to wait for what comes next; null if nobody waits.</summary>
    public DateTimeOffset? WaitingSince { get; set; }

    /// <summary>The agent who gave it back to the queue: routing does not bring it to them again.</summary>
    public StaffId? CameFrom { get; set; }

    /// <summary>
    /// Everybody who has moved it by themselves out of a colleague's hands or out of what was over, one after the other. Theirs by that alone, or by routing that brings it back to them, it
    /// opens no customer's data to them (<see cref="CaseDataAccess"/>); a colleague who hands it to them does, or the customer who begins anew.
    /// </summary>
    public Pullers PulledBy { get; set; } = Pullers.None;

    /// <summary>Who has put it into its present queue by hand; null where that followed from what was said. To them no lane opens what it opens to others (<see cref="FullSight"/>).</summary>
    public StaffId? LaneBy { get; set; }

    /// <summary>Number of the newest message in the staff timeline.</summary>
    public long? LastMessageSeq { get; set; }

    /// <summary>Who wrote the newest message.</summary>
    public AuthorKind? LastAuthor { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    public int? RatedStars { get; set; }

    /// <summary>Since when what was said in it is gone. Nothing happens to the case any more.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>It tells of a danger to the account: a person looks before it is closed.</summary>
    public bool IsKeptOpen => CaseQueues.KeepsOpen(Priority, Queue, Topic);

    internal sealed class Map : IEntityTypeConfiguration<Case>
    {
        public void Configure(EntityTypeBuilder<Case> builder)
        {
            builder.ToTable("cases").HasKey(c => c.Id);
            builder.Property(c => c.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(c => c.Number).HasColumnName("number");
            builder.Property(c => c.CustomerId).HasColumnName("customer_id");
            builder.Property(c => c.Visitor).HasColumnName("visitor");
            builder.Property<int>(PlaceInLine.Rank).HasColumnName("line_rank");
            builder.Property(c => c.ClientCaseId).HasColumnName("client_case_id");
            builder.Property(c => c.Channel).HasColumnName("channel").HasConversion<CodeConverter<CaseChannel>>();
            builder.Property(c => c.Status).HasColumnName("status").HasConversion<CodeConverter<CaseStatus>>();
            builder.Property(c => c.Owner).HasColumnName("owner").HasConversion<CodeConverter<CaseOwner>>();
            builder.Property(c => c.Queue).HasColumnName("queue");
            builder.Property(c => c.AgentId).HasColumnName("agent_id");
            builder.Property(c => c.AgentName).HasColumnName("agent_name");
            builder.Property(c => c.Topic).HasColumnName("topic");
            builder.Property(c => c.Priority).HasColumnName("priority").HasConversion<int>();
            builder.Property(c => c.HumanRequested).HasColumnName("human_requested");
            builder.Property(c => c.Title).HasColumnName("title");
            builder.Property(c => c.Language).HasColumnName("language");
            builder.Property(c => c.TimeZone).HasColumnName("time_zone");
            builder.Property(c => c.LastSeq).HasColumnName("last_seq");
            builder.Property(c => c.LastPublicSeq).HasColumnName("last_public_seq");
            builder.Property(c => c.CustomerRead).HasColumnName("customer_read");
            builder.Property(c => c.StaffRead).HasColumnName("staff_read");
            builder.Property(c => c.OpenedAt).HasColumnName("opened_at");
            builder.Property(c => c.UpdatedAt).HasColumnName("updated_at");
            builder.Property(c => c.QueuedAt).HasColumnName("queued_at");
            builder.Property(c => c.AssignedAt).HasColumnName("assigned_at");
            builder.Property(c => c.ResolvedAt).HasColumnName("resolved_at");
            builder.Property(c => c.RatedStars).HasColumnName("rated_stars");
            builder.Property(c => c.ErasedAt).HasColumnName("erased_at");
            builder.Property(c => c.InLineSince).HasColumnName("in_line_since");
            builder.Property(c => c.WaitingSince).HasColumnName("waiting_since");
            builder.Property(c => c.CameFrom).HasColumnName("came_from");
            builder.Property(c => c.PulledBy).HasColumnName("pullers").HasConversion(p => p.ToString(), text => Pullers.Parse(text));
            builder.Property(c => c.LaneBy).HasColumnName("lane_by");
            builder.Property(c => c.LastMessageSeq).HasColumnName("last_message_seq");
            builder.Property(c => c.LastAuthor).HasColumnName("last_author").HasConversion<CodeConverter<AuthorKind>>();
        }
    }
}
