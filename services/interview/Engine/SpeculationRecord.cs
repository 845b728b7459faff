namespace SyncInterview.Interviews.Engine;

/// <summary>How well an interview's speculations have done.</summary>
/// <param name="Started">How many were started.</param>
/// <param name="Promoted">How many were said.</param>
internal readonly record struct SpeculationRecord(int Started, int Promoted)
{
    private const int EnoughToJudge = 20;

    /// <summary>Whether fewer than a share of them were worth it, as far as that can be told yet.</summary>
    public bool IsBelow(double hitRate) => Started >= EnoughToJudge && Promoted < hitRate * Started;
}
