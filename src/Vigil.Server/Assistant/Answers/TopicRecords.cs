using Vigil.Server.Assistant.Scripts;

namespace Vigil.Server.Assistant.Answers;

/// <summary>Kinds of records, named in the plural as on the console's wire.</summary>
internal static class AnswerKinds
{
    public const string Withdrawals = "withdrawals";
    public const string Deposits = "deposits";
    public const string Freezes = "freezes";
    public const string C2cOrders = "c2c-orders";
    public const string Liquidations = "liquidations";
    public const string SignIns = "sign-ins";

    /// <summary>The account itself: identity verification. Not a list, so the records panel has no tab for it.</summary>
    public const string Identity = "identity";

    /// <summary>The account itself: the lock of sign-in.</summary>
    public const string Lock = "lock";
}

/// <summary>Which records a topic is about, as its script says. Pure.</summary>
internal static class TopicRecords
{
    /// <summary>The kind from which a question of this topic is answered; null if from articles only.</summary>
    public static string? AnswerFrom(string? topic) => TopicScripts.Find(topic)?.Records;

    /// <summary>The records that a person wants to see first for this topic, as the panel names them; null for none.</summary>
    public static string? Focus(string? topic) => TopicScripts.Find(topic)?.Show;
}
