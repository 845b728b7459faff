using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;
using SyncInterview.Llm.Chatting;
using SyncInterview.Llm.FillerBank;
using SyncInterview.Llm.Hedging;
using SyncInterview.Llm.Interviewing;
using SyncInterview.Llm.Models;
using SyncInterview.Llm.Models.OpenAi;
using SyncInterview.Llm.Offline;
using SyncInterview.Llm.Options;
using SyncInterview.Llm.Prompting;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm;

/// <summary>The llm service as a module of an application.</summary>
public static class LlmModule
{
    private const string Group = "llm";

    /// <summary>Adds the service. Settings: <see cref="LlmOptions"/>; without a configured model the offline interviewer speaks.</summary>
    public static WebApplicationBuilder AddLlm(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<LlmOptions>().BindConfiguration(LlmOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LlmOptions>, LlmOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LlmMetrics>();
        services.AddSingleton(provider => new ModelCatalog(
            provider.GetRequiredService<IOptions<LlmOptions>>().Value,
            (role, model) => Connect(role, model, provider.GetRequiredService<LlmMetrics>(), provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton(provider => new OfflinePace(
            provider.GetRequiredService<IOptions<LlmOptions>>().Value.Offline, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<OfflineInterviewer>();
        services.AddSingleton<PromptWriter>();
        services.AddSingleton<Interviewer>();
        services.AddSingleton(provider => new HedgeBudget(provider.GetRequiredService<IOptions<LlmOptions>>().Value.Hedging.MostExtra));
        services.AddSingleton<ReplyRaces>();
        services.AddSingleton<ReplyStreamer>();
        services.AddSingleton<Chat>();
        services.AddServiceClient<InterviewService.InterviewServiceClient>("interview");
        services.AddEventHandler<InterviewStarted, InterviewStartedHandler>(Topics.InterviewStarted, Group);
        return builder;
    }

    /// <summary>Maps the service.</summary>
    public static WebApplication MapLlm(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGrpcService<LlmGrpcService>();
        return app;
    }

    private static ConfiguredModel Connect(ModelRole role, ModelOptions options, LlmMetrics metrics, TimeProvider time)
    {
        var endpoint = new OpenAiChatClient(options, time);
        return new(
            role,
            options,
            new PatientChatClient(endpoint, options, metrics, time, Random.Shared),
            new PatientChatClient(endpoint, options, metrics, time, jitter: null));
    }
}
