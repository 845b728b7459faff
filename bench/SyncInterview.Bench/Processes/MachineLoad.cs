using System.Globalization;

namespace SyncInterview.Bench.Processes;

/// <summary>How busy the machine is.</summary>
/// <param name="BusySeconds">Time that all processors together were busy since boot.</param>
/// <param name="IdleSeconds">Time that they were idle.</param>
internal readonly record struct MachineLoad(double BusySeconds, double IdleSeconds)
{
    /// <summary>Average number of tasks that ran or wanted to, over the last minute.</summary>
    public static double Average => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>The counts now.</summary>
    public static MachineLoad Read()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(field => double.Parse(field, CultureInfo.InvariantCulture)).Take(8).ToArray();
        var idle = fields[3] + fields[4];
        return new((fields.Sum() - idle) / 100, idle / 100);
    }

    /// <summary>Share of all processors that was busy since an earlier reading, from 0 to 1.</summary>
    public double BusySince(MachineLoad earlier)
    {
        var (busy, idle) = (BusySeconds - earlier.BusySeconds, IdleSeconds - earlier.IdleSeconds);
        return busy + idle > 0 ? busy / (busy + idle) : 0;
    }
}
