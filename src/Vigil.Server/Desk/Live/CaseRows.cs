using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Desk.Live;

/// <summary>Cases as rows of the console's lists.</summary>
internal sealed class CaseRows(StaffLists lists, Customers customers)
{
    private const int TextLength = 120;

    public async Task<CaseRowView> OneAsync(CaseSnapshot @case, CancellationToken cancellationToken) => (await AllAsync([@case], cancellationToken))[0];

    /// <summary>The rows of cases that have just changed, in their order. What was said last comes with the change in most cases, and is not read again.</summary>
    public async Task<IReadOnlyList<CaseRowView>> OfAsync(IReadOnlyList<CaseTold> changes, CancellationToken cancellationToken)
    {
        var read = await lists.LastSaidAsync([.. changes.Where(c => SaidWith(c) is null).Select(c => c.Case)], cancellationToken);
        var names = await customers.NamesAsync([.. changes.Select(c => c.Case.CustomerId).Distinct()], cancellationToken);
        return [.. changes.Select(c => ToView(c.Case, names.GetValueOrDefault(c.Case.CustomerId), SaidWith(c) ?? read.GetValueOrDefault(c.Case.Id)))];
    }

    public async Task<IReadOnlyList<CaseRowView>> AllAsync(IReadOnlyList<CaseSnapshot> cases, CancellationToken cancellationToken)
    {
        if (cases.Count == 0)
        {
            return [];
        }

        var said = await lists.LastSaidAsync(cases, cancellationToken);
        var names = await customers.NamesAsync([.. cases.Select(c => c.CustomerId).Distinct()], cancellationToken);
        return [.. cases.Select(c => ToView(c, names.GetValueOrDefault(c.CustomerId), said.GetValueOrDefault(c.Id)))];
    }

    /// <summary>The row for those who may not see the case any more: enough to take it out of their lists, and nothing of what was said.</summary>
    public static CaseRowView Withheld(CaseRowView row) => row with { Customer = null, Title = null, Topic = null, LastText = null, LastAuthor = null, LastBy = null, AgentId = null, AgentName = null };

    private static LastSaid? SaidWith(CaseTold told) => told.ForStaff.LastOrDefault(e => e.Seq == told.Case.LastMessageSeq) is { Text: { } text, Author: { } author }
        ? new LastSaid(text, author is { Kind: "agent", Id: { } agent } ? new StaffId(agent) : null)
        : null;

    private static CaseRowView ToView(CaseSnapshot c, string? customer, LastSaid? said) => new(
        c.Id, c.Number, customer, c.Title, c.Topic, EnumCode.Of(c.Priority), ReadCases.StateCode(c), c.Queue, c.AgentId, c.AgentName,
        c.Language, said is null ? null : Shorten(said.Text), c.LastAuthor is { } author ? EnumCode.Of(author) : null, said?.By, c.LastAuthor is AuthorKind.Customer && c.Status is CaseStatus.Open,
        c.WaitingSince, c.OpenedAt, c.UpdatedAt, c.LastSeq, c.RatedStars, Erased: c.IsErased,
        Pulled: c.AgentId is { } has && c.PulledBy.Has(has));

    private static string Shorten(string text)
    {
        if (text.Length <= TextLength)
        {
            return text;
        }

        // Never half of a surrogate pair.
        var end = char.IsHighSurrogate(text[TextLength - 2]) ? TextLength - 2 : TextLength - 1;
        return $"{text[..end]}…";
    }
}
