using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Drafts;
using Vigil.Server.Assistant.Evaluation;
using Vigil.Server.Assistant.Fields;
using Vigil.Server.Assistant.Learning;
using Vigil.Server.Assistant.Learning.Lessons;
using Vigil.Server.Assistant.Live;
using Vigil.Server.Assistant.Personal;
using Vigil.Server.Assistant.Wording;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;
using Vigil.Server.Platform.Commands;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Assistant;

/// <summary>Answers customers and hands over to people.</summary>
public static class AssistantModule
{
    /// <summary>Adds the assistant, configured by the section <c>Assistant</c>, and the language model that may word its answers, by the section <c>LanguageModel</c>.</summary>
    public static IServiceCollection AddAssistant(this IServiceCollection services)
    {
        services.AddOptions<AssistantOptions>().BindConfiguration("Assistant").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AssistantModel>();
        services.AddSingleton<ReadTopics>(provider => provider.GetRequiredService<AssistantModel>().TopicsNow);
        services.AddSingleton<FindRecord>();
        services.AddSingleton<ReadWords>();
        services.AddSingleton<ReadExperience>();
        services.AddSingleton<ComposeFromRecords>();
        services.AddSingleton<ChoosePoint>();
        services.AddSingleton<NearestHeadings>();
        services.AddSingleton<RankPassages>();
        services.AddSingleton<ReadInTalk>();
        services.AddSingleton<ComposeFromArticles>();
        services.AddSingleton<AdviseInAlarm>();
        services.AddSingleton<ComposeReply>();
        services.AddSingleton<TellOwnCases>();
        services.AddSingleton<TellOwnErrors>();
        services.AddSingleton<TellOwnLimit>();
        services.AddSingleton<TellOwnFees>();
        services.AddSingleton<TellOwnAccount>();
        services.AddSingleton<WhatIsOpen>();
        services.AddSingleton<PlanAnswer>();
        services.AddSingleton<AnswerDanger>();
        services.AddSingleton<OfferFreeze>();
        services.AddSingleton<BeginWithLive>();
        services.AddSingleton<LiveOfDraft>();
        services.AddSingleton<DraftReply>();
        services.AddWording();
        services.AddListener<MessagePosted, AnswerCustomer>();
        services.AddListener<VisitorSignedIn, AnswerSignedIn>();
        LearningModule.Add(services);
        if (!DataModule.IsBuildTool)
        {
            services.AddHostedService<WarmUp>();
        }

        return services;
    }

    /// <summary>Maps what the console asks the assistant for.</summary>
    public static void MapAssistant(this IEndpointRouteBuilder routes)
    {
        AssistEndpoints.Map(routes);
        LearningEndpoints.Map(routes);
    }

    /// <summary>Adds <c>learn export</c> to the command line.</summary>
    public static void AddCommands(CommandTree tree) => LearnExport.AddTo(tree);

    /// <summary>Trains the model into a folder, so that a server started with <c>--models</c> reads it in milliseconds.</summary>
    public static void Train(string directory)
    {
        ModelCache.LoadOrTrain(directory);
        ModelCache.LoadOrTrainDangers(directory);
    }

    /// <summary>Runs <c>vigil eval …</c>: what understanding reaches on a labelled file.</summary>
    /// <returns>The exit code: 0 done, 2 bad input.</returns>
    public static Task<int> EvaluateAsync(string[] args, TextWriter output, TextWriter error) => EvalCommands.RunAsync(args, output, error);
}
