using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>Takes out of an agent's reply the draft that it began from. What was sent stays.</summary>
public static class ForgetDrafts
{
    // As MessageData is stored.
    private static readonly string Began = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(nameof(MessageData.Began));

    /// <summary>Does so, in the caller's transaction.</summary>
    public static async Task HandleAsync(WriteSession session, CaseId id, long seq)
    {
        var entry = session.Db.Set<Entry>().Where(e => e.CaseId == id && e.Seq == seq && e.Data != null);
        if (await entry.Select(e => e.Data).FirstOrDefaultAsync(CancellationToken.None) is { } stored && JsonNode.Parse(stored) is JsonObject data && data.Remove(Began))
        {
            var rest = data.Count == 0 ? null : data.ToJsonString(CaseChange.Json);
            await entry.ExecuteUpdateAsync(set => set.SetProperty(e => e.Data, rest), CancellationToken.None);
        }
    }
}
