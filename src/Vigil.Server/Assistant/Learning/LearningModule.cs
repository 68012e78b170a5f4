using Vigil.Server.Assistant.Learning.Edits;
using Vigil.Server.Assistant.Learning.Lessons;
using Vigil.Server.Assistant.Learning.Lists;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Assistant.Learning;

/// <summary>Judges answers by what happened next, and lets supervisors make lessons of it.</summary>
internal static class LearningModule
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<KeepJudgement>();
        services.AddListener<MessagePosted, JudgeAfterAnswer>();
        services.AddListener<CaseQueued, JudgeAfterHandOver>();
        services.AddListener<CaseResolved, JudgeAfterResolution>();
        services.AddListener<CaseRated, JudgeAfterRating>();
        services.AddListener<MessagePosted, KeepEdit>();
        services.AddSingleton<ReadEdits>();
        services.AddSingleton<IPersonalData, LessonsOfPerson>();
        services.AddSingleton<IKeptForAWhile, KeptDrafts>();
        services.AddSingleton<ILearningList, QuestionsList>();
        services.AddSingleton<ILearningList, FailuresList>();
        services.AddSingleton<ILearningList, ConfusionsList>();
        services.AddSingleton<ILearningList, PhrasingsList>();
        services.AddSingleton<LearningReads>();
        services.AddSingleton<MakeLesson>();
        services.AddSingleton<DecideLesson>();
        services.AddSingleton<ReadProposed>();
        services.AddSingleton<ExportLessons>();
    }
}
