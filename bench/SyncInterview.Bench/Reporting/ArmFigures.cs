using SyncInterview.Bench.Load;
using SyncInterview.Bench.Measuring;
using SyncInterview.Bench.Runs;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Bench.Reporting;

/// <summary>Sums up the windows of one arm.</summary>
internal static class ArmFigures
{
    private const double MiB = 1024 * 1024;

    private static readonly int[] Steps = [20, 50, 100, 200, 350, 500, 700, 820, 1000];

    /// <summary>Of the windows of one arm, in order.</summary>
    public static ArmReport Of(IReadOnlyList<WindowResult> windows)
    {
        var turns = windows.SelectMany(w => w.Log.Turns).ToList();
        return new(
            windows[0].Arm,
            turns.Count,
            Distributions(windows),
            turns.CountBy(t => t.First.ToString()).OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary(),
            Steps.ToDictionary(step => step, step => Within(step, turns)),
            windows[0].CpuSeconds.Keys.ToDictionary(name => name, name => Spread.Of(windows.Select(w => CpuPerMinute(w, name)))!),
            windows[^1].ResidentBytes.ToDictionary(p => p.Key, p => Math.Round(p.Value / MiB, 1)),
            Spread.Of(windows.Select(w => w.Busy))!,
            Spread.Of(windows.Select(OwnShare))!,
            windows.SelectMany(w => w.Log.Errors).GroupBy(e => e.Key).ToDictionary(g => g.Key, g => g.Sum(e => e.Value)),
            Use(windows, turns));
    }

    private static double Within(int milliseconds, List<TurnSample> turns) =>
        turns.Count == 0 ? 0 : Math.Round(turns.Count(turn => turn.ToFirst <= milliseconds) / (double)turns.Count, 3);

    private static double CpuPerMinute(WindowResult window, string process) =>
        window.CpuSeconds[process] / (window.Interviews * window.Seconds / 60);

    private static double OwnShare(WindowResult window) => window.CpuSeconds.Values.Sum() / (window.Seconds * Environment.ProcessorCount);

    private static Dictionary<string, Figure> Distributions(IReadOnlyList<WindowResult> windows)
    {
        var figures = new Dictionary<string, Figure>();
        AddTurns(FigureNames.ToSentence, IsDefinitive, turn => turn.ToFirst);
        AddTurns(FigureNames.ToModel, IsDefinitive, turn => turn.ToModel);
        AddTurns(FigureNames.AddedToToken, IsDefinitive, turn => turn.AddedToToken);
        AddTurns(FigureNames.AddedToSentence, IsDefinitive, turn => turn.AddedToSentence);
        AddTurns(FigureNames.Promoted, turn => turn.First == FirstResponse.Promoted, turn => turn.ToFirst);
        AddTurns(FigureNames.SlowToFirst, turn => turn.Kind == TurnKind.Slow, turn => turn.ToFirst);
        AddTurns(FigureNames.SlowPastDeadline, turn => turn.Kind == TurnKind.Slow, PastDeadline);
        AddTurns(FigureNames.ToFirst, _ => true, turn => turn.ToFirst);
        Add(FigureNames.ChunkAcknowledged, window => window.Log.Acknowledgements);
        Add(FigureNames.GeneratorLag, window => window.Log.Lag);
        if (windows[0].Arm is ArmNames.Product or ArmNames.Classic)
            figures.Remove(FigureNames.AddedToToken);
        return figures;

        void AddTurns(string name, Func<TurnSample, bool> which, Func<TurnSample, double?> value) =>
            Add(name, window => [.. window.Log.Turns.Where(which).Select(value).OfType<double>()]);

        void Add(string name, Func<WindowResult, IReadOnlyList<double>> samples)
        {
            if (Figure.Of(windows.Select(samples)) is { } figure)
                figures.Add(name, figure);
        }
    }

    private static bool IsDefinitive(TurnSample turn) => turn is { Kind: TurnKind.Definitive, First: FirstResponse.Definitive };

    private static double? PastDeadline(TurnSample turn) =>
        turn.ToFirst - (turn.Timing?.Deadline?.ToTimeSpan() ?? ConversationRun.Deadline).TotalMilliseconds;

    private static ModelUse Use(IReadOnlyList<WindowResult> windows, List<TurnSample> turns)
    {
        var answers = windows.Sum(w => w.Log.Finals);
        var calls = windows.SelectMany(w => w.Model.Calls).GroupBy(c => (c.Model, c.Kind))
            .Select(g => g.Aggregate((a, b) => a with
            {
                Started = a.Started + b.Started,
                Completed = a.Completed + b.Completed,
                Aborted = a.Aborted + b.Aborted,
                Tokens = a.Tokens + b.Tokens,
            }))
            .Where(c => c.Started > 0)
            .ToList();
        var replies = calls.Where(c => c is { Model: "main", Kind: "reply" }).Sum(c => c.Started);
        var speculations = turns.Sum(t => t.Timing?.SpeculationsStarted ?? 0);
        return new(
            answers,
            Per(calls.Sum(c => c.Started)),
            Per(calls.Sum(c => c.Tokens)),
            speculations,
            speculations > 0 ? Math.Round(turns.Count(t => t.Timing is { Promoted: true }) / (double)speculations, 3) : null,
            replies > 0 ? Math.Round(Math.Max(0, replies - answers) / (double)replies, 3) : null,
            calls,
            windows.Sum(w => w.Model.Unmarked));

        double Per(long count) => answers > 0 ? Math.Round(count / (double)answers, 2) : 0;
    }
}
