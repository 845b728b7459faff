using SyncInterview.Interviews.Engine;

namespace SyncInterview.Interviews.Models;

/// <summary>The calls of one session that have not ended. Each is awaited before the session leaves memory.</summary>
internal sealed class RunningCalls
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Call> _calls = [];
    private long _next;
    private bool _isStopped;

    /// <summary>Runs a call. Does nothing once stopped.</summary>
    /// <param name="key">Turn it belongs to; null: none, so that only stopping cancels it.</param>
    /// <param name="reply">Which reply of the turn it makes; 0: none.</param>
    /// <param name="run">The call. Ends soon after its token was cancelled.</param>
    public void Run(TurnKey? key, int reply, Func<CancellationToken, Task> run)
    {
        lock (_gate)
        {
            if (_isStopped)
                return;
            var (id, cancellation) = (_next++, new CancellationTokenSource());
            _calls.Add(id, new Call(key, reply, cancellation, Task.Run(() => TrackAsync(id, run, cancellation), CancellationToken.None)));
        }
    }

    /// <summary>Cancels all calls of turns up to and including this one.</summary>
    public void Cancel(TurnKey upTo)
    {
        foreach (var call in Running().Where(call => call.Key is { } key && key.CompareTo(upTo) <= 0))
            call.TryCancel();
    }

    /// <summary>Cancels the call of one reply.</summary>
    public void Cancel(TurnKey key, int reply)
    {
        foreach (var call in Running().Where(call => call.Key == key && call.Reply == reply))
            call.TryCancel();
    }

    /// <summary>Cancels all calls.</summary>
    public void CancelAll() => Running().ForEach(call => call.TryCancel());

    /// <summary>Cancels everything and waits until it has ended.</summary>
    public async Task StopAsync()
    {
        lock (_gate)
            _isStopped = true;
        var running = Running();
        CancelAll();
        await Task.WhenAll(running.Select(call => call.Task)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private List<Call> Running()
    {
        lock (_gate)
            return [.. _calls.Values];
    }

    private async Task TrackAsync(long id, Func<CancellationToken, Task> run, CancellationTokenSource cancellation)
    {
        try
        {
            await run(cancellation.Token);
        }
        finally
        {
            lock (_gate)
                _calls.Remove(id);
            cancellation.Dispose();
        }
    }

    private sealed record Call(TurnKey? Key, int Reply, CancellationTokenSource Cancellation, Task Task)
    {
        public void TryCancel()
        {
            try
            {
                Cancellation.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended a moment ago.
            }
        }
    }
}
