using Microsoft.Extensions.Options;
using Vigil.Language;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Assistant;

/// <summary>The trained models: read in milliseconds if they were trained before, trained in seconds otherwise.</summary>
internal sealed class AssistantModel(IOptions<AssistantOptions> assistant, IOptions<DatabaseOptions> database)
{
    private readonly Lazy<Understanding> _understanding = new(() => Understanding.Create(ModelCache.LoadOrTrain(Folder(assistant.Value, database.Value))));
    private readonly Lazy<DangerReader> _dangers = new(() => ModelCache.LoadOrTrainDangers(Folder(assistant.Value, database.Value)));

    /// <summary>The reader of messages.</summary>
    public Understanding Understanding => _understanding.Value;

    /// <summary>Hears dangers.</summary>
    public DangerReader Dangers => _dangers.Value;

    /// <summary>What a text is about; nothing while the model is not read yet, for a search does not wait until it is trained.</summary>
    public IReadOnlyList<(string Topic, double Probability)> TopicsNow(string text) => _understanding.IsValueCreated ? Understanding.Topics(text) : [];

    private static string Folder(AssistantOptions assistant, DatabaseOptions database) => assistant.Models.Length > 0 ? assistant.Models : Path.Combine(database.Data, "models");
}
