using Grpc.Core;
using SyncInterview.Hosting;

namespace SyncInterview.Edge.Forwarding;

/// <summary>
/// What may end a forwarded call from this side: the client leaves, its deadline passes, its proof of identity expires, the edge goes
/// down, or what the client sends is refused. The first counts.
/// </summary>
internal sealed class CallScope : IDisposable
{
    // Timers end at 49 days.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _expiry;
    private readonly CancellationTokenSource _refused = new();
    private readonly CancellationTokenSource _any;
    private readonly CancellationToken _drained;
    private RpcException? _refusal;

    /// <param name="left">Time until the client's deadline; null for none.</param>
    /// <param name="identityLeft">Time until the caller's proof of identity expires; null for never.</param>
    /// <param name="clock">Measures both.</param>
    /// <param name="drained">Fires when the edge goes down and waits no longer.</param>
    /// <param name="aborted">Fires when the client has left.</param>
    public CallScope(TimeSpan? left, TimeSpan? identityLeft, TimeProvider clock, CancellationToken drained, CancellationToken aborted)
    {
        _drained = drained;
        _deadline = Timer(left, clock);
        _expiry = Timer(identityLeft, clock);
        _any = CancellationTokenSource.CreateLinkedTokenSource([aborted, drained, _deadline.Token, _expiry.Token, _refused.Token]);
    }

    /// <summary>Fires when the call is to end.</summary>
    public CancellationToken Token => _any.Token;

    /// <summary>Why this side ends the call; null while it does not.</summary>
    public RpcException? Ending =>
        Volatile.Read(ref _refusal)
        ?? (_deadline.IsCancellationRequested ? EdgeErrors.DeadlineExceeded() : null)
        ?? (_expiry.IsCancellationRequested ? RpcErrors.Unauthenticated("The token has expired. Call again with a fresh one.") : null)
        ?? (_drained.IsCancellationRequested ? EdgeErrors.GoingDown() : null);

    /// <summary>Ends the call with an error.</summary>
    public void Refuse(RpcException refusal)
    {
        if (Interlocked.CompareExchange(ref _refusal, refusal, null) is null)
            _refused.Cancel();
    }

    public void Dispose()
    {
        _any.Dispose();
        _deadline.Dispose();
        _expiry.Dispose();
        _refused.Dispose();
    }

    private static CancellationTokenSource Timer(TimeSpan? left, TimeProvider clock) => left switch
    {
        null => new CancellationTokenSource(),
        { Ticks: <= 0 } => new CancellationTokenSource(TimeSpan.Zero, clock),
        { } wait => new CancellationTokenSource(wait < Longest ? wait : Longest, clock),
    };
}
