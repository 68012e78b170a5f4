using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Assistant.Dialogue;

namespace Vigil.Server.Assistant.Words;

/// <summary>Everything the assistant says by itself, once per language: a missing sentence does not compile. Facts come in as arguments and only from records.</summary>
internal abstract partial class Phrases
{
    private static readonly Phrases Chinese = new ChinesePhrases();
    private static readonly Phrases English = new EnglishPhrases();
    private static readonly Phrases Vietnamese = new VietnamesePhrases();
    private static readonly Phrases Russian = new RussianPhrases();
    private static readonly Phrases Spanish = new SpanishPhrases();

    /// <summary>Those of every language.</summary>
    public static IReadOnlyList<Phrases> All { get; } = [Chinese, English, Vietnamese, Russian, Spanish];

    /// <summary>The words of a language; English where we have none of our own.</summary>
    public static Phrases In(string language) => language switch
    {
        "zh" => Chinese,
        "vi" => Vietnamese,
        "ru" => Russian,
        "es" => Spanish,
        _ => English,
    };

    /// <summary>The language of articles, records and facts: zh or en.</summary>
    public abstract string Language { get; }

    /// <summary>The language in which the customer is met: that of everything, or of the frame around English answers.</summary>
    public virtual string Spoken => Language;

    /// <summary>Stands before an answer that is not in the customer's language, and says so; null where it is.</summary>
    public virtual string? Foreword => null;

    public abstract string Greeting { get; }

    /// <summary>What follows thanks.</summary>
    public abstract string Welcome { get; }

    /// <summary>To somebody who is sorry for how they wrote.</summary>
    public abstract string NoOffence { get; }

    /// <summary>To somebody who laughs.</summary>
    public abstract string Laughs { get; }

    /// <summary>Follows thanks for an answer: asks whether it is done, above the button that ends the case.</summary>
    public abstract string AnythingElse { get; }

    /// <summary>An alarm is taken back: it is noted, and why a person looks all the same.</summary>
    public abstract string AlarmTakenBack { get; }

    /// <summary>There is something else.</summary>
    public abstract string GoOn { get; }

    /// <summary>Nothing else is wanted, and the case ends.</summary>
    public abstract string Goodbye { get; }

    /// <summary>The same was asked again and again, and there is no more to say: a person is offered.</summary>
    public abstract string OfferPerson { get; }

    public abstract string DoNotKnow { get; }

    /// <summary>The same the second time in a row: somebody else has to know.</summary>
    public abstract string NotKnownEither { get; }

    /// <summary>Stands before <see cref="DoNotKnow"/> where an article was read for it, and names it.</summary>
    public abstract string NotIn(string title);

    /// <summary>Stands above the headings that come nearest where nothing answers.</summary>
    public abstract string Nearest { get; }

    /// <summary>Follows what only adds to what was answered.</summary>
    public abstract string Noted { get; }

    /// <summary>Stands above the topics of which one is asked for.</summary>
    public abstract string WhichOne { get; }

    /// <summary>Stands under an answer and names what else was asked; the taps for it are below.</summary>
    /// <param name="matters">As on the taps; at least one.</param>
    public abstract string AlsoAsked(IReadOnlyList<string> matters);

    public abstract string TookFiles { get; }

    /// <summary>What was taken out of a message, why, and what to do now.</summary>
    /// <param name="kinds">At least one of <see cref="Vigil.Language.Secrets.SecretKinds"/>.</param>
    public abstract string Hid(IReadOnlyList<string> kinds);

    /// <summary>What is asked where nothing else stood in the message.</summary>
    public abstract string WhatHappened { get; }

    public abstract string HandedOver { get; }

    /// <summary>After what comes nearest and may not be what is meant; null in languages in which no article answers.</summary>
    public virtual string? IfNotMeant => null;

    /// <summary>Answers whoever asks for a person, or how long it takes, while they wait for one: that the card below shows the place in line, and that leaving loses nothing.</summary>
    public abstract string StillWaiting { get; }

    /// <summary>What somebody in an alarm does first and then, in the order that saves money; null in languages that have only the frame of a talk.</summary>
    public virtual string? WhatFirst(Harm harm) => null;

    /// <summary>The same in other words, for whoever has just read it.</summary>
    public virtual string StillInLine => StillWaiting;

    /// <summary>Answers a question about a record that has just been told, where the record does not say it: what comes next stands behind it.</summary>
    public virtual string NoMoreOnRecord => "";

    /// <summary>The alarm: who has the case, what is done first and what nobody of ours asks for.</summary>
    public virtual string HandedOverUrgent => Paragraph([SecurityHasCase!, FreezeBefore!, NeverAsked!]).ToString();

    /// <summary>The first sentence of the alarm; null, as the three after it, in languages in which no article answers.</summary>
    public virtual Said? SecurityHasCase => null;

    /// <summary>That a freeze comes first.</summary>
    public virtual Said? FreezeBefore => null;

    /// <summary>The same for somebody who is not signed in.</summary>
    public virtual Said? FreezeSignedOut => null;

