using SyncInterview.Bench.Measuring;
using SyncInterview.Bench.Pacing;

namespace SyncInterview.Bench.Load;

/// <summary>A candidate who asks the model directly: one call a turn, nothing in between.</summary>
internal sealed class DirectSeat(ModelCaller model, Pacer pacer) : ISeat
{
    private HeardTurn? _turn;
    private Task _call = Task.CompletedTask;

    /// <inheritdoc/>
    public async Task SpeakAsync(TurnPlan plan, WindowLog log, CancellationToken cancellationToken)
    {
        if (plan.FinalAt is not { } finalAt)
            return;
        await pacer.UntilAsync(finalAt, cancellationToken);
        log.AddLag(finalAt, Monotonic.Now);
        log.AddFinal();
        _turn = new HeardTurn(plan, finalAt, log, finalSequence: 0);
        _call = AskAsync(_turn, Speech.Text(plan.Tempo), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HearOutAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        await ((Task)_call.WaitAsync(patience, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _turn?.Fail("unanswered");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _call;

    private async Task AskAsync(HeardTurn turn, string answer, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var token in model.AskAsync(answer, cancellationToken))
                turn.HearDelta(token, Monotonic.Now);
            turn.End(timing: null);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            turn.Fail("model:" + failure.GetType().Name);
        }
    }
}
