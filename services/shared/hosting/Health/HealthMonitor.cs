using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SyncInterview.Hosting.Health;

/// <summary>
/// Runs the checks once the application has started and then every <see cref="HostingOptions.HealthPeriod"/>. Questions are answered from
/// the last result, so that asking often costs nothing.
/// </summary>
internal sealed class HealthMonitor(HealthCheckService checks, HealthState state, IOptions<HostingOptions> hosting, TimeProvider time)
    : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private Task _watching = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A start is complete when the first result is there: whoever asks afterwards hears of the checks, not of the start.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var starting = state.Current;
        _watching = WatchAsync(_stopping.Token);
        return Task.WhenAny(starting.Replaced, _watching).WaitAsync(cancellationToken);
    }

    // Before the server begins to drain, so that load balancers and watchers turn away first.
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        state.Publish(HealthSnapshot.Of(HealthPhase.Stopping));
        return _stopping.CancelAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) => _watching.WaitAsync(cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(hosting.Value.HealthPeriod, time);
        try
        {
            do
                await EvaluateAsync(cancellationToken);
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private async Task EvaluateAsync(CancellationToken cancellationToken)
    {
        var pending = checks.CheckHealthAsync(cancellationToken);
        try
        {
            state.Publish(new HealthSnapshot(HealthPhase.Running, (await pending.WaitAsync(Patience, time, cancellationToken)).Entries));
        }
        catch (TimeoutException)
        {
            state.Publish(HealthSnapshot.Of(HealthPhase.Hanging));
            state.Publish(new HealthSnapshot(HealthPhase.Running, (await pending.WaitAsync(cancellationToken)).Entries));
        }
    }
}
