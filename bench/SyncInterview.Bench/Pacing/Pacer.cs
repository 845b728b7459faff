using System.Runtime.InteropServices;

namespace SyncInterview.Bench.Pacing;

/// <summary>
/// Wakes tasks at moments of the monotonic clock, about 0.1 ms late at most on an idle machine. The runtime's timers are off by more
/// than a millisecond, which is as much as the bench wants to see.
/// </summary>
internal sealed partial class Pacer : IDisposable
{
    // An earlier moment may be added while the thread sleeps, so it never sleeps longer than this.
    private const long LongestSleep = Monotonic.Millisecond / 2;

    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private readonly Lock _lock = new();
    private readonly Thread _thread;
    private volatile bool _stopped;

    public Pacer()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "pacer", Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    /// <summary>Completes at the moment, or at once when it is past. Cancellation ends the wait.</summary>
    public async Task UntilAsync(long moment, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (moment <= Monotonic.Now)
            return;
        var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _waiting.Enqueue(wait, moment);
        await using var registration = cancellationToken.UnsafeRegister(
            (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), wait);
        await wait.Task;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
    }

    private void Run()
    {
        while (!_stopped)
        {
            var sleep = LongestSleep;
            lock (_lock)
            {
                var now = Monotonic.Now;
                while (_waiting.TryPeek(out var next, out var moment))
                {
                    if (moment > now)
                    {
                        sleep = Math.Min(sleep, moment - now);
                        break;
                    }

                    _waiting.Dequeue();
                    next.TrySetResult();
                }
            }

            var time = new TimeSpec(0, sleep);
            _ = NanoSleep(in time, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in TimeSpec time, nint remaining);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeSpec(nint Seconds, nint Nanoseconds)
    {
        public TimeSpec(long seconds, long nanoseconds)
            : this((nint)seconds, (nint)nanoseconds)
        {
        }
    }
}
