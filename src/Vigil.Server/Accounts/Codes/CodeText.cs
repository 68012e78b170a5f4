using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;

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

    /// <summary>The subject of a mail with a code for a check.</summary>
    public static string SubjectOfCheck(bool zh, string brand) => zh ? $"{(brand.Length > 0 ? $"{brand}：" : "")}身份核验的验证码" : $"{Brand(brand)}your code to verify your identity";

    /// <summary>A code that passes a check, with what it is for: whoever is talked into passing it on reads what they would allow.</summary>
    public static string OfCheck(bool zh, string brand, string digits, PurposeWords purpose) => string.Join('\n', zh
        ?
        [
            $"{(brand.Length > 0 ? $"【{brand}】" : "")}身份核验的验证码：{digits}，请在核验结束前尽快填写。",
            $"用途：{purpose.Zh}。请只填在您自己打开的客服会话里；不是您本人在联系客服，就不要填，并尽快检查账户安全。",
            "不要把验证码告诉任何人，客服也不会问。",
            $"您的防钓鱼码：{DeliveryRequest.PhraseMark}",
        ]
        : (string[])
        [
            $"{Brand(brand)}{digits} is your code to verify your identity. Enter it soon: it ends with the check.",
            $"It is for: {purpose.En}. Enter it only in the support conversation that you opened yourself. If you are not talking to support, do not enter it, and look after your account's security.",
            "Tell nobody this code. Support never asks for it.",
            $"Your anti-phishing phrase: {DeliveryRequest.PhraseMark}",
        ]);

    private static string Brand(string brand) => brand.Length > 0 ? $"{brand}: " : "";
}
