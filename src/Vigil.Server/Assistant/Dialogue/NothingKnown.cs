using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>What is said where there is no answer: that it is not known, with the headings that come nearest; that what was added is noted. Pure.</summary>
internal static class NothingKnown
{
    /// <summary>What comes nearest, where something does; otherwise that it is not known, with the name of the article that was read for it.</summary>
    public static Reply Of(Plan plan, Phrases words)
    {
        var text = plan.Near.Count > 0 ? words.Nearest : plan.Chosen is { } open ? words.Paragraphed(words.NotIn(open.Article.Title), words.DoNotKnow) : words.DoNotKnow;
        return (plan.NeedsSignIn ? Reply.Of($"{text}\n{words.SignInFirst}", [SignIn(words), .. Labels(plan).Take(1), words.Human]) : Reply.Of(text, [.. Labels(plan), words.Human])) with { NotKnown = true };
    }

    /// <summary>What was added is noted, with the headings that come nearest; whoever has records is shown the way to them.</summary>
    public static Reply Noted(Plan plan, Phrases words) => (plan.NeedsSignIn
        ? Reply.Of($"{words.Noted}\n{words.SignInFirst}", [SignIn(words), .. Labels(plan).Take(1), words.Human])
        : Reply.Of(words.Noted, [.. Labels(plan), words.Human])) with { NotKnown = true };

    /// <summary>In place of an answer that was given just before.</summary>
    public static Reply Again(Plan plan, string text, Phrases words) =>
        Detail.Tells(text) ? Noted(plan, words)
        : Of(plan, words);

    /// <summary>Whether the assistant has said just before that it does not know; or that something is noted, where no more than that is to be said again.</summary>
    public static bool Said(string? before, Step now, Phrases words) =>
        before is not null && (before.Contains(words.DoNotKnow, StringComparison.Ordinal) || before.Contains(words.Nearest, StringComparison.Ordinal) || (now is Step.Noted && before.Contains(words.Noted, StringComparison.Ordinal)));

    private static IEnumerable<QuickReply> Labels(Plan plan) => plan.Near.Select(label => new QuickReply("say", label));

    private static QuickReply SignIn(Phrases words) => new("signIn", words.ChipSignIn);
}
