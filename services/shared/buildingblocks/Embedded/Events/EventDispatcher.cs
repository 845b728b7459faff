using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Embedded.Sqlite;
using SyncInterview.BuildingBlocks.Events;

namespace SyncInterview.BuildingBlocks.Embedded.Events;

/// <summary>Runs a lane for every subscription of this process.</summary>
internal sealed class EventDispatcher(
    IEnumerable<EventSubscription> subscriptions,
    EmbeddedDatabase database,
    EventQueue queue,
    EventExecutor executor,
    PublishSignals signals,
    EventTelemetry telemetry,
    IOptions<EventBusOptions> options,
    TimeProvider time,
    ILogger<EventDispatcher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lanes = subscriptions
            .Select(subscription => (subscription.Topic, Lane: new GroupLane(
                subscription, database, queue, executor, telemetry, options.Value, time, logger)))
            .ToList();
        foreach (var (topic, lane) in lanes)
            signals.Subscribe(topic, lane.WakeUp);
        try
        {
            await Task.WhenAll(lanes.Select(entry => entry.Lane.RunAsync(stoppingToken)));
        }
        finally
        {
            lanes.ForEach(entry => entry.Lane.Dispose());
        }
    }
}
