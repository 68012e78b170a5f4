using Vigil.Server.Platform.Http;

namespace Vigil.Server.Assistant.Learning;

/// <summary>Every refusal of learning, in one place.</summary>
internal static class LearningRefusals
{
    /// <summary>The row is not in the list, or not any more.</summary>
    public static readonly Refusal RowNotFound = new(StatusCodes.Status404NotFound, "learning.row_not_found", "There is no such row in this list.");

    /// <summary>Somebody was faster.</summary>
    public static readonly Refusal Taken = new(StatusCodes.Status409Conflict, "learning.taken", "A colleague has dealt with this already.");

    /// <summary>There is no such lesson.</summary>
    public static readonly Refusal LessonNotFound = new(StatusCodes.Status404NotFound, "learning.lesson_not_found", "There is no such lesson.");

    /// <summary>Whoever proposed it does not confirm it.</summary>
    public static readonly Refusal SecondPerson = new(StatusCodes.Status409Conflict, "learning.second_person", "What is about money or security needs a second person. You have proposed it yourself.");
}
