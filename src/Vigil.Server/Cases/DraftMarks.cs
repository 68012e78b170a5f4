using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>A draft as it was offered for a reply.</summary>
/// <param name="OfSeq">Number of the customer's message that it answers.</param>
/// <param name="Language">zh or en.</param>
/// <param name="Topic">Topic id; null where it answers none.</param>
/// <param name="Text">As it was offered.</param>
public sealed record OfferedDraft(long OfSeq, string Language, string? Topic, string Text);

/// <summary>
/// Marks drafts, so that a reply can name the one it began from. A mark holds the draft itself, signed for its case with a key of this installation: a draft that nobody sends
/// leaves nothing behind, every node knows it again, and what a client hands back is either what was offered on this case or nothing.
/// </summary>
public sealed partial class DraftMarks(Secrets secrets, ILogger<DraftMarks> logger)
{
    // In UTF-16 characters. Drafts have some hundred; what is longer is not marked.
    private const int LongestText = 4_000;

    // Base64 of a longest text in Chinese, with room for what JSON adds.
    private const int LongestMark = 32_000;

    private const int SignatureBytes = 32;

    /// <summary>The mark of a draft that is offered on this case; null where it is too long.</summary>
    public async Task<string?> OfAsync(CaseId id, OfferedDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Text.Length > LongestText)
        {
            return null;
        }

        var told = JsonSerializer.SerializeToUtf8Bytes(draft, JsonSerializerOptions.Web);
        byte[] mark = [.. await SignAsync(id, told, cancellationToken), .. told];
        return Base64Url.EncodeToString(mark);
    }

    /// <summary>The draft that a mark names; null, with a line in the log, where it was not offered on this case.</summary>
    public async Task<OfferedDraft?> ReadAsync(CaseId id, string mark, CancellationToken cancellationToken)
    {
        var bytes = mark.Length <= LongestMark && Base64Url.IsValid(mark) ? Base64Url.DecodeFromChars(mark) : [];
        var told = bytes[Math.Min(SignatureBytes, bytes.Length)..];
        var signature = await SignAsync(id, told, cancellationToken);
        if (told.Length == 0 || !CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureBytes), signature))
        {
            NotOffered(logger, id.Value);
            return null;
        }

        return JsonSerializer.Deserialize<OfferedDraft>(told, JsonSerializerOptions.Web);
    }

    private async Task<byte[]> SignAsync(CaseId id, byte[] told, CancellationToken cancellationToken)
    {
        var key = await secrets.GetAsync("draft-marks", cancellationToken);
        byte[] signed = [.. id.Value.ToByteArray(), .. told];
        return HMACSHA256.HashData(key, signed);
    }

    [LoggerMessage(1, LogLevel.Debug, "A reply on case {CaseId} names a draft that was not offered there; it is sent without it.")]
    private static partial void NotOffered(ILogger logger, Guid caseId);
}
