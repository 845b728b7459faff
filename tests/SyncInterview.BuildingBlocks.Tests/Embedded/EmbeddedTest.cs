using SyncInterview.BuildingBlocks.Tests.Contracts;

namespace SyncInterview.BuildingBlocks.Tests.Embedded;

/// <summary>A test of what only the embedded adapter promises.</summary>
public abstract class EmbeddedTest : ContractSuite
{
    protected new EmbeddedBackend Backend => (EmbeddedBackend)base.Backend;

    protected sealed override Backend CreateBackend() => new EmbeddedBackend();
}
