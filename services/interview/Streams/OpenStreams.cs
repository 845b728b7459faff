namespace SyncInterview.Interviews.Streams;

/// <summary>The streams of this process that have not ended, so that it stops listening only after the last of them.</summary>
internal sealed class OpenStreams(InterviewTelemetry telemetry)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    // The status of a call is written after it returns. A server that stops in that moment closes the connection under it.
    private static readonly TimeSpan LastWrite = TimeSpan.FromMilliseconds(100);

    private int _open;
    private long _leftAt = long.MinValue;

    /// <summary>Counts a stream until what is returned is disposed of.</summary>
    public IDisposable Enter()
    {
        Interlocked.Increment(ref _open);
        telemetry.Streams(1);
        return new Stay(this);
    }

    /// <summary>Completes when no stream is open and the last one's status was written, or when that is not waited for any longer.</summary>
    public async Task EndedAsync(CancellationToken cancellationToken)
    {
        // By the system's clock: it is the network that is waited for.
        while (!cancellationToken.IsCancellationRequested && !HasEnded())
            await Task.Delay(Poll, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private bool HasEnded() =>
        Volatile.Read(ref _open) == 0
        && Volatile.Read(ref _leftAt) is var left
        && (left == long.MinValue || TimeProvider.System.GetElapsedTime(left) >= LastWrite);

    private void Leave()
    {
        Volatile.Write(ref _leftAt, TimeProvider.System.GetTimestamp());
        Interlocked.Decrement(ref _open);
        telemetry.Streams(-1);
    }

    private sealed class Stay(OpenStreams streams) : IDisposable
    {
        public void Dispose() => streams.Leave();
    }
}
