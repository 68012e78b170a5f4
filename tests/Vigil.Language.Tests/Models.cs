namespace Vigil.Language.Tests;

/// <summary>The product's own model, trained once for all tests.</summary>
internal static class Models
{
    private static readonly Lazy<TopicClassifier> Trained = new(() => ModelCache.LoadOrTrain(Path.Combine(AppContext.BaseDirectory, "models")));

    public static TopicClassifier Product => Trained.Value;
}
