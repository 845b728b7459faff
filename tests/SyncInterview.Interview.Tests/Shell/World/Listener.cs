using Google.Protobuf;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>Another service that listens.</summary>
internal sealed class Listener<T>(Announced announced) : IEventHandler<T>
    where T : class, IMessage<T>, new()
{
    public Task HandleAsync(ReceivedEvent<T> received, CancellationToken cancellationToken)
    {
        announced.Add(received.Id, received.Data);
        return Task.CompletedTask;
    }
}
