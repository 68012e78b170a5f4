using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Drafts;
using Vigil.Server.Assistant.Evaluation;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Assistant;

/// <summary>Answers customers and hands over to people.</summary>
public static class AssistantModule
{
    /// <summary>Adds the assistant, configured by the section <c>Assistant</c>.</summary>
    public static IServiceCollection AddAssistant(this IServiceCollection services)
    {
        services.AddOptions<AssistantOptions>().BindConfiguration("Assistant").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AssistantModel>();
        services.AddSingleton<ReadTopics>(provider => provider.GetRequiredService<AssistantModel>().TopicsNow);
        services.AddSingleton<FindRecord>();
        services.AddSingleton<ComposeFromRecords>();
        services.AddSingleton<DraftReply>();
        services.AddListener<MessagePosted, AnswerCustomer>();
        services.AddListener<VisitorSignedIn, AnswerSignedIn>();
        if (!DataModule.IsBuildTool)
        {
            services.AddHostedService<WarmUp>();
        }

        return services;
    }

    /// <summary>Maps what the console asks the assistant for.</summary>
    public static void MapAssistant(this IEndpointRouteBuilder routes) => AssistEndpoints.Map(routes);

    /// <summary>Trains the model into a folder, so that a server started with <c>--models</c> reads it in milliseconds.</summary>
    public static void Train(string directory) => ModelCache.LoadOrTrain(directory);

    /// <summary>Runs <c>vigil eval …</c>: what understanding reaches on a labelled file.</summary>
    /// <returns>The exit code: 0 done, 2 bad input.</returns>
    public static Task<int> EvaluateAsync(string[] args, TextWriter output, TextWriter error) => EvalCommands.RunAsync(args, output, error);
}
