namespace SyncInterview.BuildingBlocks.Tests.Contracts;

/// <summary>Gives every test a backend of its own.</summary>
public abstract class ContractSuite : IAsyncLifetime
{
    private Backend? _backend;

    protected Backend Backend => _backend ?? throw new InvalidOperationException("The suite is not initialised.");

    protected static CancellationToken None => CancellationToken.None;

    public virtual Task InitializeAsync()
    {
        _backend = CreateBackend();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Backend.DisposeAsync();

    protected abstract Backend CreateBackend();
}
