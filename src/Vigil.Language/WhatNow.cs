using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Whether somebody asks what to do: '现在我该先做什么', 'what else should i do'. Pure.</summary>
public static partial class WhatNow
{
    /// <summary>False for what is to be done about a thing that is named.</summary>
    public static bool Asks(string text) => What.IsMatch(NormalText.Of(text));

    [GeneratedRegex(
        "^[^,.!?]{0,10}(怎么办|咋办|如何是好|(做|干)(些|点)?(什么|啥)|怎么做|下一步|接下来)[^,.!?]{0,6}[.!? ]*$|" +
        @"^[^,.!?]{0,12}\b(what( else| now)?( should| can| do| must| shall| could)? ?(i|we)( \w+){0,4} do( \w+){0,2}|what now|what next|what do i do( \w+){0,2})[ .!?]*$", Pattern.Options)]
    private static partial Regex What { get; }
}
