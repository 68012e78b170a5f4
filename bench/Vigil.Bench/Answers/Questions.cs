using System.Globalization;
using Vigil.Bench.Chat;

namespace Vigil.Bench.Answers;

/// <summary>What is asked.</summary>
internal static class Questions
{
    private static readonly string[] AboutWithdrawals =
    [
        "提币怎么还没到账?",
        "Where is my withdrawal?",
        "我昨晚的提币为什么还没到账?",
        "提币一直没到,是什么情况?",
        "My withdrawal has not arrived yet, why?",
    ];

    /// <summary>What visitors ask: the questions of <c>vigil bench chat</c>, which articles answer.</summary>
    public static string OfVisitor(int customer, int ordinal) => Utterances.Of(customer, ordinal);

    /// <summary>What customers ask about their own withdrawals, which the exchange's records answer.</summary>
    public static string OfCustomer(int customer, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{AboutWithdrawals[(customer + ordinal) % AboutWithdrawals.Length]} ({ordinal})");
}
