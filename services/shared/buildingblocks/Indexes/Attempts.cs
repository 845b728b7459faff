using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Indexes;

/// <summary>Bounds a loop that repeats what other writers spoiled, and spreads the writers in time.</summary>
internal sealed class Attempts
{
    private const int Most = 200;
    private const int WithoutDelay = 2;
    private const int LongestDelayExponent = 6;

    private int _made;

    /// <summary>
    /// Waits for a random while, up to 64 ms, after the first attempts: a split takes three writes, and writers who all try again at once
    /// spoil it for each other for ever.
    /// </summary>
    /// <exception cref="StoreUnavailableException">There were enough.</exception>
    public async ValueTask NextAsync(CancellationToken cancellationToken)
    {
        if (++_made > Most)
            throw new StoreUnavailableException($"Too many writers at one owner's index; gave up after {Most} attempts.");
        if (_made > WithoutDelay)
            await Task.Delay(Random.Shared.Next(1 << Math.Min(_made - WithoutDelay, LongestDelayExponent)) + 1, cancellationToken);
    }
}
