using System.Globalization;

namespace SyncInterview.Bench.Processes;

/// <summary>What a process has taken of the machine, as /proc tells it.</summary>
/// <param name="CpuSeconds">Time on processors so far, in user and system mode; in steps of 10 ms.</param>
/// <param name="ResidentBytes">Resident memory.</param>
internal readonly record struct ProcessUsage(double CpuSeconds, long ResidentBytes)
{
    private const double TicksPerSecond = 100;

    /// <summary>Of a process that runs.</summary>
    public static ProcessUsage Of(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        // The name, in parentheses, may hold spaces.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return new((Number(fields[11]) + Number(fields[12])) / TicksPerSecond, Number(fields[21]) * Environment.SystemPageSize);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
