using Microsoft.EntityFrameworkCore;
using Vigil.Server.Cases.Timeline;
using Vigil.Server.Cases.Watching;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Platform.Files;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>Cases and their timelines: the core of the product.</summary>
public static class CasesModule
{
    /// <summary>Adds the committer and the use cases.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        // A mistake in the list stops the start.
        services.AddSingleton(IdentityTopics.Shipped);
        services.AddSingleton(new KnownQueues(CaseQueues.All));
        services.AddSingleton<KnownKeys>();
        services.AddSingleton<BatchWriter>();
        services.AddSingleton<Committer>();
        services.AddCaseObserver<CaseFeed>();
        services.AddSingleton<StaffedQueues>();
        services.AddSingleton<ReadCases>();
        services.AddSingleton<StaffLists>();
        services.AddSingleton<CaseAccess>();
        services.AddOptions<CustomerDataOptions>().BindConfiguration("CustomerData").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ReadingPause>();
        services.AddSingleton<NoteReading>();
        services.AddSingleton<NoteSearch>();
        services.AddSingleton<ReadAccesses>();
        services.AddSingleton<WatchReading>();
        if (!DataModule.IsBuildTool)
        {
            services.AddHostedService(provider => provider.GetRequiredService<WatchReading>());
        }

        services.AddSingleton<RefusedData>();
        services.AddSingleton<CaseDataAccess>();
        services.AddSingleton<OpenLook>();
        services.AddSingleton<ReadLooks>();
        services.AddSingleton<ReviewLook>();
        services.AddSingleton<AgentCodes>();
        services.AddSingleton<IPersonalData, EraseCases>();
        services.AddSingleton<ReadExtent>();
        services.AddSingleton<IPersonalCopy, CopyOfCases>();
        services.AddSingleton<IPersonalCopy, CopyOfFiles>();
        services.AddSingleton<IPersonalCopy, CopyOfAccesses>();
        services.AddSingleton<IKeptForAWhile, KeptFiles>();
        services.AddSingleton<IKeptForAWhile, KeptLookNotes>();
        services.AddSingleton<IKeptForAWhile, KeptReads>();
        services.AddSingleton<CaseWatchers>();
        services.AddSingleton<ReadFocus>();
        services.AddSingleton<ReadCourse>();
        services.AddSingleton<ReadReplies>();
        services.AddSingleton<DraftMarks>();
        services.AddSingleton<ReadOpenCases>();
        services.AddSingleton<ReadOpenQuestion>();
        services.AddSingleton(provider => new CarryCases(
            provider.GetRequiredService<BatchWriter>(), provider.GetRequiredService<OutboxSignal>(), provider.GetRequiredService<TimeProvider>(), provider.GetServices<ICaseObserver>()));
        services.AddSingleton(provider => new FreezeCases(
            provider.GetRequiredService<BatchWriter>(), provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<IDbContextFactory<VigilDb>>(), provider.GetRequiredService<Audit>(),
            provider.GetRequiredService<OutboxSignal>(), provider.GetRequiredService<TimeProvider>(), provider.GetServices<ICaseObserver>()));
        services.AddSingleton(provider => new CheckCases(provider.GetRequiredService<BatchWriter>(), provider.GetRequiredService<OutboxSignal>(), provider.GetServices<ICaseObserver>()));
        services.AddSingleton(provider => new ChangeCase(provider.GetRequiredService<Committer>(), provider.GetServices<ICaseObserver>()));
        services.AddSingleton(provider => new WorkCase(provider.GetRequiredService<ChangeCase>(), provider.GetServices<IMessageGate>(), provider.GetRequiredService<Secrets>(), provider.GetRequiredService<StaffDirectory>()));
        services.AddSingleton<ReadFiles>();
        services.AddSingleton<MarkDocument>();
        services.AddSingleton<KeepFile>();
        services.AddSingleton<UploadTurns>();
        services.AddSingleton(provider => new TakeUpload(
            provider.GetRequiredService<IFileStore>(), provider.GetRequiredService<KeepFile>(), provider.GetRequiredService<WriteGate>(),
            provider.GetRequiredService<IDbContextFactory<VigilDb>>(), provider.GetRequiredService<UploadTurns>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SweepFiles>();
        services.AddHostedService(provider => provider.GetRequiredService<SweepFiles>());
        services.AddSingleton<PostMessage>();
        services.AddSingleton<OpenNewCase>();
        return services;
    }

    /// <summary>Registers somebody who shows changes after their commit.</summary>
    public static IServiceCollection AddCaseObserver<TObserver>(this IServiceCollection services)
        where TObserver : class, ICaseObserver, IHostedService
    {
        services.AddSingleton<TObserver>();
        services.AddSingleton<ICaseObserver>(provider => provider.GetRequiredService<TObserver>());
        return services.AddHostedService(provider => provider.GetRequiredService<TObserver>());
    }
}
