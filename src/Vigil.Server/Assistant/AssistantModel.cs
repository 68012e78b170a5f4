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

/// <summary>Loads the model beside the start, so that the first customer does not wait for it.</summary>
internal sealed class WarmUp(AssistantModel model) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => model.Understanding, stoppingToken);
}
