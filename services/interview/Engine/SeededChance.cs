namespace SyncInterview.Interviews.Engine;

/// <summary>Chance drawn from the interview's seed: the same seed and place give the same draw.</summary>
internal static class SeededChance
{
    /// <summary>A number from 0 (inclusive) to 1 (exclusive).</summary>
    public static double Unit(long seed, int place) => (Mix((ulong)seed ^ Mix((ulong)place)) >> 11) * (1.0 / (1UL << 53));

    // SplitMix64's finaliser.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
