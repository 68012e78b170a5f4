using Vigil.Server.Accounts;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Protection.FreezePage;

/// <summary>What the page shows next, in its reader's language.</summary>
internal sealed class FreezePageAnswer(HttpContext http, string language, string brand, bool possible)
{
    private readonly FreezeTexts _text = FreezeTexts.In(language);

    /// <summary>The question whose account it is.</summary>
    public IResult Start(Refusal? refusal, int? status = null) => Page(refusal, status, []);

    /// <summary>The field for the code.</summary>
    public IResult Enter(string request, Refusal? refusal) => Page(refusal, null, new(StringComparer.Ordinal) { [nameof(FreezeAccountPage.Request)] = request });

    /// <summary>The one button of a link.</summary>
    public IResult Confirm(string link, Refusal? refusal) => Page(refusal, null, new(StringComparer.Ordinal) { [nameof(FreezeAccountPage.Link)] = link });

    /// <summary>How far it is.</summary>
    public IResult Tell(FreezeProgress progress) => Page(null, null, new(StringComparer.Ordinal) { [nameof(FreezeAccountPage.Progress)] = progress });

    private IResult Page(Refusal? refusal, int? status, Dictionary<string, object?> more)
    {
        more[nameof(FreezeAccountPage.Text)] = _text;
        more[nameof(FreezeAccountPage.Brand)] = brand;
        more[nameof(FreezeAccountPage.Possible)] = possible;
        more[nameof(FreezeAccountPage.Problem)] = refusal is null ? null : WordsFor(refusal);
        http.Response.Headers.RetryAfter = refusal?.RetryAfterSeconds;
        return FreezePageEndpoints.Page(more, status ?? refusal?.Status ?? StatusCodes.Status200OK);
    }

    private string WordsFor(Refusal refusal) =>
        refusal == AccountRefusals.FreezeCodeWrong ? _text.CodeWrong
        : refusal == AccountRefusals.FreezeTriesUsed ? _text.TriesUsed
        : refusal == AccountRefusals.FreezeRequestOver ? _text.RequestOver
        : refusal == AccountRefusals.FreezeLinkInvalid ? _text.LinkInvalid
        : refusal == AccountRefusals.FreezeLinkExpired ? _text.LinkExpired
        : refusal == AccountRefusals.FreezeLinkUsed ? _text.LinkUsed
        : refusal == AccountRefusals.FreezeNotPossible ? _text.NotPossible
        : refusal == AccountRefusals.KeysUnavailable ? _text.TryLater
        : refusal.Status == StatusCodes.Status429TooManyRequests ? _text.TooMany
        : _text.NameMissing;
}
