namespace SyncInterview.Bench.Runs;

/// <summary>All that was measured with one number of interviews.</summary>
/// <param name="Interviews">The number.</param>
/// <param name="Schedule">When candidates spoke.</param>
/// <param name="StartSeconds">From the start of the suite's process until it took calls.</param>
/// <param name="CreateSeconds">Time to make all interviews, and to ask each its first question.</param>
/// <param name="ResidentBase">The suite's memory before there was an interview.</param>
/// <param name="ResidentIdle">The suite's memory with all interviews attached, asked and silent.</param>
/// <param name="Windows">Every arm as often as it was measured.</param>
internal sealed record RunResult(
    int Interviews,
    string Schedule,
    double StartSeconds,
    double CreateSeconds,
    long ResidentBase,
    long ResidentIdle,
    IReadOnlyList<WindowResult> Windows);
