using SyncInterview.BuildingBlocks.Tests.Contracts;

namespace SyncInterview.BuildingBlocks.Tests.Embedded;

public sealed class EmbeddedEventLogTests : EventLogContract
{
    protected override Backend CreateBackend() => new EmbeddedBackend();
}
