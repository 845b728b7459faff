using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SyncInterview.BuildingBlocks.Events;

/// <summary>Registers what every adapter needs to run handlers.</summary>
internal static class EventDeliveryRegistration
{
    public static IServiceCollection AddEventDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EventBusOptions>().Bind(configuration.GetSection(EventBusOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EventBusOptions>, EventBusOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton<EventTelemetry>();
        services.TryAddSingleton<EventExecutor>();
        return services;
    }
}
