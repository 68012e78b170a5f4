namespace Vigil.Server.Assistant.Wording;

/// <summary>The parts that word answers with a language model.</summary>
internal static class WordingParts
{
    // A model's address may move; a connection is not kept longer than this.
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    /// <summary>Adds them. While no endpoint is configured they do nothing.</summary>
    public static void AddWording(this IServiceCollection services)
    {
        services.AddOptions<LanguageModelOptions>().BindConfiguration("LanguageModel").ValidateDataAnnotations()
            .Validate(o => o.Url.Length == 0 || (Uri.TryCreate(o.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"), "LanguageModel:Url must be an absolute http or https URL or empty.")
            .Validate(o => o.Url.Length == 0 || o.Model.Length > 0, "LanguageModel:Model must name a model where LanguageModel:Url is set.")
            .ValidateOnStart();

        // No redirects: what is sent goes to the address that the operator named and to no other.
        services.AddHttpClient(nameof(ModelEndpoint)).AddHttpMessageHandler(() => new BoundedAnswers())
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionLife });
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ModelEndpoint>(provider, provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(ModelEndpoint))));
        services.AddSingleton<LookUps>();
        services.AddSingleton<PutInWords>();
    }
}
