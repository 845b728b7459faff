using SyncInterview.Llm.Hedging;

namespace SyncInterview.Llm.Interviewing;

/// <summary>
/// One reply, asked of the main model and, where that is slow or fails before its first sentence, of the second. Only the winner is read
/// on; the other is cancelled and accounted for.
/// </summary>
internal sealed class ReplyRace : IAsyncDisposable
{
    private readonly ModelReply _mainReply;
    private readonly ModelReply? _secondReply;
    private readonly Entrant<ReplyStep> _main;
    private readonly Entrant<ReplyStep>? _second;
    private readonly TimeSpan? _patience;
    private readonly HedgeBudget _budget;
    private readonly LlmMetrics _metrics;
    private readonly TimeProvider _time;
    private Entrant<ReplyStep>? _winner;
    private bool _isHedged;

    /// <param name="main">Asked in any case.</param>
    /// <param name="second">Asked in place of it; null where there is none.</param>
    /// <param name="patience">How long the main model may take to its first sentence; null not to hedge.</param>
    /// <param name="budget">Of hedges.</param>
    /// <param name="metrics">Count the outcome.</param>
    /// <param name="time">The clock of the patience.</param>
    /// <param name="cancellationToken">Ends both.</param>
    public ReplyRace(
        ModelReply main,
        ModelReply? second,
        TimeSpan? patience,
        HedgeBudget budget,
        LlmMetrics metrics,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        (_mainReply, _secondReply, _patience) = (main, second, patience);
        (_budget, _metrics, _time) = (budget, metrics, time);
        _main = new(main.StepsAsync, cancellationToken);
        _second = second is null ? null : new(token => AskSecond(second, token), cancellationToken);
    }

    /// <summary>The reply that is read on; the main model's until the race is over.</summary>
    public ModelReply Winner => IsWonBySecond ? _secondReply! : _mainReply;

    private bool IsWonBySecond => _winner is not null && _winner == _second;

    /// <summary>
    /// The next step; null after the last. Fails with <see cref="Models.ModelException"/> when the winner does, or when there is none.
    /// </summary>
    public async Task<ReplyStep?> NextAsync()
    {
        if (_winner is null)
            return await RunAsync();
        return await _winner.Items.MoveNextAsync() ? _winner.Items.Current : null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _main.DisposeAsync();
        if (_second is not null)
            await _second.DisposeAsync();
        if (!_isHedged)
            return;
        var loser = IsWonBySecond ? _mainReply : _secondReply!;
        _metrics.Wasted(loser.Purpose, loser.Model.Name, loser.Provenance.Usage);
    }

    private async Task<ReplyStep?> RunAsync()
    {
        _winner = await Hedge.WinnerAsync(_main, _second, _patience, _budget.TryTake, _time);
        if (_second is { HasBegun: false } && _patience is not null)
            _budget.Earn();
        if (_isHedged && IsWonBySecond)
        {
            _metrics.HedgeWon(Winner.Purpose, Winner.Model.Name);
            if (!_main.First.IsFaulted)
                _mainReply.Learn();
        }

        return _winner.Items.Current;
    }

    // A main model that has not failed by now is late.
    private IAsyncEnumerable<ReplyStep> AskSecond(ModelReply second, CancellationToken cancellationToken)
    {
        _isHedged = !_main.First.IsCompleted;
        if (_isHedged)
            _metrics.Hedged(second.Purpose, second.Model.Name);
        else
            _metrics.TakenOver(second.Purpose, second.Model.Name);
        return second.StepsAsync(cancellationToken);
    }
}
