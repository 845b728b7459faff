namespace SyncInterview.Bench.Reporting;

/// <summary>The suite's memory.</summary>
/// <param name="BaseMiB">Before there was an interview.</param>
/// <param name="IdleMiB">With all interviews attached, asked and silent.</param>
/// <param name="LoadedMiB">At the end of the last window.</param>
/// <param name="IdleKiBPerInterview">Growth for each interview; null with fewer than 100, where it says nothing.</param>
/// <param name="LoadedKiBPerInterview">The same at the end of the last window.</param>
internal sealed record MemoryReport(double BaseMiB, double IdleMiB, double LoadedMiB, double? IdleKiBPerInterview, double? LoadedKiBPerInterview)
{
    private const int FewestInterviews = 100;
    private const double KiB = 1024;

    /// <summary>From bytes.</summary>
    public static MemoryReport Of(long atStart, long idle, long loaded, int interviews)
    {
        return new(MiBOf(atStart), MiBOf(idle), MiBOf(loaded), Each(idle), Each(loaded));

        double? Each(long bytes) => interviews < FewestInterviews ? null : Math.Round((bytes - atStart) / KiB / interviews, 1);
        static double MiBOf(long bytes) => Math.Round(bytes / KiB / KiB, 1);
    }
}
