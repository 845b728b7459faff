using Microsoft.Extensions.Options;
using SyncInterview.Analysis.V1;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Documents.V1;
using SyncInterview.Events.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Access;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.Ownership;
using SyncInterview.Interviews.Planning;
using SyncInterview.Interviews.Reading;
using SyncInterview.Interviews.Records;
using SyncInterview.Interviews.Streams;
using SyncInterview.Interviews.Transcripts;
using SyncInterview.Interviews.V1;
using SyncInterview.Llm.V1;

namespace SyncInterview.Interviews;

/// <summary>The interview service as a module: in a process of its own, or beside others.</summary>
public static class InterviewModule
{
    private const string Group = "interview";

    /// <summary>Adds the service. Settings: <see cref="InterviewOptions"/>.</summary>
    public static WebApplicationBuilder AddInterview(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<InterviewOptions>().Bind(builder.Configuration.GetSection(InterviewOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InterviewOptions>, InterviewOptionsValidator>();
        services.AddServiceClient<DocumentService.DocumentServiceClient>("documents");
        services.AddServiceClient<AnalysisService.AnalysisServiceClient>("analysis");
        services.AddServiceClient<LlmService.LlmServiceClient>("llm");
        services.AddEventHandler<AnswerAssessed, AnswerAssessedHandler>(Topics.AnswerAssessed, Group);
        services.AddEventHandler<FillerBankReady, FillerBankReadyHandler>(Topics.FillerBankReady, Group);
        services.AddSingleton<InterviewTelemetry>();
        AddRecords(services);
        AddOwnership(services);
        AddSessions(services);
        AddCalls(services);
        return builder;
    }

    /// <summary>Maps the service.</summary>
    public static WebApplication MapInterview(this WebApplication app)
    {
        app.MapGrpcService<InterviewGrpcService>();
        return app;
    }

    private static void AddRecords(IServiceCollection services)
    {
        services.AddSingleton<InterviewRecords>();
        services.AddSingleton<InterviewAccess>();
        services.AddSingleton<InterviewReader>();
        services.AddSingleton<TranscriptReader>();
        services.AddSingleton<InterviewReplay>();
    }

    private static void AddOwnership(IServiceCollection services)
    {
        services.AddSingleton<Leases>();
        services.AddSingleton<IncarnationRoster>();
        services.AddSingleton<SessionOwnership>();
        services.AddSingleton<InstanceLease>();
        services.AddHealthChecks().AddCheck<LeaseHealthCheck>("interview-lease", tags: [InterviewService.Descriptor.FullName]);
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddSingleton<SessionLoader>();
        services.AddSingleton<SessionRegistry>();
        services.AddHostedService<SessionRecovery>();
        services.AddHostedService<SessionLifecycle>();
    }

    private static void AddCalls(IServiceCollection services)
    {
        services.AddSingleton<CreationClaims>();
        services.AddSingleton<DocumentReader>();
        services.AddSingleton<PlanMaker>();
        services.AddSingleton<InterviewCreation>();
        services.AddSingleton<InterviewEnding>();
        services.AddSingleton<StreamOpener>();
        services.AddSingleton<OpenStreams>();
        services.AddSingleton<ConverseCall>();
        services.AddSingleton<WatchCall>();
        services.AddSingleton<SendCall>();
        services.AddSingleton<InterviewGrpcService>();
    }
}
