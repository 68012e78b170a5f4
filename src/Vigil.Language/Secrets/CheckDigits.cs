namespace Vigil.Language.Secrets;

/// <summary>The check digits of cards and identity numbers. All take digits and small letters only.</summary>
internal static class CheckDigits
{
    private const string SpanishLetters = "trwagmyfpdxbnjzsqvhlcke";
    private const string ResidentDigits = "10x98765432";
    private const string SingaporeLetters = "jzihgfedcba";
    private const string SingaporeForeignLetters = "xwutrqpnmlk";
    private const string SingaporeLettersOfM = "xwutrqpnjlk";

    // Order of Taiwan's letters by their two-digit number, beginning with 10.
    private const string TaiwanLetters = "abcdefghjklmnpqrstuvxywzio";

    private static readonly int[] ResidentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] SingaporeWeights = [2, 7, 6, 5, 4, 3, 2];

    /// <summary>ISO/IEC 7812-1, annex B.</summary>
    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }

    /// <summary>GB 11643: ISO 7064 MOD 11-2.</summary>
    public static bool Resident(string number) => number[17] == ResidentDigits[ResidentWeights.Select((weight, i) => weight * (number[i] - '0')).Sum() % 11];

    /// <summary>Hong Kong: one or two letters, six digits and the check digit, an A for ten. A missing first letter counts as 36.</summary>
    public static bool HongKong(string number)
    {
        var sum = 0;
        var padded = number.Length == 8 ? " " + number : number;
        for (var i = 0; i < padded.Length - 1; i++)
        {
            sum += (9 - i) * Value(padded[i]);
        }

        return (sum + (padded[^1] == 'a' ? 10 : padded[^1] - '0')) % 11 == 0;

        static int Value(char c) => c == ' ' ? 36 : char.IsAsciiDigit(c) ? c - '0' : c - 'a' + 10;
    }

    /// <summary>Taiwan: a letter and nine digits, the last of which checks.</summary>
    public static bool Taiwan(string number)
    {
        var letter = TaiwanLetters.IndexOf(number[0], StringComparison.Ordinal) + 10;
        var sum = (letter / 10) + (letter % 10 * 9);
        for (var i = 1; i <= 8; i++)
        {
            sum += (9 - i) * (number[i] - '0');
        }

        return (sum + number[9] - '0') % 10 == 0;
    }

    /// <summary>Spain: DNI of eight digits, or NIE, whose X, Y, Z stand for 0, 1, 2; the letter is the number modulo 23.</summary>
    public static bool Spain(string number)
    {
        var digits = number[..^1].Replace('x', '0').Replace('y', '1').Replace('z', '2');
        return number[^1] == SpanishLetters[int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) % 23];
    }

    /// <summary>Singapore: S and T for citizens, F, G and M for others.</summary>
    public static bool Singapore(string number)
    {
        var sum = SingaporeWeights.Select((weight, i) => weight * (number[i + 1] - '0')).Sum() + (number[0] is 't' or 'g' ? 4 : number[0] == 'm' ? 3 : 0);
        return number[0] switch
        {
            's' or 't' => number[8] == SingaporeLetters[sum % 11],
            'f' or 'g' => number[8] == SingaporeForeignLetters[sum % 11],
            _ => number[8] == SingaporeLettersOfM[sum % 11],
        };
    }
}
