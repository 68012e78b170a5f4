using Vigil.Language;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>How records of one kind are told: in which order, in which words, and what is answered to each thing asked on about.</summary>
/// <param name="Record">The kind in the plural.</param>
/// <param name="Name">What one of them is called, by language.</param>
/// <param name="Unknown">What is said where they have some, but not the one that they name.</param>
/// <param name="None">What is said where the customer has none; null where an article answers then.</param>
internal sealed record RecordScript(
    string Record, IReadOnlyDictionary<string, string> Name, IReadOnlyDictionary<string, string>? None, IReadOnlyDictionary<string, string>? Unknown, IReadOnlyList<Tell> Tells, IReadOnlyDictionary<Aspect, string> Aspects,
    IReadOnlyDictionary<string, IReadOnlyList<Alternative>> Sentences, CodeWords Codes)
{
    /// <summary>The order that fits; there is always one.</summary>
    public Tell TellFor(RecordView view) => Tells.First(t => t.When.Holds(view));

    /// <summary>A sentence, or several of them; null where the record has nothing to say to it.</summary>
    public Said? Say(string sentence, RecordView view)
    {
        foreach (var alternative in Sentences[sentence].Where(a => a.When.Holds(view)))
        {
            if (alternative.Say is { } others)
            {
                if (others.Count == 0)
                {
                    return null;
                }

                var said = others.Select(other => Say(other, view)).OfType<Said>().ToList();
                if (said.Count > 0)
                {
                    return view.Words.Paragraph(said);
                }
            }
            else if (alternative.Texts[view.Words.Language].Fill(view) is { } filled)
            {
                return filled;
            }
        }

        return null;
    }

    /// <summary>What is said to something asked on about; null where the record does not say.</summary>
    public Said? SayOf(Aspect aspect, RecordView view) => Aspects.TryGetValue(aspect, out var sentence) ? Say(sentence, view) : null;
}

/// <summary>Which sentences tell a record, and in which order.</summary>
/// <param name="First">How it stands and what follows from that.</param>
/// <param name="Then">What led there; a paragraph of its own.</param>
/// <param name="Taps">Of <see cref="RecordScripts.Taps"/>; the way to a person is always beside them.</param>
internal sealed record Tell(Condition When, IReadOnlyList<string> First, IReadOnlyList<string> Then, IReadOnlyList<string> Taps);

/// <summary>One way of saying something: a text in each language, or other sentences. The first whose condition holds and whose slots are filled is said.</summary>
/// <param name="Say">Other sentences in place of a text; empty where nothing is to be said.</param>
internal sealed record Alternative(Condition When, IReadOnlyDictionary<string, Template> Texts, IReadOnlyList<string>? Say);

/// <summary>Every field has one of the values.</summary>
internal sealed record Condition(IReadOnlyDictionary<string, IReadOnlyList<string>> Fields)
{
    /// <summary>True for no fields.</summary>
    public bool Holds(RecordView view)
    {
        foreach (var (field, values) in Fields)
        {
            if (!values.Contains(view.Field(field), StringComparer.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
