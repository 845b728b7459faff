using System.Diagnostics;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;

namespace SyncInterview.Hosting.Tests.Telemetry;

/// <summary>Records the trace it runs in.</summary>
public sealed class TraceRecorder(HandledTrace handled) : IEventHandler<DocumentUploaded>
{
    public Task HandleAsync(ReceivedEvent<DocumentUploaded> received, CancellationToken cancellationToken)
    {
        handled.Record($"{Activity.Current?.TraceId}");
        return Task.CompletedTask;
    }
}
