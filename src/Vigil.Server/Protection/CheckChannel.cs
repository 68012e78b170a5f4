using System.Net;
using System.Text.Json;
using Vigil.Contracts.Public;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Protection.Listing;
using Vigil.Server.Protection.Page;
using Vigil.Server.Protection.Recognising;

namespace Vigil.Server.Protection;

/// <summary>
/// 'Is this really support?', asked by anybody. Fails closed: what cannot be read, found or compared is 'cannot be confirmed', never a yes. Of an agent a yes needs their name, the code
/// and the customer's own account number together, and everything else answers alike, whether there is such a person or not.
/// </summary>
internal sealed class CheckChannel(ReadLists lists, AgentCodes codes, Customers customers, CheckLimits limits, Outage outage)
{
    /// <summary>The kind of a request that asks about a person.</summary>
    public const string Agent = "agent";

    /// <summary>Longest value.</summary>
    public const int MaxValue = 500;

    private const int MaxUid = 64;

    private static readonly ChannelKind[] Kinds = [ChannelKind.Website, ChannelKind.Email, ChannelKind.Phone, ChannelKind.Handle];

    /// <returns>The answer in the request's language, or which field is wrong, or <see cref="ProtectionRefusals.TooManyChecks"/>.</returns>
    public async Task<Outcome<ChannelCheckView>> HandleAsync(CheckChannelRequest request, IPAddress? source, string? acceptLanguage, CancellationToken cancellationToken)
    {
        if ((WrongWith(request) ?? limits.Check(source)) is { } refusal)
        {
            return refusal;
        }

        var language = request.Language ?? (VerdictText.IsChinese(acceptLanguage) ? "zh" : "en");
        if (request.Kind == Agent)
        {
            return limits.CheckCode(source, request.Uid!) is { } tooMany ? tooMany : VerdictText.OfAgent(language, request.Value.Trim(), await IsAgentAsync(request, cancellationToken));
        }

        ChannelKind? kind = request.Kind is null ? null : Array.Find(Kinds, k => EnumCode.Of(k) == request.Kind);
        return VerdictText.Of(language, await FindAsync(request.Value, kind, cancellationToken));
    }

    /// <summary>The stable name of a verdict or reason: <c>look_alike</c>.</summary>
    public static string CodeOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private async Task<ChannelFinding> FindAsync(string value, ChannelKind? kind, CancellationToken cancellationToken)
    {
        try
        {
            return Recogniser.Check(value, kind, await lists.NowAsync(cancellationToken));
        }
        catch (Exception failure) when (outage.Note(failure) is not null)
        {
            return new ChannelFinding(ChannelVerdict.CannotCheck, kind ?? OtherForms.KindOf(PlainText.Of(value)), PlainText.Of(value), ChannelReason.ListAway);
        }
    }

    private async Task<bool> IsAgentAsync(CheckChannelRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var known = await customers.OfUidsAsync([request.Uid!.Trim()], cancellationToken);
            return await codes.IsAgentOfAsync([.. known.Select(c => c.Id)], request.Value.Trim(), request.Code!, cancellationToken);
        }
        catch (Exception failure) when (outage.Note(failure) is not null)
        {
            return false;
        }
    }

    private static Refusal? WrongWith(CheckChannelRequest request) =>
        string.IsNullOrWhiteSpace(request.Value) || request.Value.Length > MaxValue || PlainText.Of(request.Value).Length == 0 ? RequestRefusals.Invalid($"value must have 1 to {MaxValue} characters, something to read among them.")
        : request.Kind is not (null or Agent) && !Kinds.Any(k => EnumCode.Of(k) == request.Kind) ? RequestRefusals.Invalid($"kind must be one of {string.Join(", ", Kinds.Select(EnumCode.Of))}, {Agent}, or be left out.")
        : request.Language is not (null or "zh" or "en") ? RequestRefusals.Invalid("language must be zh or en, or be left out.")
        : request.Kind != Agent ? null
        : request.Code is not { Length: AgentCodes.Length } code || !code.All(char.IsAsciiDigit) ? RequestRefusals.Invalid($"code must be the {AgentCodes.Length} digits that the agent named.")
        : request.Uid?.Trim() is not { Length: > 0 and <= MaxUid } uid || !uid.All(char.IsAsciiLetterOrDigit) ? RequestRefusals.Invalid($"uid must be your account number: 1 to {MaxUid} letters and digits.")
        : null;
}
