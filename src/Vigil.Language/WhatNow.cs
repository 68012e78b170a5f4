using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Whether somebody asks what to do: '现在我该先做什么', 'what else should i do'. Pure.</summary>
public static partial class WhatNow
{
    /// <summary>False for what is to be done about a thing that is named.</summary>
    public static bool Asks(string text) => What.IsMatch(NormalText.Of(text));

    [GeneratedRegex(
        "^([^,.!?]{0,24}[,.!]+ ?)?[^,.!?]{0,10}(怎么办|咋办|如何是好|(做|干)(些|点)?(什么|啥|嘛|吗(?=[^。]*$)|哪(一)?(步|样|个))|怎么做|怎么处理|下一步|第一步|接下来|先(做|弄|干)?哪)[^,.!?]{0,6}[.!? ]*$|^([^.!?]{0,24}[,.! ]+)?(那|那么|好|好的)*[, ]?(现在|然后|接着|之后|后面)(该)?(呢|咧)[.!? ]*$|" +
        @"^([\w' ]{0,48}[,.!]+ ?)?[^,.!?]{0,14}\b(what( else| now)?( should| can| do| must| shall| could)? ?(i|we)( \w+){0,4} do( \w+){0,2}|what now|what next|what first|what('s| is) (the )?first( step)?|where do i (start|begin)|what do i do( \w+){0,2})[ .!?]*$", Pattern.Options)]
    private static partial Regex What { get; }
}
