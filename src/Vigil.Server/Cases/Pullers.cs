using Vigil.Contracts;

namespace Vigil.Server.Cases;

/// <summary>Who has moved a case to themselves without being asked (<see cref="Model.Case.PulledBy"/>). A value: each change makes another. As text their ids stand with a comma between them.</summary>
public sealed record Pullers
{
    /// <summary>Nobody.</summary>
    public static readonly Pullers None = new("");

    private readonly string _ids;

    private Pullers(string ids) => _ids = ids;

    /// <summary>Each of them once, in the order in which they did it first.</summary>
    public IEnumerable<StaffId> All => _ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new StaffId(Guid.Parse(id)));

    /// <summary>What <see cref="ToString"/> gave; nothing is nobody.</summary>
    /// <exception cref="FormatException">It holds something else than ids.</exception>
    public static Pullers Parse(string? text) => string.IsNullOrEmpty(text) ? None : Of(new Pullers(text).All);

    /// <summary>Whether this account is among them; a second account of the same person is another (<see cref="Staff.StaffDirectory.IsAmongAsync"/>).</summary>
    public bool Has(StaffId id) => All.Contains(id);

    /// <summary>These and one more.</summary>
    public Pullers With(StaffId id) => Has(id) ? this : Of(All.Append(id));

    /// <summary>These without one.</summary>
    public Pullers Without(StaffId id) => Has(id) ? Of(All.Where(other => other != id)) : this;

    /// <inheritdoc/>
    public override string ToString() => _ids;

    private static Pullers Of(IEnumerable<StaffId> ids) => new(string.Join(',', ids.Select(id => id.Value.ToString("D"))));
}
