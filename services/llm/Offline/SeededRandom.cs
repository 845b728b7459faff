namespace SyncInterview.Llm.Offline;

/// <summary>
/// Small, fast, reproducible random numbers (SplitMix64): the same seed gives the same numbers on every machine and every version of
/// .NET, which <see cref="Random"/> does not promise. Not for secrets.
/// </summary>
internal struct SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to <paramref name="bound"/> - 1.</summary>
    public int Next(int bound) => (int)(NextBits() % (ulong)bound);

    /// <summary>A number from 0 (in) to 1 (out).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number of the standard normal distribution (Box-Muller).</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        return Finish(_state);
    }

    /// <summary>A seed made of two.</summary>
    public static ulong Mix(ulong one, ulong other) => Finish(one + (Finish(other) * 0x9E3779B97F4A7C15) + 1);

    /// <summary>A seed made of a text (FNV-1a).</summary>
    public static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var character in text)
            hash = (hash ^ character) * 0x100000001B3;
        return hash;
    }

    private static ulong Finish(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
