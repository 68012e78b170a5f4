using Vigil.Contracts;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Cases.Model;

/// <summary>What a step-up check does to a case: it is told, and nothing else. Pure, as <see cref="CaseDecisions"/>.</summary>
internal static class CheckDecisions
{
    /// <summary>The customer is asked. Refused where the case is over, or somebody else has it by now.</summary>
    /// <param name="agent">Who asks; null for the system.</param>
    public static Refusal? AskCheck(this CaseChange change, CheckData what, Author author, StaffId? agent)
    {
        var @case = change.Case;
        if (@case.Status is not CaseStatus.Open)
        {
            return CaseRefusals.AlreadyResolved;
        }

        if (agent is { } asks && (@case.Owner is not CaseOwner.Agent || @case.AgentId != asks))
        {
            return CaseRefusals.NotYourTurn;
        }

        change.Append(EntryKind.Check, author, isPublic: true, data: what);
        return null;
    }

    /// <summary>What became of it.</summary>
    public static Refusal? NoteCheck(this CaseChange change, CheckData what)
    {
        change.Append(EntryKind.Check, Author.System, isPublic: what.Step is not (CheckStep.Half or CheckStep.Ended), data: what);
        return null;
    }
}
