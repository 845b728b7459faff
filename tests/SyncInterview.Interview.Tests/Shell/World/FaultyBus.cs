using Google.Protobuf;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>The bus, as long as nothing goes wrong with it.</summary>
internal sealed class FaultyBus(IEventBus inner, StoreFaults faults) : IEventBus
{
    public Task PublishAsync(string topic, string eventId, IMessage data, CancellationToken cancellationToken) => faults.IsBusDown
        ? throw new StoreUnavailableException("The disk is full.")
        : inner.PublishAsync(topic, eventId, data, cancellationToken);
}
