using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Whether a message turns from the record just spoken of to another of the kind: '另外那笔呢', 'and the other one?'. Pure.</summary>
public static partial class OtherOne
{
    /// <summary>True where nothing else is said.</summary>
    public static bool Asks(string text) => Asked.IsMatch(TextNormalizer.Normalize(text).Trim());

    [GeneratedRegex(
        "^[那还有我的,， ]*(另外|另|其他|其它|别的|剩下|剩的|还有)(的|那|这|还有|一|两|几)*(笔|单|个|次|条|些)(提币|充币|订单|的)?(呢|怎么样了?|怎样了?|到哪了|什么情况|咋样了?)?[ ?？!！。.]*$|" +
        @"^(and |so |ok |what about |how about |but )*(the|my) (other|second|next|remaining) (one|ones|withdrawal|deposit|order|payment|transfer)s?( then| too)?[ ?.!]*$|" +
        @"^(y |qué pasa con |que pasa con )*(la|el) (otra|otro|segunda|segundo)( retiro| depósito| orden)?[ ?.!]*$|^(а |и )*(другая|другой|вторая|второй|остальные)[ ?.!]*$|^(còn |thế |vậy )*(lệnh|giao dịch|cái|khoản) (kia|khác|còn lại)( thì sao)?[ ?.!]*$", Pattern.Options)]
    private static partial Regex Asked { get; }
}
