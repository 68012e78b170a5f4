namespace Vigil.Language;

/// <summary>What a customer wants to know of something that was spoken of already.</summary>
public enum Aspect
{
    /// <summary>How it stands: 'any news?'.</summary>
    State,

    /// <summary>How much longer, by when, how far along.</summary>
    Duration,

    /// <summary>When it happened.</summary>
    When,

    /// <summary>For what reason.</summary>
    Why,

    /// <summary>Why it was looked at first.</summary>
    Review,

    /// <summary>How much.</summary>
    Amount,

    /// <summary>What it cost.</summary>
    Fee,

    /// <summary>Over which chain.</summary>
    Chain,

    /// <summary>The transaction id.</summary>
    Transaction,

    /// <summary>Where to.</summary>
    Address,

    /// <summary>The number of the record itself.</summary>
    Number,

    /// <summary>At what price.</summary>
    Price,

    /// <summary>Who has to act, and how.</summary>
    Next,

    /// <summary>Whether it can be taken back.</summary>
    Cancel,

    /// <summary>Whether the money, the fee included, comes back.</summary>
    Refund,

    /// <summary>Whether it is lost: 'is my money safe?'.</summary>
    Safe,

    /// <summary>Whether something else can be used meanwhile: 'does it stop my trading?'.</summary>
    Affected,

    /// <summary>Whether it can be tried once more.</summary>
    Again,

    /// <summary>Whether somebody can make it faster, or end it before its time.</summary>
    Hurry,

    /// <summary>How it is kept from happening again.</summary>
    Prevent,
}

/// <summary>What of an account somebody would like to use meanwhile.</summary>
public enum Usage
{
    /// <summary>It is not said what.</summary>
    Unnamed,

    /// <summary>Placing orders.</summary>
    Trade,

    /// <summary>Buying coins.</summary>
    Buy,

    /// <summary>Selling coins.</summary>
    Sell,

    /// <summary>Bringing coins in.</summary>
    Deposit,

    /// <summary>Taking coins out.</summary>
    Withdraw,

    /// <summary>Positions that are open.</summary>
    Positions,

    /// <summary>What else is in the account.</summary>
    Others,
}

/// <summary>What a message asks on about.</summary>
/// <param name="Aspects">In the order in which they are asked, each once; empty if none is.</param>
/// <param name="Rest">What the message names besides, normalized: without the words of the questions and without words that only join or point.</param>
/// <param name="General">It asks for a rule ('usually', 'how is it calculated', 'what does it mean') and not about one thing.</param>
/// <param name="NamesCoin">It names a coin or a chain, so that it may mean another than the one spoken of.</param>
public sealed record Asked(IReadOnlyList<Aspect> Aspects, string Rest, bool General, bool NamesCoin)
{
    /// <summary>Where it asks what is affected: what of the account is meant.</summary>
    public Usage Usage { get; init; }

    /// <summary>It asks and names nothing: '大概还要多久啊', 'how long will it take?'. What it means is what was spoken of.</summary>
    public bool IsBare => Aspects.Count > 0 && Rest.Length == 0 && !General;
}
