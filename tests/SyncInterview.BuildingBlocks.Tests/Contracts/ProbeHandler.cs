using Google.Protobuf.WellKnownTypes;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Tests.Contracts;

/// <summary>Hands what it gets to its group's probe.</summary>
public sealed class ProbeHandler<TGroup>(Probe<TGroup> probe, TimeProvider time) : IEventHandler<SourceContext>
{
    public Task HandleAsync(ReceivedEvent<SourceContext> received, CancellationToken cancellationToken) =>
        probe.HandleAsync(received, time.GetUtcNow(), cancellationToken);
}
