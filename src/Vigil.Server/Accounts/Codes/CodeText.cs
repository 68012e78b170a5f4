using Vigil.Contracts.Exchange;

namespace Vigil.Server.Accounts.Codes;

/// <summary>The words around a code, in Chinese and English: what it is for, what to do with it, and the anti-phishing phrase, which the exchange puts in.</summary>
internal static class CodeText
{
    /// <summary>The subject of a mail.</summary>
    public static string SubjectOfFreeze(bool zh, string brand) => zh ? $"{brand}：冻结账户的验证码" : $"{Brand(brand)}your code to freeze your account";

    /// <summary>A code that freezes the account.</summary>
    public static string OfFreeze(bool zh, string brand, string digits) => string.Join('\n', zh
        ?
        [
            $"{(brand.Length > 0 ? $"【{brand}】" : "")}冻结账户的验证码：{digits}，10分钟内有效。",
            "有人没有登录，请求冻结您的账户。是您本人，请把验证码填在冻结页面；不是您，不用理会，账户不会有任何变化。",
            "不要把验证码告诉任何人，客服也不会问。",
            $"您的防钓鱼码：{DeliveryRequest.PhraseMark}",
        ]
        : (string[])
        [
            $"{Brand(brand)}{digits} is your code to freeze your account. It is valid for 10 minutes.",
            "Somebody who is not signed in asked to freeze it. If that was you, enter the code on the freeze page; if not, there is nothing to do, and nothing changes.",
            "Tell nobody this code. Support never asks for it.",
            $"Your anti-phishing phrase: {DeliveryRequest.PhraseMark}",
        ]);

    private static string Brand(string brand) => brand.Length > 0 ? $"{brand}: " : "";
}
