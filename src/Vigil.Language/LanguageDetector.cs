using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Recognises the language a customer writes in, by script and by small words. Coins, ids and a bare 'ok' say nothing about it.</summary>
public static partial class LanguageDetector
{
    // Foreign terms beside so many Chinese characters do not make a message foreign.
    private const int TermsOfCharacter = 3;

    private const string VietnameseLetters = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";

    // Tickers, chains and the words that people of every language borrow.
    private static readonly FrozenSet<string> Neutral = Set(
        "usdt usdc btc eth trx sol ton bnb xrp doge ltc ada matic pol erc20 trc20 bep20 u kyc api app p2p c2c otc uid id txid hash ip vip ok okay hi hello hey bye thx vpn sms google gas nft web3 defi dapp vs pc ios android apy apr emo lol faq bug h5 k x w url email wifi");

    private static readonly FrozenSet<string> English = Set(
        "the my is are was i i'm i've a an to of and in on for from with not no yes what why how when where who which can can't do does did don't didn't have has had please help you your it this that there account withdrawal withdraw deposit money coins wallet stolen hacked agent human person thanks thank want need still been be locked login password verification support order trade fee fees address sent send received missing frozen transfer price any will would could should status check cancel");

    private static readonly FrozenSet<string> Spanish = Set(
        "el la los las de que mi mis no un una por para con como cómo qué cuándo dónde hola gracias cuenta retiro depósito deposito dinero ayuda necesito quiero hablar puedo está esta han ha fue robado robaron llegado llega todavía aún billetera contraseña verificación agente persona humano pero porque y es se me te lo tengo hacer hace cuanto cuánto favor retirar");

    private static readonly FrozenSet<string> Vietnamese = Set(
        "toi khong tien cua chua duoc rut nap tai khoan bi mat toi xin chao cam on sao lam the nao muon gap nhan vien ho tro ban giup minh tôi không tiền của chưa được rút nạp tài khoản xin chào cảm ơn nhân viên");

    /// <summary>Language codes that <see cref="Detect"/> can answer besides the fallback.</summary>
    public static IReadOnlyList<string> Known { get; } = ["zh", "en", "vi", "ru", "es", "ja", "ko"];

    /// <summary>The language of the text; <paramref name="fallback"/> where the text is empty or too short to tell. Traditional Chinese is <c>zh</c>. A mixed text goes to the language with the larger share.</summary>
    public static string Detect(string text, string fallback)
    {
        // Addresses of pages and mailboxes are in no language.
        var normal = Addresses.Replace(TextNormalizer.Normalize(text), " ");
        int han = 0, kana = 0, hangul = 0, cyrillic = 0, vietnamese = 0;
        foreach (var c in normal)
        {
            switch (c)
            {
                case >= '\u3040' and <= '\u30FF': kana++; break;
                case >= '\uAC00' and <= '\uD7AF': hangul++; break;
                case >= '\u0400' and <= '\u04FF': cyrillic++; break;
                default:
                    han += Segmenter.IsCjk(c) ? 1 : 0;
                    vietnamese += VietnameseLetters.Contains(c, StringComparison.Ordinal) ? 1 : 0;
                    break;
            }
        }

        var latin = Latin(normal);

        // A Chinese word is about two characters long, so a character weighs half a word; Cyrillic words are about six letters with their endings.
        var best = (Language: fallback, Score: 0.0);
        var isJapanese = kana * 4 >= han && kana > 1;
        Offer("zh", isJapanese ? 0 : Chinese());
        Offer("ja", isJapanese ? (han + kana) / 2.0 : 0);
        Offer("ko", hangul / 2.0);
        Offer("ru", cyrillic / 4.0);
        Offer(latin.Language(vietnamese, fallback), latin.Words);
        return best.Score > 0 ? best.Language : fallback;

        // Whoever writes 'maker呢' borrows a term: no word of it makes a sentence of another language.
        double Chinese() => han > 0 && latin is { English: 0, Spanish: 0, Vietnamese: 0 } && vietnamese == 0 && latin.Words <= han * TermsOfCharacter ? Math.Max(han / 2.0, latin.Words)
            : fallback == "zh" ? han : han / 2.0;

        void Offer(string language, double score)
        {
            if (score > best.Score)
            {
                best = (language, score);
            }
        }
    }

    private static LatinShare Latin(string normal)
    {
        int words = 0, english = 0, spanish = 0, vietnamese = 0;
        foreach (var token in Segmenter.TokensOfNormal(normal))
        {
            if (!IsLatinWord(token) || Neutral.Contains(token))
            {
                continue;
            }

            words++;
            english += English.Contains(token) ? 1 : 0;
            spanish += Spanish.Contains(token) ? 1 : 0;
            vietnamese += Vietnamese.Contains(token) ? 1 : 0;
        }

        if (normal.AsSpan().ContainsAny('¿', '¡', 'ñ'))
        {
            spanish += 2;
        }

        return new LatinShare(words, english, spanish, vietnamese);
    }

    private static bool IsLatinWord(string token)
    {
        foreach (var c in token)
        {
            if (!(char.IsLetter(c) && c < '\u0250') && c is not ('\'' or '\u1EA0') && c is not (>= '\u1EA0' and <= '\u1EFF'))
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"https?://[!-~]+|www\.[!-~]+|[a-z0-9._%+-]+@[a-z0-9.-]+|\b[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|net|org|io|app|xyz|top|example|cn|me|co|info|vip|cc|site|online|support|help|pro|dev|ai|link|live|club|shop|ru|es|vn)\b(/[!-~]*)?", Pattern.Options)]
    private static partial Regex Addresses { get; }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct LatinShare(int Words, int English, int Spanish, int Vietnamese)
    {
        public string Language(int vietnameseLetters, string fallback)
        {
            // Spanish and Portuguese share two of these letters, so one alone proves nothing.
            if (vietnameseLetters >= 2 || (Vietnamese >= 2 && Vietnamese > English && Vietnamese > Spanish))
            {
                return "vi";
            }

            if (Spanish > English)
            {
                return "es";
            }

            // One unknown word: a customer of another Latin-script language keeps theirs.
            return English == 0 && Words < 3 && fallback is "es" or "vi" ? fallback : "en";
        }
    }
}
