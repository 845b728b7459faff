namespace SyncInterview.Bench.Engine.Simulation;

/// <summary>
/// Random numbers that depend on nothing but the seed and what they are drawn for, so that every strategy meets the same answers and
/// the same fast and slow calls.
/// </summary>
internal static class Dice
{
    /// <summary>Numbers for one purpose.</summary>
    public static Random For(long seed, params ReadOnlySpan<int> purpose)
    {
        var mixed = Mix((ulong)seed);
        foreach (var part in purpose)
            mixed = Mix(mixed ^ (uint)part);
        return new((int)mixed);
    }

    // SplitMix64's finaliser.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
