namespace SyncInterview.Bench.Model;

/// <summary>Counts calls as they happen, from any thread.</summary>
internal sealed class ModelCounters
{
    private static readonly bool[] BothModels = [false, true];

    private readonly Row[] _rows = [.. Enumerable.Range(0, 2 * Enum.GetValues<PromptKind>().Length).Select(_ => new Row())];
    private long _unmarked;

    public void Started(ModelRequest request)
    {
        Interlocked.Increment(ref RowOf(request).Started);
        if (request is { Kind: PromptKind.Reply, Tempo: null })
            Interlocked.Increment(ref _unmarked);
    }

    public void Ended(ModelRequest request, int tokens, bool isComplete)
    {
        var row = RowOf(request);
        Interlocked.Add(ref row.Tokens, tokens);
        Interlocked.Increment(ref isComplete ? ref row.Completed : ref row.Aborted);
    }

    public ModelStats Read() => new([.. Enum.GetValues<PromptKind>().SelectMany(Counts)], Interlocked.Read(ref _unmarked));

    private IEnumerable<CallCount> Counts(PromptKind kind) =>
        from isMini in BothModels
        let row = RowOf(kind, isMini)
        where row.Started > 0
        select new CallCount(
            isMini ? "mini" : "main", kind.ToString().ToLowerInvariant(), row.Started, row.Completed, row.Aborted, row.Tokens);

    private Row RowOf(ModelRequest request) => RowOf(request.Kind, request.IsMini);

    private Row RowOf(PromptKind kind, bool isMini) => _rows[(2 * (int)kind) + (isMini ? 1 : 0)];

    private sealed class Row
    {
        public long Started;
        public long Completed;
        public long Aborted;
        public long Tokens;
    }
}
