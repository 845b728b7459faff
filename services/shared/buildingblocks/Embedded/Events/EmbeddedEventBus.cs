using System.Diagnostics;
using Google.Protobuf;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Embedded.Sqlite;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Embedded.Events;

/// <summary>Publishes into the durable queue and wakes the groups of this process.</summary>
internal sealed class EmbeddedEventBus(
    EmbeddedDatabase database,
    EventQueue queue,
    PublishSignals signals,
    EventTelemetry telemetry,
    IOptions<EventBusOptions> options,
    TimeProvider time) : IEventBus
{
    public async Task PublishAsync(string topic, string eventId, IMessage data, CancellationToken cancellationToken)
    {
        PortGuard.Topic(topic);
        PortGuard.EventId(eventId);
        ArgumentNullException.ThrowIfNull(data);
        using var activity = EventTelemetry.StartPublish(topic);
        var published = time.GetUtcNow();
        var json = CloudEvent.Wrap(eventId, data, options.Value.Source, published, activity ?? Activity.Current).ToJson();
        PortGuard.EventSize(json.Length);
        var envelope = database.Cipher.Seal(json, EventQueue.Context(topic, eventId));
        if (!await queue.PublishAsync(topic, eventId, envelope, published, cancellationToken))
            return;
        telemetry.Published(topic);
        signals.Raise(topic);
    }
}
