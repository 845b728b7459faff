using SyncInterview.BuildingBlocks.Tests.Contracts;

namespace SyncInterview.BuildingBlocks.Tests.Embedded;

public sealed class EmbeddedBlobStoreTests : BlobStoreContract
{
    protected override Backend CreateBackend() => new EmbeddedBackend();
}
