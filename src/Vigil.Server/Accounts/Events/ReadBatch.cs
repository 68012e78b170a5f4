using System.Text.Json;
using Vigil.Contracts.Exchange;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Accounts.Events;

/// <summary>Reads a batch of events, all of it or nothing. Fields that a newer exchange adds are passed over. Pure.</summary>
internal static class ReadBatch
{
    public const int MaxEvents = 500;

    private const int MaxId = 200;
    private const int MaxType = 64;
    private const int MaxUid = 64;

    /// <summary>The events, or what is wrong with the first that is wrong.</summary>
    public static Outcome<IReadOnlyList<ExchangeEvent>> From(ReadOnlySpan<byte> body)
    {
        ExchangeEventBatch? batch;
        try
        {
            batch = JsonSerializer.Deserialize<ExchangeEventBatch>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException wrong)
        {
            return AccountRefusals.EventsMalformed($"The body is not a batch of events{(string.IsNullOrEmpty(wrong.Path) ? "" : $" at {wrong.Path}")}.");
        }

        if (batch?.Events is not { } events)
        {
            return AccountRefusals.EventsMalformed("events: a list is expected.");
        }

        if (events.Count > MaxEvents)
        {
            return AccountRefusals.EventsTooLarge($"{MaxEvents} events");
        }

        for (var i = 0; i < events.Count; i++)
        {
            if (WrongWith(events[i]) is { } wrong)
            {
                return AccountRefusals.EventsMalformed($"events[{i}].{wrong}");
            }
        }

        return new Outcome<IReadOnlyList<ExchangeEvent>>(events, null);
    }

    private static string? WrongWith(ExchangeEvent? one) =>
        !IsName(one?.Id, MaxId) ? $"id: 1 to {MaxId} visible ASCII characters."
        : !IsName(one!.Type, MaxType) ? $"type: 1 to {MaxType} visible ASCII characters."
        : !IsName(one.ObjectId, MaxId) ? $"objectId: 1 to {MaxId} visible ASCII characters."
        : one.Uid is not null && !IsName(one.Uid, MaxUid) ? $"uid: 1 to {MaxUid} visible ASCII characters, or none."
        : one.Version < 0 ? "version: 0 or more."
        : null;

    private static bool IsName(string? text, int longest) => text is { Length: > 0 } && text.Length <= longest && text.All(c => c is > ' ' and <= '~');
}
