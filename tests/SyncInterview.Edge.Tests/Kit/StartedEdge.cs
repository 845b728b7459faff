namespace SyncInterview.Edge.Tests.Kit;

/// <summary>One edge with a probe behind it for a class of tests that change neither.</summary>
public sealed class StartedEdge : IAsyncLifetime
{
    internal ProbeUpstream Upstream { get; private set; } = null!;

    internal EdgeHost Edge { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Upstream = await ProbeUpstream.StartAsync();
        Edge = await EdgeHost.StartAsync(
            Upstream.Address, [("Edge:AllowedOrigins:0", "https://interview.example"), ("Edge:AllowedHosts:0", "box.example")]);
    }

    public async Task DisposeAsync()
    {
        await Edge.DisposeAsync();
        await Upstream.DisposeAsync();
    }
}
