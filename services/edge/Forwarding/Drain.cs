using Microsoft.Extensions.Options;
using SyncInterview.Edge.Options;

namespace SyncInterview.Edge.Forwarding;

/// <summary>Ends what is still open some time after the edge was told to stop. Without it live streams would hold the process up.</summary>
internal sealed class Drain : IDisposable
{
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenRegistration _stopping;

    public Drain(IHostApplicationLifetime lifetime, IOptions<EdgeOptions> options, TimeProvider clock)
    {
        _over = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _stopping = lifetime.ApplicationStopping.Register(() => _over.CancelAfter(options.Value.DrainTime));
    }

    /// <summary>Fires when the time is over.</summary>
    public CancellationToken Over => _over.Token;

    public void Dispose()
    {
        _stopping.Dispose();
        _over.Dispose();
    }
}
