using SyncInterview.Bench.Runs;

namespace SyncInterview.Bench.Reporting;

/// <summary>The options of a bench, as they are written to JSON. Times in seconds.</summary>
internal sealed record BenchOptionsReport(
    string Model, int Repeats, double Window, double Rise, double Period, double Speaking, int Tokens, IReadOnlyList<string> Settings)
{
    /// <summary>Of the options.</summary>
    public static BenchOptionsReport Of(BenchOptions options) => new(
        options.Model.ToString().ToLowerInvariant(),
        options.Repeats,
        options.Window.TotalSeconds,
        options.Rise.TotalSeconds,
        options.Period.TotalSeconds,
        options.Speaking.TotalSeconds,
        options.Tokens,
        options.Settings);
}
