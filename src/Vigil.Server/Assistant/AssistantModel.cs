using Microsoft.Extensions.Options;
using Vigil.Language;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Assistant;

/// <summary>The trained model: read in milliseconds if it was trained before, trained in seconds otherwise.</summary>
internal sealed class AssistantModel(IOptions<AssistantOptions> assistant, IOptions<DatabaseOptions> database)
{
    private readonly Lazy<Understanding> _understanding = new(() => Understanding.Create(ModelCache.LoadOrTrain(
        assistant.Value.Models.Length > 0 ? assistant.Value.Models : Path.Combine(database.Value.Data, "models"))));

    /// <summary>The reader of messages.</summary>
    public Understanding Understanding => _understanding.Value;
}
