using Vigil.Language;
using Vigil.Server.Tests.Harness;

[assembly: AssemblyFixture(typeof(TrainedModel))]

namespace Vigil.Server.Tests.Harness;

/// <summary>The product's topic model, read before the first test: it takes seconds of processor time, which no test's timeouts are to pay.</summary>
public sealed class TrainedModel
{
    /// <summary>Reads it, or trains it where no build has.</summary>
    public TrainedModel() => Understanding.Create(ModelCache.LoadOrTrain(Folder)).Read("warm up", "en", DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc);

    /// <summary>Where it lies: the build's folder where VIGIL_MODELS names one.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("VIGIL_MODELS") ?? Path.Combine(AppContext.BaseDirectory, "models");
}
