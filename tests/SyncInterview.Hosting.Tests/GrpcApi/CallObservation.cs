namespace SyncInterview.Hosting.Tests.GrpcApi;

/// <summary>What the probe service saw of one call.</summary>
public sealed class CallObservation
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the service has the call.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes when the service's cancellation token has fired.</summary>
    public Task Cancelled => _cancelled.Task;

    /// <summary>Called by the service.</summary>
    public void MarkStarted() => _started.TrySetResult();

    /// <summary>Called by the service.</summary>
    public void MarkCancelled() => _cancelled.TrySetResult();
}
