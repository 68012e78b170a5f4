using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Http.Outgoing;

namespace Vigil.Server.Assistant.Wording;

/// <summary>The parts that word answers with a language model.</summary>
internal static class WordingParts
{
    // Many times what the longest words, tool calls and envelope come to.
    private const int LongestAnswer = 256 * 1024;

    /// <summary>Adds them. While no endpoint is configured they do nothing.</summary>
    public static void AddWording(this IServiceCollection services)
    {
        services.AddOptions<LanguageModelOptions>().BindConfiguration("LanguageModel").ValidateDataAnnotations()
            .Validate(o => o.Url.Length == 0 || OutgoingHttp.IsAddress(o.Url), "LanguageModel:Url must be an absolute http or https URL without a user name, or empty.")
            .Validate(o => OutgoingHttp.MayBePlain(o.Url, o.AllowHttp), "LanguageModel:Url must be https. http is taken on this machine and, where LanguageModel:AllowHttp is true, in the house, never on the internet.")
            .Validate(o => o.Url.Length == 0 || o.Model.Length > 0, "LanguageModel:Model must name a model where LanguageModel:Url is set.")
            .ValidateOnStart();

        services.AddOutgoingClient(nameof(ModelEndpoint), provider => LimitsOf(provider.GetRequiredService<IOptions<LanguageModelOptions>>().Value));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ModelEndpoint>(provider, provider.OutgoingClient(nameof(ModelEndpoint))));
        services.AddSingleton<LookUps>();
        services.AddSingleton<PutInWords>();
    }

    private static OutgoingLimits LimitsOf(LanguageModelOptions options) => new(options.Url.Length > 0 ? [new Uri(options.Url)] : [], LongestAnswer, TimeSpan.FromSeconds(options.TimeoutSeconds));
}
