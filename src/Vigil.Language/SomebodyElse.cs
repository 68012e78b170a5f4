using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Whether a message asks where somebody else has moved coins: '他转到哪个地址了', 'where did they send it'. Of a withdrawal from one's own account only a thief is spoken of so. Pure.</summary>
public static partial class SomebodyElse
{
    /// <summary>False for what 'you' did, which is us, and for a trader who says where the other side paid to.</summary>
    public static bool Moves(string text) => Moved.IsMatch(NormalText.Of(text));

    [GeneratedRegex(
        "(他|她|它们|他们|对方|那个?人|小偷|黑客|骗子|贼)(已经|都|刚|又|是|到底|究竟|把[^,.!?;]{0,8})?(转|提|划|弄|搬)(到|去|走到|给)(了)?(哪|什么|谁)|" +
        @"\b(where|which (address|wallet))( \w+)? did (he|she|they|the \w+) (send|move|transfer|withdraw|take)\b", Pattern.Options)]
    private static partial Regex Moved { get; }
}
