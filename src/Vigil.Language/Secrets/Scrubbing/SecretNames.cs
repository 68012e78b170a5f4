using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Secrets.Scrubbing;

/// <summary>Names under which programs keep what opens an account: of headers, cookies, parameters, properties and settings. Pure.</summary>
internal static partial class SecretNames
{
    // More than any such name has.
    private const int Longest = 80;

    /// <summary>Whether what stands under the name is to be taken out.</summary>
    public static bool Hides(string name, string value)
    {
        if (name.Length is 0 or > Longest || value.Length == 0)
        {
            return false;
        }

        var plain = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return !Told.IsMatch(plain) && (Surely.IsMatch(plain) || (Perhaps.IsMatch(plain) && LooksDrawn(value)));
    }

    // 'token' names a coin as well, and 'key' a key of the keyboard: only what looks drawn by a machine is hidden there. Addresses and hashes of a chain are public.
    private static bool LooksDrawn(string value) => Drawn.IsMatch(value) && !OfAChain.IsMatch(value) && value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter);

    // What is only said of it.
    [GeneratedRegex("(type|expires?|expiresin|expiry|count|length|ttl|issuer|url|uri|endpoint|policy|enabled|required|strength|hint)$", Pattern.Options)]
    private static partial Regex Told { get; }

    [GeneratedRegex(
        "authorization|cookie|password|passwd|passphrase|passcode|secret|privatekey|privkey|mnemonic|seedphrase|recoveryphrase|recoverycode|backupcode|apikey|accesskey|accesstoken|refreshtoken|idtoken|authtoken|bearer|csrf|xsrf|sessionid|sessid|sessiontoken|sessionkey|credential|jwt|otp|totp|onetimecode|verificationcode|pincode",
        Pattern.Options)]
    private static partial Regex Surely { get; }

    [GeneratedRegex("token|session|^sid$|^auth$|signature|^sig$|^sign$|^key$|^pin$|^pwd$|^pass$|^code$|^state$|nonce", Pattern.Options)]
    private static partial Regex Perhaps { get; }

    [GeneratedRegex("^[A-Za-z0-9_.+/=%~:|-]{16,}$", Pattern.Options)]
    private static partial Regex Drawn { get; }

    [GeneratedRegex("^(0x[0-9a-fA-F]{40}|0x[0-9a-fA-F]{64}|T[1-9A-HJ-NP-Za-km-z]{33}|(bc1|[13])[a-zA-HJ-NP-Z0-9]{25,62}|[0-9a-fA-F]{64})$", Pattern.Options)]
    private static partial Regex OfAChain { get; }
}
