using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Documents.Jobs;
using SyncInterview.Documents.Pdf;
using SyncInterview.Documents.Processing;
using SyncInterview.Documents.Reading;
using SyncInterview.Documents.Sandbox;
using SyncInterview.Documents.Skills;
using SyncInterview.Documents.Store;
using SyncInterview.Documents.Structure;
using SyncInterview.Documents.Uploads;
using SyncInterview.Events.V1;

namespace SyncInterview.Documents;

/// <summary>The documents service as a module: in a process of its own, or beside others.</summary>
public static class DocumentsModule
{
    private const string Group = "documents";

    /// <summary>Adds the service. Settings: <see cref="DocumentsOptions"/>.</summary>
    public static WebApplicationBuilder AddDocuments(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<DocumentsOptions>().Bind(builder.Configuration.GetSection(DocumentsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DocumentsOptions>, DocumentsOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddEventHandler<DocumentUploaded, DocumentUploadedHandler>(Topics.DocumentUploaded, Group);
        services.AddHealthChecks().AddCheck<SandboxHealthCheck>("documents-sandbox");
        AddReading(services);
        AddStore(services);
        services.AddSingleton<DocumentGrpcService>();
        return builder;
    }

    /// <summary>Maps the service.</summary>
    public static WebApplication MapDocuments(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGrpcService<DocumentGrpcService>();
        return app;
    }

    private static void AddReading(IServiceCollection services)
    {
        services.AddSingleton<SandboxProbe>();
        services.AddSingleton<ToolSandbox>();
        services.AddSingleton<PdfReader>();
        services.AddSingleton<DocumentReader>();
        services.AddSingleton(Gazetteer.Default);
        services.AddSingleton<SkillFinder>();
        services.AddSingleton<ResumeReader>();
        services.AddSingleton<JobReader>();
        services.AddSingleton<ReadingSlots>();
        services.AddSingleton<DocumentProcessor>();
    }

    private static void AddStore(IServiceCollection services)
    {
        services.AddSingleton<DocumentChanges>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<DocumentAccess>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<UploadCompletion>();
        services.AddSingleton<UploadEngine>();
        services.AddSingleton<UploadStreamCall>();
        services.AddSingleton<UploadSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<UploadSweeper>());
    }
}
