namespace SyncInterview.Bench.Model;

/// <summary>Counts of the fake model, served as JSON at <c>/stats</c>.</summary>
/// <param name="Calls">Calls by model and kind.</param>
/// <param name="Unmarked">Replies asked for without a tempo in the prompt: the bench no longer understands the prompts when there are any.</param>
internal sealed record ModelStats(IReadOnlyList<CallCount> Calls, long Unmarked)
{
    /// <summary>What was counted since an earlier reading.</summary>
    public ModelStats Since(ModelStats earlier) => new(
        [.. Calls.Select(call => Since(call, earlier.Calls.FirstOrDefault(c => c.Model == call.Model && c.Kind == call.Kind)))],
        Unmarked - earlier.Unmarked);

    private static CallCount Since(CallCount now, CallCount? then) => then is null
        ? now
        : now with
        {
            Started = now.Started - then.Started,
            Completed = now.Completed - then.Completed,
            Aborted = now.Aborted - then.Aborted,
            Tokens = now.Tokens - then.Tokens,
        };
}
