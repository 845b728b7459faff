namespace SyncInterview.Edge.Limits;

/// <summary>Lets through a burst and then a steady rate. Not safe for use by several threads at once.</summary>
/// <param name="perSecond">Tokens that flow in per second.</param>
/// <param name="capacity">Tokens it holds; it starts full.</param>
/// <param name="clock">Measures the inflow.</param>
internal sealed class TokenBucket(double perSecond, int capacity, TimeProvider clock)
{
    private double _tokens = capacity;
    private long _counted = clock.GetTimestamp();

    /// <summary>Whether nothing was taken lately.</summary>
    public bool IsFull
    {
        get
        {
            FlowIn();
            return _tokens >= capacity;
        }
    }

    /// <summary>Takes one token. Null when there was one, otherwise how long until there is.</summary>
    public TimeSpan? Take()
    {
        FlowIn();
        if (_tokens < 1)
            return TimeSpan.FromSeconds((1 - _tokens) / perSecond);
        _tokens--;
        return null;
    }

    private void FlowIn()
    {
        var now = clock.GetTimestamp();
        _tokens = Math.Min(capacity, _tokens + (clock.GetElapsedTime(_counted, now).TotalSeconds * perSecond));
        _counted = now;
    }
}
