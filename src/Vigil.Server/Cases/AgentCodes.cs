using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>What an agent can say who has a case, and nobody else.</summary>
/// <param name="Digits">Six digits; null where too many wrong ones were named, until <paramref name="Until"/>.</param>
/// <param name="Until">When it ends by itself.</param>
public sealed record AgentCode(string? Digits, DateTimeOffset Until);

/// <summary>
/// Whether somebody on another channel, such as a caller, is the agent of this case: both sides of the conversation see the same six digits, and the agent has to name them.
/// A code belongs to one case, one agent and one customer: whoever reads one in a conversation of their own can prove nothing to anybody else with it. It lasts 15 minutes and bears
/// five tries, so that a guess is right five times in a million. Only a yes is a yes: whatever else happens, nothing is confirmed.
/// </summary>
public sealed class AgentCodes(IDbContextFactory<VigilDb> databases, WriteGate gate, Seals seals, Audit audit, TimeProvider clock)
{
    /// <summary>How many digits a code has.</summary>
    public const int Length = 6;

    private const int MaxTries = 5;
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <summary>The code of a case as it was seen, made where there is none that lasts.</summary>
    /// <returns>Null where no agent has the case, or nobody is signed in on the other side: nobody could be told apart by it.</returns>
    public async Task<AgentCode?> OfAsync(CaseSnapshot @case, CancellationToken cancellationToken)
    {
        if (AgentOf(@case) is not { } agent)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (made, until, beyond) = (Seal(@case.Id, RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture)), now + Lasts, (now + Lasts).ToMicroseconds());

        // Of two who ask at one time both are told the code of the first. One whose end lies too far is from before a clock was set back.
        var kept = await gate.WriteAsync(
            async session =>
            {
                await session.Db.Database.ExecuteSqlAsync(
                    $"""
                     insert into agent_codes (case_id, agent_id, customer_id, code, until, tries) values ({@case.Id.Value}, {agent.Value}, {@case.CustomerId.Value}, {made}, {until.ToMicroseconds()}, 0)
                     on conflict (case_id) do update set agent_id = excluded.agent_id, customer_id = excluded.customer_id, code = excluded.code, until = excluded.until, tries = 0
                     where agent_codes.until <= {now.ToMicroseconds()} or agent_codes.until > {beyond} or agent_codes.agent_id <> excluded.agent_id or agent_codes.customer_id <> excluded.customer_id
                     """,
                    CancellationToken.None);
                return await session.Db.Set<Row>().SingleAsync(r => r.CaseId == @case.Id, CancellationToken.None);
            },
            cancellationToken);
        return new AgentCode(kept.Tries < MaxTries ? Open(kept.CaseId, kept.Code) : null, kept.Until);
    }

    /// <summary>Whether these digits are the code of the case as it was seen. A try, whatever comes of it, and an event of the audit trail.</summary>
    public Task<bool> ConfirmAsync(CaseSnapshot @case, string digits, CancellationToken cancellationToken)
    {
        if (AgentOf(@case) is not { } agent)
        {
            return Task.FromResult(false);
        }

        var now = clock.GetUtcNow();
        return gate.WriteAsync(
            async session =>
            {
                // Counted before it is compared, so that no two tries are taken for one.
                var standing = session.Db.Set<Row>().Where(r => r.CaseId == @case.Id && r.AgentId == agent && r.CustomerId == @case.CustomerId && r.Until > now && r.Tries < MaxTries);
                if (await standing.ExecuteUpdateAsync(set => set.SetProperty(r => r.Tries, r => r.Tries + 1), CancellationToken.None) == 0)
                {
                    return false;
                }

                var code = await session.Db.Set<Row>().Where(r => r.CaseId == @case.Id).Select(r => r.Code).SingleAsync(CancellationToken.None);
                var right = IsSame(Open(@case.Id, code), digits);
                await audit.AppendAsync(session, new AuditEvent(Audit.Customer(@case.CustomerId), right ? "agent_code.confirmed" : "agent_code.wrong", $"case:{@case.Id}"));
                return right;
            },
            cancellationToken);
    }

    /// <summary>Whether an agent of this name has a case of one of these customers now, and these digits are its code. Counts no try: whoever asks here is not signed in, and must not use up the customer's own.</summary>
    public async Task<bool> IsAgentOfAsync(IReadOnlyCollection<CustomerId> customers, string name, string digits, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Row>().Where(r => customers.Contains(r.CustomerId) && r.Until > now && r.Tries < MaxTries)
            .Join(db.Set<Case>().Where(c => c.Status == CaseStatus.Open && c.Owner == CaseOwner.Agent), r => r.CaseId, c => c.Id, (r, c) => new { Case = r.CaseId, r.Code, r.AgentId, r.CustomerId, Has = c.AgentId, Of = c.CustomerId, c.AgentName })
            .ToListAsync(cancellationToken);
        return found.Any(f => f.Has == f.AgentId && f.Of == f.CustomerId && string.Equals(f.AgentName, name, StringComparison.OrdinalIgnoreCase) && IsSame(Open(f.Case, f.Code), digits));
    }

    // The agent reads it again, so it is kept and not its hash; a copy of the database alone tells nobody.
    private string Seal(CaseId id, string digits) => seals.Seal($"agent code {id}", Encoding.UTF8.GetBytes(digits));

    private string Open(CaseId id, string code) => Encoding.UTF8.GetString(seals.Open($"agent code {id}", code).Value);

    private static StaffId? AgentOf(CaseSnapshot @case) => @case is { Status: CaseStatus.Open, Owner: CaseOwner.Agent, Visitor: false } ? @case.AgentId : null;

    private static bool IsSame(string code, string digits) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(digits));

    /// <summary>The stored row.</summary>
    internal sealed class Row
    {
        public required CaseId CaseId { get; init; }

        public required StaffId AgentId { get; init; }

        public required CustomerId CustomerId { get; init; }

        public required string Code { get; init; }

        public required DateTimeOffset Until { get; init; }

        public required int Tries { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<Row>
        {
            public void Configure(EntityTypeBuilder<Row> builder)
            {
                builder.ToTable("agent_codes").HasKey(r => r.CaseId);
                builder.Property(r => r.CaseId).HasColumnName("case_id").ValueGeneratedNever();
                builder.Property(r => r.AgentId).HasColumnName("agent_id");
                builder.Property(r => r.CustomerId).HasColumnName("customer_id");
                builder.Property(r => r.Code).HasColumnName("code");
                builder.Property(r => r.Until).HasColumnName("until");
                builder.Property(r => r.Tries).HasColumnName("tries");
            }
        }
    }
}
