using SyncInterview.Bench.Measuring;
using SyncInterview.Bench.Model;

namespace SyncInterview.Bench.Runs;

/// <summary>One arm, measured once.</summary>
/// <param name="Arm">Which arm.</param>
/// <param name="Interviews">How many candidates took part.</param>
/// <param name="Seconds">Length of the window.</param>
/// <param name="Log">Turns, acknowledgements and errors.</param>
/// <param name="CpuSeconds">Processor time that each process took in the window.</param>
/// <param name="ResidentBytes">Memory of each process at its end.</param>
/// <param name="Busy">Share of the machine that was busy, whoever with.</param>
/// <param name="Model">Calls of the model, from the rise of the load to the last answer.</param>
internal sealed record WindowResult(
    string Arm,
    int Interviews,
    double Seconds,
    WindowLog Log,
    IReadOnlyDictionary<string, double> CpuSeconds,
    IReadOnlyDictionary<string, long> ResidentBytes,
    double Busy,
    ModelStats Model);
