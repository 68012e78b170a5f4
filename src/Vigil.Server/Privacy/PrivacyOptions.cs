using System.ComponentModel.DataAnnotations;

namespace Vigil.Server.Privacy;

/// <summary>What is kept for how long, and where it is written down that somebody was erased. Configuration section <c>Privacy</c>.</summary>
public sealed class PrivacyOptions : IValidatableObject
{
    // Shorter would take away what somebody is still at work on.
    private const int FewestDays = 30;
    private const int MostDays = 36_500;

    /// <summary>
    /// The folder of the ledger of erasures, <c>erasures.jsonl</c>, by which an older copy of the database that is put back forgets again whom it had forgotten. Empty, the
    /// default: <c>erasures</c> in the data folder. Name a place that is not put back together with the database; the nodes of one installation need the same.
    /// </summary>
    public string LedgerFolder { get; set; } = "";

    /// <summary>
    /// Days after its resolution after which what was said in a case is erased, its files with it; 0, the default, for never, otherwise 30 to 36,500. An exchange has to keep such
    /// records for years, and its law says how many: whoever runs it sets the number.
    /// </summary>
    public int ConversationDays { get; set; }

    /// <summary>Days after its resolution after which the files of a case are removed while its words stay; 0, the default, for as long as the words, otherwise 30 to 36,500.</summary>
    public int FileDays { get; set; }

    /// <summary>
    /// Days after which drafts are taken out of the replies that agents made of them, with the figures of what was changed; 0 for as long as the words, otherwise 30 to 36,500. The
    /// default is 365: what agents changed teaches for a year, and the learning page shows less than that.
    /// </summary>
    public int DraftDays { get; set; } = 365;

    /// <summary>
    /// Days after which the notes of looks, reveals, cleared alerts, approvals and lifted holds are taken out, and who has read what is forgotten (not before 180, so far back customers are told); 0 for never, otherwise 30 to 36,500. The default is 730: a review of the staff looks
    /// back two years at most, and who did what, when and for which reason stays.
    /// </summary>
    public int NoteDays { get; set; } = 730;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        new[] { (nameof(ConversationDays), ConversationDays), (nameof(FileDays), FileDays), (nameof(DraftDays), DraftDays), (nameof(NoteDays), NoteDays) }
            .Where(setting => setting.Item2 is not 0 and (< FewestDays or > MostDays))
            .Select(setting => new ValidationResult($"Privacy:{setting.Item1} must be 0 or a number of days from {FewestDays} to {MostDays}."));
}
