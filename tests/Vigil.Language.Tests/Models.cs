namespace Vigil.Language.Tests;

/// <summary>The product's own model, trained once for all tests, or by the build where VIGIL_MODELS names its folder.</summary>
internal static class Models
{
    private static readonly Lazy<TopicClassifier> Trained = new(() => ModelCache.LoadOrTrain(Environment.GetEnvironmentVariable("VIGIL_MODELS") ?? Path.Combine(AppContext.BaseDirectory, "models")));

    public static TopicClassifier Product => Trained.Value;
}
