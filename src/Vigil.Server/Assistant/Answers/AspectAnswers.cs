using Vigil.Language;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Answers;

/// <summary>Answers to one thing asked on about a record: a sentence or two from the field that holds it, and that the record does not say where it does not. Pure.</summary>
internal static class AspectAnswers
{
    // More than this is no answer to a question any more.
    private const int Most = 2;

    /// <param name="found">A record that is there.</param>
    /// <param name="topic">What the case is about: a lost factor is asked on otherwise than another restriction.</param>
    /// <param name="asked">At least one.</param>
    public static Said For(Found found, string topic, IReadOnlyList<Aspect> asked, Phrases words, Telling telling)
    {
        var script = RecordScripts.For(found.Kind);
        var view = RecordViews.Of(found, topic, words, telling, script.Codes);

        // Whatever is asked of what is withheld, the words are the same: they tell nothing by being different.
        return found.IsWithheld
            ? script.Say("withheld", view)!
            : words.Paragraph(Answered(asked, script, view).Take(Most).Select(aspect => One(found, aspect, script, view)).DistinctBy(said => said.ToString()));
    }

    // 'Can I cancel and get it back' is answered by what is known of one: that the record holds nothing of the other would only stand in the way.
    private static IEnumerable<Aspect> Answered(IReadOnlyList<Aspect> asked, RecordScript script, RecordView view) =>
        asked.Where(aspect => script.SayOf(aspect, view) is not null).ToList() is { Count: > 0 } known ? known : asked;

    /// <summary>Who has to act now.</summary>
    public static Said Next(Found found, string topic, Phrases words, Telling telling)
    {
        var script = RecordScripts.For(found.Kind);
        var view = RecordViews.Of(found, topic, words, telling, script.Codes);
        return found.IsWithheld ? script.Say("withheldNext", view)! : One(found, Aspect.Next, script, view);
    }

    private static Said One(Found found, Aspect aspect, RecordScript script, RecordView view) =>
        script.SayOf(aspect, view) ?? (aspect is Aspect.Number && found.Card is { } card ? view.Words.NumberOf(card.Id, view.Telling) : view.Words.NotInRecord(script.Name[view.Words.Language], aspect));
}
