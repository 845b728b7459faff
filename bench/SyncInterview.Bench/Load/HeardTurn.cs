using System.Text;
using SyncInterview.Bench.Measuring;
using SyncInterview.Bench.Pacing;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Bench.Load;

/// <summary>A turn whose answer is being heard.</summary>
/// <param name="plan">The turn.</param>
/// <param name="finalAt">When its `final` was due.</param>
/// <param name="log">The window it belongs to.</param>
/// <param name="finalSequence">Client sequence of its `final`; what comes before that is durable belongs to an earlier turn.</param>
internal sealed class HeardTurn(TurnPlan plan, long finalAt, WindowLog log, long finalSequence)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _text = new();
    private long? _firstAt;
    private long? _firstToken;
    private double? _addedToToken;
    private double? _addedToSentence;

    /// <summary>Completes when the answer is over.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Whether a message that acknowledges so much can belong to this turn.</summary>
    public bool Includes(long acknowledged) => acknowledged >= finalSequence && !_ended.Task.IsCompleted;

    /// <summary>Takes in a piece of the streamed reply.</summary>
    public void HearDelta(string text, long now)
    {
        if (_firstAt is not null)
            return;
        _text.Append(text);
        var heard = _text.ToString();
        if (_firstToken is null && (_firstToken = TokenStamp.First(heard)) is { } first)
            _addedToToken = Monotonic.Milliseconds(first, now);
        if (TokenStamp.FirstSentenceEnd(heard) is not { } end)
            return;
        _firstAt = now;
        _addedToSentence = Monotonic.Milliseconds(end, now);
    }

    /// <summary>Takes in something that is a response by itself: a bridge, or a reply that was not streamed.</summary>
    public void HearWhole(long now) => _firstAt ??= now;

    /// <summary>The answer is over.</summary>
    public void End(TurnTiming? timing)
    {
        if (_firstAt is not { } at)
            Fail("no_response");
        else if (_ended.TrySetResult())
            log.Add(finalAt, new(plan.Kind, Monotonic.Milliseconds(finalAt, at), ToModel(), _addedToToken, _addedToSentence, timing));
    }

    /// <summary>There will be no answer.</summary>
    public void Fail(string error)
    {
        if (_ended.TrySetResult())
            log.AddError(error);
    }

    // The quick model thinks for a fixed time, so the moment of its first token tells when it was asked.
    private double? ToModel() => plan.Tempo.Pace == Pace.Fixed && _firstToken is { } first
        ? Monotonic.Milliseconds(finalAt + Monotonic.Nanoseconds(Model.Thinking.Quick), first)
        : null;
}
