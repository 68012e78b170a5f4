namespace Vigil.Server.Knowledge.Help;

/// <summary>Name of a topic and one line about it.</summary>
public sealed record TopicText(string Name, string About);

/// <summary>Every word of the help centre that is not an article. A key without a value in one of the languages does not compile.</summary>
public sealed record HelpText
{
    public required string Language { get; init; }
    public required string HtmlLanguage { get; init; }
    public required string HelpCentre { get; init; }
    public required string HomeTitle { get; init; }
    public required string HomeLead { get; init; }
    public required string SkipLink { get; init; }
    public required string SearchLabel { get; init; }
    public required string SearchButton { get; init; }
    public required string SearchTitle { get; init; }
    public required string SearchHint { get; init; }
    public required string Suggestions { get; init; }
    public required string Navigation { get; init; }
    public required string Breadcrumb { get; init; }
    public required string VerifyOfficial { get; init; }
    public required string Stolen { get; init; }
    public required string FreezeNow { get; init; }
    public required string FreezeNowLead { get; init; }
    public required string OtherLanguage { get; init; }
    public required string Topics { get; init; }
    public required string ShortAnswer { get; init; }
    public required string OnThisPage { get; init; }
    public required string RelatedArticles { get; init; }
    public required string Helped { get; init; }
    public required string HelpedYes { get; init; }
    public required string HelpedNo { get; init; }
    public required string Thanks { get; init; }
    public required string ContactSupport { get; init; }
    public required string OpenChat { get; init; }
    public required string AskUs { get; init; }
    public required string AskUsLead { get; init; }
    public required string FiguresMissing { get; init; }
    public required string WrittenInOther { get; init; }
    public required string NotFoundTitle { get; init; }
    public required string NotFoundLead { get; init; }
    public required string TooManyTitle { get; init; }
    public required string TooManyLead { get; init; }
    public required string BackToHelp { get; init; }
    public required string NeverAsks { get; init; }
    public required Func<DateOnly, int, string> UpdatedLine { get; init; }
    public required Func<int, string> ArticleCount { get; init; }
    public required Func<string, int, string> Found { get; init; }
    public required Func<string, string> FoundNothing { get; init; }

    public required TopicText Withdrawal { get; init; }
    public required TopicText Deposit { get; init; }
    public required TopicText Account { get; init; }
    public required TopicText Identity { get; init; }
    public required TopicText Security { get; init; }
    public required TopicText Freeze { get; init; }
    public required TopicText C2c { get; init; }
    public required TopicText Trading { get; init; }
    public required TopicText Fiat { get; init; }
    public required TopicText Earn { get; init; }
    public required TopicText Api { get; init; }
    public required TopicText Web3 { get; init; }
    public required TopicText Service { get; init; }
    public required TopicText Learn { get; init; }

    /// <summary>The words of a topic, or null for one that has none: a test holds every article to the topics here.</summary>
    public TopicText? Topic(string id) => id switch
    {
        "withdrawal" => Withdrawal,
        "deposit" => Deposit,
        "account" => Account,
        "identity" => Identity,
        "security" => Security,
        "freeze" => Freeze,
        "c2c" => C2c,
        "trading" => Trading,
        "fiat" => Fiat,
        "earn" => Earn,
        "api" => Api,
        "web3" => Web3,
        "service" => Service,
        "learn" => Learn,
        _ => null,
    };

    /// <summary>The words in an article language.</summary>
    public static HelpText In(string language) => language == "zh" ? HelpTexts.Chinese : HelpTexts.English;
}
