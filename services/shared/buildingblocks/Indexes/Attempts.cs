using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Indexes;

/// <summary>Bounds a loop that repeats what other writers spoiled.</summary>
internal sealed class Attempts
{
    /// <summary>Enough for that many writers on one owner at the same moment, of whom one succeeds in each round.</summary>
    private const int Most = 200;

    private int _made;

    /// <summary>Throws <see cref="StoreUnavailableException"/> when there were enough.</summary>
    public void Next()
    {
        if (++_made > Most)
            throw new StoreUnavailableException($"Too many writers at one owner's index; gave up after {Most} attempts.");
    }
}
