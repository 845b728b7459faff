using SyncInterview.BuildingBlocks.Tests.Contracts;

namespace SyncInterview.BuildingBlocks.Tests.Embedded;

public sealed class EmbeddedOwnerIndexTests : OwnerIndexContract
{
    protected override Backend CreateBackend() => new EmbeddedBackend();
}
