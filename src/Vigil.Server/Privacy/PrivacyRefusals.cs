using System.Globalization;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Privacy;

/// <summary>Every refusal of this module, in one place.</summary>
public static class PrivacyRefusals
{
    private const int MostNamed = 5;

    /// <summary>Cases that are not done: somebody still owes somebody an answer, or looks after the account's safety.</summary>
    public static Refusal CasesOpen(IReadOnlyList<string> numbers) => new(
        StatusCodes.Status409Conflict, "erasure.cases_open", $"These cases are still open: {string.Join(", ", numbers.Take(MostNamed))}{(numbers.Count > MostNamed ? " …" : "")}. Close them first, or wait until they are done.");

    /// <summary>The law wants it kept.</summary>
    public static Refusal Held(string reason, string caseNumber, DateTimeOffset since) => new(
        StatusCodes.Status409Conflict, "erasure.held", string.Create(CultureInfo.InvariantCulture, $"A legal hold ({reason}) of {since:yyyy-MM-dd} at case {caseNumber} forbids it. It has to be lifted first."));

    /// <summary>More or something else would be erased than was read.</summary>
    public static readonly Refusal Changed = new(StatusCodes.Status409Conflict, "erasure.changed", "Since this was asked for, the customer has written again or a case has come. It has to be asked for anew.");

    /// <summary>It has been done.</summary>
    public static readonly Refusal Done = new(StatusCodes.Status409Conflict, "erasure.done", "The customer of this case has been erased already.");

    /// <summary>No such hold, or one of a case that is not there.</summary>
    public static readonly Refusal HoldNotFound = new(StatusCodes.Status404NotFound, "hold.not_found", "There is no such hold.");

    /// <summary>Somebody has lifted it.</summary>
    public static readonly Refusal HoldLifted = new(StatusCodes.Status409Conflict, "hold.lifted", "A colleague has lifted this hold already.");

    /// <summary>More than anybody reads.</summary>
    public static readonly Refusal TooManyHolds = new(StatusCodes.Status409Conflict, "hold.too_many", "So many holds stand at this case already. Lift one that is over first.");
}
