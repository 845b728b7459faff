namespace SyncInterview.Hosting.Tests.Telemetry;

/// <summary>The trace in which an event was handled.</summary>
public sealed class HandledTrace
{
    private readonly TaskCompletionSource<string> _traceId = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<string> TraceId => _traceId.Task;

    public void Record(string traceId) => _traceId.TrySetResult(traceId);
}
