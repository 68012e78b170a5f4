using System.Security.Cryptography;
using System.Text;
using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Answers;

/// <summary>What is said of a record, and what to remember of it.</summary>
/// <param name="Anew">The whole of it: card and article belong beside it.</param>
internal sealed record Spoken(Said Text, IReadOnlyList<QuickReply> Replies, ToldData Told, bool Anew)
{
    /// <summary>The same was told before, word for word, and nothing has changed since.</summary>
    public bool NothingNew { get; init; }

    /// <summary>What is said in its place to whoever has just read it; null where the same may stand there again.</summary>
    public Said? Instead { get; init; }
}

/// <summary>What is said of a record that was told whole and has not changed.</summary>
internal enum Again
{
    /// <summary>That nothing is new: somebody presses, or asks how it stands.</summary>
    News,

    /// <summary>The whole of it again: a question in words of its own, which it answers.</summary>
    Whole,

    /// <summary>The same, unless it is what was said just before: a question that it may answer.</summary>
    WholeOnce,

    /// <summary>That there is no more to tell, and whose turn it is: a question that it does not answer.</summary>
    Brief,

    /// <summary>Whose turn it is: somebody only tells more.</summary>
    Next,
}

/// <summary>
/// Decides how much of a record to tell: the whole the first time and when its state has changed, what was asked where something was asked on,
/// how far it has come since where only that is new, and in a word that nothing is new where nothing is. Pure.
/// </summary>
internal static class TellRecord
{
    // Asked a second time, how it stands is answered with what has changed; a time, a reason, a transaction id or a fee is simply given again. A colleague does not repeat the time that the assistant gave either.
    private static bool IsOfProgress(Aspect aspect, Voice voice) => aspect is Aspect.State || (aspect is Aspect.Duration && voice is Voice.Agent);

    /// <summary>Null if there is nothing to tell from.</summary>
    /// <param name="asked">What the message asks on about; empty where it asks about the matter.</param>
    /// <param name="before">What was told so far, newest first.</param>
    /// <param name="about">What of the account is asked about beside the record.</param>
    /// <param name="again">What is to be said where the same was told and nothing has changed.</param>
    public static Spoken? For(Found found, string topic, IReadOnlyList<Aspect> asked, IReadOnlyList<ToldBefore> before, Phrases words, Voice voice, DateTimeOffset now, TimeZoneInfo zone, Again again = Again.News, Usage about = Usage.Unnamed)
    {
        if (RecordAnswers.For(found, topic, words, voice, now, zone) is not { } whole)
        {
            return null;
        }

        var telling = new Telling(found.Facts, voice, now, zone) { About = about };
        var known = before.Where(b => b.Told.Record == found.Remembered).ToList();
        if (asked.Count == 0 && topic is "withdrawal.cancel" or "withdrawal.wrong_address" && known.Count > 0)
        {
            asked = [Aspect.Cancel];
        }

        Spoken Make(Said text, Said mark, IReadOnlyList<QuickReply> replies, bool anew) => new(text, replies, new ToldData(found.Remembered, found.Situation, anew, MarkOf(mark)), anew);

        if (asked.Count > 0 && (known.Count > 0 || voice is Voice.Agent))
        {
            var answer = AspectAnswers.For(found, topic, asked, words, telling);
            return asked.All(a => IsOfProgress(a, voice)) && Since(known, answer) is { } earlier
                ? Make(Unchanged(found, topic, earlier, words, telling), answer, [words.Human], anew: false) with { NothingNew = true }
                : Make(answer, answer, [words.Human], anew: false) with { NothingNew = found.IsWithheld && Since(known, answer) is not null };
        }

        var text = whole.In(words);
        if (!known.Exists(k => k.Told.Whole && k.Told.State == found.Situation))
        {
            return Make(text, text, whole.Replies, anew: true);
        }

        // The whole is known: what is left to say is how far it has come, and whose turn it is.
        var progress = AspectAnswers.For(found, topic, [Aspect.Duration], words, telling);
        if (voice is Voice.Agent)
        {
            // What the assistant told at length a colleague takes up in short, with the figures as they are now.
            return Make(WithNext(found.Card is { Withdrawal: not null } or { Deposit: not null } ? words.Paragraph([AspectAnswers.For(found, topic, [Aspect.Amount], words, telling), progress]) : progress, found, topic, words, telling), text, [words.Human], anew: false);
        }

        return Since(known, text) is { } told
            ? Repeated(told) with { NothingNew = true }
            : Make(WithNext(progress, found, topic, words, telling), text, [words.Human], anew: false);

        // Whoever asks something else, or only tells more, has not asked whether anything is new.
        Spoken Repeated(DateTimeOffset since)
        {
            var next = AspectAnswers.Next(found, topic, words, telling);
            var noMore = words.Paragraph([Said.Plain($"{words.NoMoreOnRecord}"), next]);
            return again switch
            {
                Again.Brief or Again.Whole or Again.WholeOnce when again is Again.Brief || found.IsWithheld => Make(noMore, text, [words.Human], anew: false),
                Again.Whole => Make(text, text, [words.Human], anew: false),
                Again.WholeOnce => Make(text, text, [words.Human], anew: false) with { Instead = noMore },
                Again.Next when !found.IsWithheld => Make(next, text, [words.Human], anew: false),
                _ => Make(Unchanged(found, topic, since, words, telling), text, [words.Human], anew: false),
            };
        }
    }

    private static Said Unchanged(Found found, string topic, DateTimeOffset since, Phrases words, Telling telling) => telling.Voice is Voice.Agent
        // A person has no need to say that nothing is new: whose turn it is, is news enough.
        ? AspectAnswers.Next(found, topic, words, telling)
        : words.Paragraph([words.NothingChanged(since, telling), AspectAnswers.Next(found, topic, words, telling)]);

    private static Said WithNext(Said progress, Found found, string topic, Phrases words, Telling telling)
    {
        var next = AspectAnswers.Next(found, topic, words, telling);
        return found.IsWithheld || next.ToString() == progress.ToString() ? progress : words.Paragraph([progress, next]);
    }

    // When the same was told first.
    private static DateTimeOffset? Since(List<ToldBefore> known, Said said)
    {
        var mark = MarkOf(said);
        return known.LastOrDefault(k => k.Told.Mark == mark)?.At;
    }

    // What counts down by itself is no news.
    private static string MarkOf(Said said) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(said.Segments.Where(s => s.Fact?.Field != "eta").Select(s => s.Text)))))[..16];
}
