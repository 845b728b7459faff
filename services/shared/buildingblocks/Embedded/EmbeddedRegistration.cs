using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Embedded.Blobs;
using SyncInterview.BuildingBlocks.Embedded.Events;
using SyncInterview.BuildingBlocks.Embedded.Log;
using SyncInterview.BuildingBlocks.Embedded.Sqlite;
using SyncInterview.BuildingBlocks.Embedded.State;
using SyncInterview.BuildingBlocks.Encryption;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Indexes;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Embedded;

/// <summary>Registers the embedded adapter: one directory, nothing to install.</summary>
public static class EmbeddedRegistration
{
    /// <summary>
    /// Registers <see cref="IStateStore"/>, <see cref="IEventLog"/>, <see cref="IEventBus"/>, <see cref="IDeadLetters"/>,
    /// <see cref="IBlobStore"/> and <see cref="OwnerIndex"/> on a directory of this machine. Reads the sections <c>Embedded</c>,
    /// <c>Events</c> and <c>DataKeys</c>; wrong settings, an unusable directory or a wrong key stop the host at start.
    /// Calling it again changes nothing.
    /// </summary>
    public static IServiceCollection AddEmbeddedBuildingBlocks(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (services.Any(service => service.ServiceType == typeof(EmbeddedDatabase)))
            return services;

        services.AddOptions<EmbeddedOptions>().Bind(configuration.GetSection(EmbeddedOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbeddedOptions>, EmbeddedOptionsValidator>();
        services.AddOptions<DataKeyOptions>().Bind(configuration.GetSection(DataKeyOptions.Section));
        services.AddEventDelivery(configuration);

        services.AddSingleton<EmbeddedDatabase>();
        services.AddSingleton<SqliteStateStore>();
        services.AddSingleton<IStateStore>(provider => provider.GetRequiredService<SqliteStateStore>());
        services.AddSingleton<IEventLog, SqliteEventLog>();
        services.AddSingleton<FileBlobStore>();
        services.AddSingleton<IBlobStore>(provider => provider.GetRequiredService<FileBlobStore>());
        services.AddSingleton<EventQueue>();
        services.AddSingleton<PublishSignals>();
        services.AddSingleton<EventRetention>();
        services.AddSingleton<IEventBus, EmbeddedEventBus>();
        services.AddSingleton<IDeadLetters, SqliteDeadLetters>();
        services.AddSingleton<OwnerIndex>();

        // Both need the database: it is opened, and its keys are checked, before the host has started.
        services.AddHostedService<EventDispatcher>();
        services.AddHostedService<Sweeper>();
        return services;
    }
}