    /// <summary>That the account is frozen, or about to be.</summary>
    public virtual Said? FrozenNow => null;

    /// <summary>What nobody of ours asks for.</summary>
    public virtual Said? NeverAsked => null;

    /// <summary>Stands in the alarm before a withdrawal that can still be stopped; null in languages in which no record is told.</summary>
    public virtual string? NotSentYet => null;

    /// <summary>The same where the account is frozen already, or is about to be.</summary>
    public virtual string HandedOverFrozen => Paragraph([SecurityHasCase!, FrozenNow!, NeverAsked!]).ToString();

    /// <summary>What the button to freeze does, said where an article has told of other ways.</summary>
    public abstract string FreezeHere { get; }

    public abstract string HandedOverWithCare { get; }

    /// <summary>Follows it while nobody has come yet.</summary>
    public abstract string StillHere { get; }

    public abstract string RecordsUnavailable { get; }

    public abstract string SignInFirst { get; }

    /// <summary>Stands above what the account's log says was refused; null in languages in which no record is told.</summary>
    public virtual string? OwnErrors => null;

    /// <summary>One refused request.</summary>
    public virtual string OwnError(string moment, string line) => "";

    /// <summary>What an account of this level pays for trading; null where it cannot be said.</summary>
    /// <param name="vip">The level pays less than the ordinary rates.</param>
    public virtual string? OwnFees(string level, bool vip, TradingParameters rates) => null;

    /// <summary>The account's own limit of a day; null in languages in which no record is told.</summary>
    public virtual string? OwnLimit(string level, string amount) => null;

    /// <summary>That of the next level.</summary>
    public virtual string NextLimit(string level, string amount) => "";

    /// <summary>How the state of the account is told; null in languages in which no record is told.</summary>
    public virtual AccountWords? Account => null;

    /// <summary>Stands above the customer's own open cases.</summary>
    public abstract string OwnCases { get; }

    /// <summary>One of them: its number, what it began with, and who has it.</summary>
    /// <param name="agent">The colleague's public name, where one has it.</param>
    public abstract string OwnCase(string number, string title, CaseTurn turn, string? agent);

    /// <summary>That no other case of theirs is open.</summary>
    public abstract string NoOpenCase { get; }

    /// <summary>The one that ended last.</summary>
    public abstract string LastCase(string number, string title, string at);

    /// <summary>That there is no further record of the kind that was spoken of, and what tells an older one.</summary>
    public abstract string NoOther { get; }

    /// <summary>That the record which follows is of another coin or sum than the one that was written, and what tells another one.</summary>
    public abstract string AnotherThan(string written, string told);

    public abstract string ChipHuman { get; }

    public abstract string ChipSolved { get; }

    public abstract string ChipHowLong { get; }

    public abstract string ChipCancel { get; }

    public abstract string ChipSignIn { get; }

    public abstract string ChipFreeze { get; }

    /// <summary>How an agent's reply begins.</summary>
    public abstract Said Hello { get; }

    /// <summary>How it begins where the exchange says how the customer is addressed.</summary>
    public abstract Said HelloTo(Fact name);

    /// <summary>What protects an account that somebody else has got into: said before anything else, and asking for nothing.</summary>
    public abstract Said FreezeFirst { get; }

    /// <summary>A colleague of the first line asks the security team to take over.</summary>
    public abstract Said SecurityTakesOver { get; }

    /// <summary>The same when the account is frozen already.</summary>
    public abstract Said FrozenAlready { get; }

    /// <summary>A point in time, in the customer's zone: a day word where it helps, then hours and minutes.</summary>
    public abstract string Time(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone);

    /// <summary>A stretch of minutes.</summary>
    public abstract string Minutes(int count);

    /// <summary>The same as what is still to come.</summary>
    public abstract string MoreMinutes(int count);

    /// <summary>A point in time after 'by' or 'since'.</summary>
    public abstract string Moment(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone);

    /// <summary>How many of how many blocks.</summary>
    public abstract string Confirmations(int confirmed, int required);

    /// <summary>Between the members of a list.</summary>
    public abstract string Comma { get; }

    /// <summary>Sentences of one paragraph: Chinese ones join without a space.</summary>
    public Said Paragraph(IEnumerable<Said> sentences) => Said.Join(Language == "zh" ? "" : " ", sentences);

    /// <summary>Two sentences of one paragraph.</summary>
    public string Paragraphed(string first, string then) => Language == "zh" ? first + then : $"{first} {then}";

    /// <summary>The button that ends the case.</summary>
    public QuickReply Solved => new("resolve", ChipSolved);

    /// <summary>The button that asks for a person.</summary>
    public QuickReply Human => new("human", ChipHuman);
}

/// <summary>Who has to act next in a case.</summary>
internal enum CaseTurn
{
    /// <summary>The assistant answers.</summary>
    Assistant,

    /// <summary>It waits for a person.</summary>
    Waits,

    /// <summary>A person has it and is to answer.</summary>
    Person,

    /// <summary>A person has answered, and the customer is to.</summary>
    Customer,
}
