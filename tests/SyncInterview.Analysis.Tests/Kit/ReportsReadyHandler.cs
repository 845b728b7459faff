using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;

namespace SyncInterview.Analysis.Tests.Kit;

internal sealed class ReportsReadyHandler(ReportsReady ready) : IEventHandler<ReportReady>
{
    public Task HandleAsync(ReceivedEvent<ReportReady> received, CancellationToken cancellationToken)
    {
        ready.Events.Enqueue(received.Data);
        return Task.CompletedTask;
    }
}
