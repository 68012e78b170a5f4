using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Wordings;

/// <summary>How a person is asked for in Vietnamese, Russian, Spanish, Japanese and Korean: the basics, each with its weight.</summary>
internal static partial class OtherWishes
{
    public static readonly (Regex Wording, double Weight)[] All =
    [
        (InVietnamese, 1), (AloneInVietnamese, 1), (InRussian, 1), (AloneInRussian, 1), (InSpanish, 1), (AloneInSpanish, 1), (InJapanese, 1),
        (InKorean, 1),
    ];

    [GeneratedRegex("(gặp|nói chuyện|chat|kết nối|chuyển|liên hệ|cần|muốn|gọi|gap|noi chuyen|ket noi|chuyen|lien he|muon|goi)[^.!?]{0,25}(nhân viên|người thật|tư vấn viên|tổng đài|con người|người hỗ trợ|nhan vien|nguoi that|tu van vien|tong dai)", Pattern.Options)]
    public static partial Regex InVietnamese { get; }

    [GeneratedRegex("^[^a-z]*(nhân viên|nhan vien|người thật|tư vấn viên)( hỗ trợ| ho tro| đâu| dau)?[^a-z]*$", Pattern.Options)]
    public static partial Regex AloneInVietnamese { get; }

    [GeneratedRegex("(соедин|позов|переключ|поговор|свяж|связ|дай|хочу|нуж|можно|перевед|перевест|пригласи|подключ|вызов|где|есть)[^.!?]{0,25}(оператор|жив(ой|ым|ого|ому)|человек|сотрудник|менеджер|специалист|консультант)", Pattern.Options)]
    public static partial Regex InRussian { get; }

    [GeneratedRegex("^[^а-я]*(оператора?|человека?|живой человек|менеджера?)( пожалуйста)?[^а-я]*$", Pattern.Options)]
    public static partial Regex AloneInRussian { get; }

    [GeneratedRegex(@"(hablar|contactar|comunic|pásame|pasame|páseme|paseme|pasar|conect|conéct|quiero|necesito|póngame|transfi|atienda|prefiero)[^.!?]{0,25}\b(humano|humana|persona|agente|asesor|asesora|representante|operador|operadora|alguien real|ejecutivo)\b", Pattern.Options)]
    public static partial Regex InSpanish { get; }

    [GeneratedRegex(@"^[^a-z]*(un |una )?(agente|humano|persona real|operador|asesor|representante)( por favor| humano)?[^a-z]*$", Pattern.Options)]
    public static partial Regex AloneInSpanish { get; }

    [GeneratedRegex("(人間|人间|オペレーター|オペレータ|担当者|担当の|有人|スタッフ|係の人|系の人|生身の人)[^.!?]{0,8}(話|话|繋|つな|代わ|替わ|変わ|対応|チャット|お願|お愿|連絡|连络|ください|下さい|呼)", Pattern.Options)]
    public static partial Regex InJapanese { get; }

    [GeneratedRegex("(상담원|상담사|사람)[^.!?]{0,8}(연결|바꿔|통화|부탁|원해|불러|이랑|하고|과)", Pattern.Options)]
    public static partial Regex InKorean { get; }
}
