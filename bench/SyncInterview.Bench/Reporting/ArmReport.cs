using SyncInterview.Bench.Measuring;

namespace SyncInterview.Bench.Reporting;

/// <summary>One arm over all repeats.</summary>
/// <param name="Arm">Its name.</param>
/// <param name="Turns">Turns measured.</param>
/// <param name="Figures">Distributions by name, see <see cref="FigureNames"/>; without those that have no sample.</param>
/// <param name="First">Turns by what came first; the product's own word for it.</param>
/// <param name="WithinMs">Share of the turns that had a first response within so many milliseconds of `final`, from 0 to 1.</param>
/// <param name="CpuSecondsPerInterviewMinute">Processor time by process, for one interview that goes on for a minute.</param>
/// <param name="ResidentMiB">Memory of each process at the end of its last window.</param>
/// <param name="Busy">Share of the machine that was busy, whoever with, from 0 to 1.</param>
/// <param name="BusyWithBench">The share that the bench and what it measures took.</param>
/// <param name="Errors">Errors by kind.</param>
/// <param name="Model">What the model had to do.</param>
internal sealed record ArmReport(
    string Arm,
    int Turns,
    IReadOnlyDictionary<string, Figure> Figures,
    IReadOnlyDictionary<string, int> First,
    IReadOnlyDictionary<int, double> WithinMs,
    IReadOnlyDictionary<string, Spread> CpuSecondsPerInterviewMinute,
    IReadOnlyDictionary<string, double> ResidentMiB,
    Spread Busy,
    Spread BusyWithBench,
    IReadOnlyDictionary<string, int> Errors,
    ModelUse Model);
