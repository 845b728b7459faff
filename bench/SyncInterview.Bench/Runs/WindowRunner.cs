using System.Net.Http.Json;
using SyncInterview.Bench.Load;
using SyncInterview.Bench.Measuring;
using SyncInterview.Bench.Model;
using SyncInterview.Bench.Pacing;
using SyncInterview.Bench.Processes;

namespace SyncInterview.Bench.Runs;

/// <summary>Measures one arm once.</summary>
/// <param name="schedule">When candidates speak.</param>
/// <param name="pacer">Keeps the time.</param>
/// <param name="model">Where the fake model counts.</param>
/// <param name="processes">Process ids by name; their use of the machine is measured.</param>
internal sealed class WindowRunner(ISchedule schedule, Pacer pacer, Uri model, IReadOnlyDictionary<string, int> processes) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Lets the candidates of an arm speak through one window.</summary>
    public async Task<WindowResult> RunAsync(IArm arm, int round, TimeSpan rise, TimeSpan measured, CancellationToken cancellationToken)
    {
        var seats = await arm.SeatsAsync(cancellationToken);
        var calls = await StatsAsync(cancellationToken);
        // What earlier windows left behind is collected now, not in this one.
        GC.Collect();
        var times = WindowTimes.Next(rise, measured);
        var log = new WindowLog(times.MeasureFrom, times.End);
        var playing = Task.WhenAll(seats.Select((seat, i) => schedule.PlayAsync(seat, i, round, arm.Kinds, times, log, cancellationToken)));
        await pacer.UntilAsync(times.MeasureFrom, cancellationToken);
        var (before, machine) = (Usage(), MachineLoad.Read());
        await pacer.UntilAsync(times.End, cancellationToken);
        var (after, busy) = (Usage(), MachineLoad.Read().BusySince(machine));
        await playing;
        return new(
            arm.Name,
            seats.Count,
            measured.TotalSeconds,
            log,
            after.ToDictionary(p => p.Key, p => p.Value.CpuSeconds - before[p.Key].CpuSeconds),
            after.ToDictionary(p => p.Key, p => p.Value.ResidentBytes),
            busy,
            (await StatsAsync(cancellationToken)).Since(calls));
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private Dictionary<string, ProcessUsage> Usage() => processes.ToDictionary(p => p.Key, p => ProcessUsage.Of(p.Value));

    private async Task<ModelStats> StatsAsync(CancellationToken cancellationToken) =>
        await _http.GetFromJsonAsync<ModelStats>(new Uri(model, "/stats"), cancellationToken) ?? throw new InvalidOperationException("The model has no counts.");
}
