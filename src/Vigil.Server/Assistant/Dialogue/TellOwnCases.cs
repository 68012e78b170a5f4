using Vigil.Language;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>'How far is my ticket?': answered from the customer's own cases, and not with an article on where to look.</summary>
internal sealed class TellOwnCases(ReadCases cases, TimeProvider clock)
{
    /// <summary>The topic that is answered so.</summary>
    public const string Topic = "service.ticket_status";
    private const int Most = 3;
    private const int LongestTitle = 24;

    /// <summary>Those that people have first. Null where it is no question about the state of a case.</summary>
    public async Task<Reply?> AnswerAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        if (plan.Topic != Topic || !AspectReader.Read(question.Text).Aspects.Any(a => a is Aspect.State or Aspect.Duration or Aspect.When or Aspect.Next))
        {
            return null;
        }

        var words = question.Words;
        var others = (await cases.OfCustomerAsync(question.Customer.Id, cancellationToken)).Where(c => c.Id != question.CaseId && c.Title is not null).ToList();
        var open = others.Where(c => c.Status is CaseStatus.Open).OrderBy(c => c.Owner is not (CaseOwner.Queue or CaseOwner.Agent)).Take(Most).Select(c => words.OwnCase(c.Number, Short(c.Title!), TurnOf(c), c.AgentName)).ToList();
        var text = open.Count > 0 ? string.Join('\n', open.Prepend(words.OwnCases))
            : others.Find(c => c.Status is CaseStatus.Resolved) is { } last ? $"{words.NoOpenCase}\n{words.LastCase(last.Number, Short(last.Title!), words.Moment(last.UpdatedAt, clock.GetUtcNow(), question.Zone))}"
            : words.NoOpenCase;
        return Reply.Of(text, [words.Human]);
    }

    private static CaseTurn TurnOf(CaseSnapshot @case) => @case.Owner switch
    {
        CaseOwner.Queue => CaseTurn.Waits,
        CaseOwner.Agent => @case.WaitingSince is null ? CaseTurn.Customer : CaseTurn.Person,
        _ => CaseTurn.Assistant,
    };

    private static string Short(string title) => title.Length <= LongestTitle ? title : $"{title[..(char.IsHighSurrogate(title[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)]}…";
}
