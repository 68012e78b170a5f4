using System.ComponentModel.DataAnnotations;

namespace Vigil.Server.Cases;

/// <summary>How much of customers' data one person reads before somebody else has a look. Configuration section <c>CustomerData</c>.</summary>
public sealed class CustomerDataOptions : IValidatableObject
{
    /// <summary>Covered fields that one person may reveal in an hour, 0 to 1000. The default is 10: an agent ends some six to eight conversations an hour, and not every one needs a value in full. Above it a second person agrees to each.</summary>
    [Range(0, 1000)]
    public int RevealsPerHour { get; set; } = 10;

    /// <summary>The same in 24 hours, 0 to 10,000. The default is 40: as many as an agent has conversations in a day.</summary>
    [Range(0, 10_000)]
    public int RevealsPerDay { get; set; } = 40;

    /// <summary>Customers whose data one person may read in an hour before it is an alert, 2 to 10,000. The default is 20: three times what conversations need, and far below what is worth paying for (69,461 customers were sold in one case of 2025).</summary>
    [Range(2, 10_000)]
    public int ProfilesPerHour { get; set; } = 20;

    /// <summary>The same in 24 hours, 2 to 100,000. The default is 80: twice an agent's day.</summary>
    [Range(2, 100_000)]
    public int ProfilesPerDay { get; set; } = 80;

    /// <summary>Conversations that are not one's own which one person may read in an hour before it is an alert, 2 to 100,000. The default is 120: two a minute, for an hour, is nobody's shift.</summary>
    [Range(2, 100_000)]
    public int ConversationsPerHour { get; set; } = 120;

    /// <summary>The same in 24 hours, 2 to 1,000,000. The default is 400.</summary>
    [Range(2, 1_000_000)]
    public int ConversationsPerDay { get; set; } = 400;

    /// <summary>Values that one person may have compared in an hour, 0 to 10,000. The default is 30: with lists of addresses in hand, more would ask who owns which.</summary>
    [Range(0, 10_000)]
    public int MatchesPerHour { get; set; } = 30;

    /// <summary>Persons that one person may search for by exact identifier in an hour, 0 to 10,000. The default is 20: most cases come by themselves, and nobody needs three searches for each conversation. One more is refused and an alert.</summary>
    [Range(0, 10_000)]
    public int SearchesPerHour { get; set; } = 20;

    /// <summary>Accounts whose numbers follow each other, read or searched for by one person within an hour, that are an alert, 3 to 1000. The default is 5: customers come in no order, so that five in a row by chance are as good as impossible.</summary>
    [Range(3, 1000)]
    public int SequentialAccounts { get; set; } = 5;

    /// <summary>Cases whose customer's data one person has read within two hours and not answered, handed on or resolved, that are an alert, 2 to 1000. The default is 8: more than an agent holds at once. Looks with a reason do not count; those are reviewed.</summary>
    [Range(2, 1000)]
    public int UnansweredCases { get; set; } = 8;

    /// <summary>Minutes after a reading in which a reply is still awaited, 5 to 110. The default is 30.</summary>
    [Range(5, 110)]
    public int UnansweredMinutes { get; set; } = 30;

    /// <summary>Customers read within an hour outside the hours in which a person works that are an alert, 1 to 1000. The default is 3: one is a colleague helped out.</summary>
    [Range(1, 1000)]
    public int OddHourProfiles { get; set; } = 3;

    /// <summary>Hour of the day at which work begins, 0 to 23, for people whose own hours are not known yet. The default is 0.</summary>
    [Range(0, 23)]
    public int WorkBegins { get; set; }

    /// <summary>Hour of the day at which work ends, 1 to 24; smaller than <see cref="WorkBegins"/> for a night. The default is 24: with 0 to 24 a desk works around the clock, and only people's own hours count.</summary>
    [Range(1, 24)]
    public int WorkEnds { get; set; } = 24;

    /// <summary>IANA zone of <see cref="WorkBegins"/> and <see cref="WorkEnds"/>. The default is <c>UTC</c>.</summary>
    [Required]
    public string WorkZone { get; set; } = "UTC";

    /// <summary>Whether somebody whose own hours are not known yet may be at work then.</summary>
    public bool IsAtWork(DateTimeOffset at)
    {
        var hour = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(WorkZone)).Hour;
        return WorkBegins < WorkEnds ? hour >= WorkBegins && hour < WorkEnds : hour >= WorkBegins || hour < WorkEnds;
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(WorkZone, out _))
        {
            yield return new ValidationResult($"CustomerData:WorkZone is '{WorkZone}', which is no IANA time zone.");
        }

        if (WorkBegins == WorkEnds)
        {
            yield return new ValidationResult("CustomerData:WorkBegins and CustomerData:WorkEnds are the same hour; leave both out where a desk works around the clock.");
        }
    }
}
