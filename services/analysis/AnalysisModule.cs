using Microsoft.Extensions.Options;
using SyncInterview.Analysis.Matching;
using SyncInterview.Analysis.Rendering;
using SyncInterview.Analysis.Reporting;
using SyncInterview.Analysis.Storage;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Documents.V1;
using SyncInterview.Events.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis;

/// <summary>The analysis service as a module: in a process of its own, or beside others.</summary>
public static class AnalysisModule
{
    private const string Group = "analysis";

    /// <summary>Adds the service. Settings: <see cref="AnalysisOptions"/>.</summary>
    public static WebApplicationBuilder AddAnalysis(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<AnalysisOptions>().Bind(builder.Configuration.GetSection(AnalysisOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AnalysisOptions>, AnalysisOptionsValidator>();
        services.AddServiceClient<DocumentService.DocumentServiceClient>("documents");
        services.AddServiceClient<InterviewService.InterviewServiceClient>("interview");
        services.AddEventHandler<InterviewEnded, InterviewEndedHandler>(Topics.InterviewEnded, Group);
        services.AddSingleton<MatchStore>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<DocumentPairReader>();
        services.AddSingleton<MatchMaking>();
        services.AddSingleton<InterviewFetch>();
        services.AddSingleton<ReportWriter>();
        services.AddSingleton<ReportReader>();
        services.AddSingleton<ReportWatch>();
        services.AddSingleton<ReportRenderer>();
        services.AddSingleton<AnalysisGrpcService>();
        return builder;
    }

    /// <summary>Maps the service.</summary>
    public static WebApplication MapAnalysis(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGrpcService<AnalysisGrpcService>();
        return app;
    }
}
