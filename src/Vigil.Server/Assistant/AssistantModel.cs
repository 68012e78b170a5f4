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

    /// <summary>What a text is about; nothing while the model is not read yet, for a search does not wait until it is trained.</summary>
    public IReadOnlyList<(string Topic, double Probability)> TopicsNow(string text) => _understanding.IsValueCreated ? Understanding.Topics(text) : [];
}
