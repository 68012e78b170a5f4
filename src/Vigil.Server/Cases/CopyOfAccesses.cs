using System.Text.Json;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Cases;

/// <summary>Who has read a person's data and why, in their copy: what 'My cases' of the messenger tells (<see cref="ReadAccesses"/>), and nothing beyond it.</summary>
internal sealed class CopyOfAccesses(ReadAccesses accesses) : IPersonalCopy
{
    /// <inheritdoc/>
    public string Name => "accesses";

    /// <inheritdoc/>
    public IReadOnlyList<string> Tables { get; } = ["data_reads"];

    /// <inheritdoc/>
    public async Task WriteAsync(Utf8JsonWriter json, CopiedPerson person, CancellationToken cancellationToken)
    {
        json.WriteStartArray();
        foreach (var id in person.Ids)
        {
            foreach (var access in (await accesses.OfAsync(id, cancellationToken)).Items)
            {
                JsonSerializer.Serialize(json, access, JsonSerializerOptions.Web);
            }
        }

        json.WriteEndArray();
    }
}
