namespace SyncInterview.Llm.Hedging;

/// <summary>
/// Bounds the extra calls of a process: each reply that needed none earns a share of one, and a hedge takes a whole one. Safe for any
/// number of threads.
/// </summary>
/// <param name="share">What a reply earns.</param>
internal sealed class HedgeBudget(double share)
{
    /// <summary>Hedges that are allowed from the start, and most that are ever saved up.</summary>
    public const int Allowance = 2;

    private readonly Lock _gate = new();
    private decimal _left = Allowance;

    /// <summary>A reply needed no hedge.</summary>
    public void Earn()
    {
        lock (_gate)
            _left = Math.Min(Allowance, _left + (decimal)share);
    }

    /// <summary>Takes one hedge, if there is one.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            if (_left < 1)
                return false;
            _left--;
            return true;
        }
    }
}
