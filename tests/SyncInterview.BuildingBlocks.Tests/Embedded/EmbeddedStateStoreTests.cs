using SyncInterview.BuildingBlocks.Tests.Contracts;

namespace SyncInterview.BuildingBlocks.Tests.Embedded;

public sealed class EmbeddedStateStoreTests : StateStoreContract
{
    protected override Backend CreateBackend() => new EmbeddedBackend();
}
