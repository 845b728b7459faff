using SyncInterview.BuildingBlocks.Tests.Contracts;

namespace SyncInterview.BuildingBlocks.Tests.Embedded;

public sealed class EmbeddedEventBusTests : EventBusContract
{
    protected override Backend CreateBackend() => new EmbeddedBackend();
}
