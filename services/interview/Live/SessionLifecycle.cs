using SyncInterview.Interviews.Ownership;
using SyncInterview.Interviews.Streams;

namespace SyncInterview.Interviews.Live;

/// <summary>
/// Takes the lease before anything is served. When the process stops, ends the sessions before the server stops listening, because that
/// would wait for the very streams that are to be told to leave; then gives the lease back, so that others go on at once, and lets the
/// server stop when the streams' last words were written.
/// </summary>
internal sealed class SessionLifecycle(SessionRegistry registry, OpenStreams streams, InstanceLease lease) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => lease.StartAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await registry.StopAsync(cancellationToken);
        await lease.ReleaseAsync(cancellationToken);
        await streams.EndedAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
