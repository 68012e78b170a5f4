using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Whether a message says or asks where somebody else has moved coins: '他转到哪个地址了', 'where did they send it'. Of a withdrawal from one's own account only a thief is spoken of so. Pure.</summary>
public static partial class SomebodyElse
{
    /// <summary>False for whoever is sent to, and for what 'you' did: that is us.</summary>
    public static bool Moves(string text) => Moved.IsMatch(NormalText.Of(text));

    [GeneratedRegex(
        "(他|她|它们|他们|对方|那个?人|小偷|黑客|骗子|贼)(已经|都|刚|又|是|到底|究竟|把[^,.!?;]{0,8})?(转|提|划|弄|搬|打)(到|去|走|哪|给)|" +
        @"\b(he|she|they|the (thief|thieves|hacker|hackers|scammer|scammers|guy))( \w+)? (send|sent|sending|move|moved|moving|transfer|transferred|withdraw|withdrew|withdrawing|take|took)( \w+){0,3} (to|from|out|go|gone)\b|\b(where|which (address|wallet))( \w+)? did (he|she|they|the \w+) (send|move|transfer|withdraw|take)\b", Pattern.Options)]
    private static partial Regex Moved { get; }
}
