using SyncInterview.Bench.Engine.Candidates;
using SyncInterview.Bench.Engine.Simulation;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Bench.Engine.Strategy;

/// <summary>Counts what the candidates of many interviews met, from what was sent and when.</summary>
internal sealed class Tally : IWitness
{
    private readonly List<Call> _calls = [];
    private TimeSpan? _finalAt;
    private bool _isSettled;
    private bool _isAsked;
    private bool _wasRepliedTo;

    /// <summary>Answers that were given.</summary>
    public int Answers { get; private set; }

    /// <summary>From each final to the first response, fillers left out.</summary>
    public List<TimeSpan> FirstResponses { get; } = [];

    /// <summary>From each final to the definitive reply's first words, where it was said.</summary>
    public List<TimeSpan> DefinitiveReplies { get; } = [];

    /// <summary>Turns by what came first.</summary>
    public Dictionary<FirstResponse, int> First { get; } = [];

    /// <summary>Finals that confirmed a guess: the reply was under way, or there.</summary>
    public int Promotions { get; private set; }

    /// <summary>Replies that began while the candidate was about to go on.</summary>
    public int SpokenOver { get; private set; }

    /// <summary>All calls of all interviews.</summary>
    public IReadOnlyList<Call> Calls => _calls;

    /// <summary>Adds the calls of an interview that is over.</summary>
    public void Add(IReadOnlyList<Call> calls)
    {
        _calls.AddRange(calls);
        _finalAt = null;
        _wasRepliedTo = false;
    }

    /// <inheritdoc/>
    public void Begins(Answer answer)
    {
        Answers++;
        _wasRepliedTo = false;
    }

    /// <inheritdoc/>
    public void Happens(TimeSpan at, DateTimeOffset time, SessionEvent e)
    {
        // A final that needed no new call found the reply under way.
        if (_isSettled && !_isAsked)
            Promotions++;
        (_isSettled, _isAsked) = (false, false);
        if (e.Client is not { } message || message.MessageCase == ClientMessage.MessageOneofCase.Control)
            return;
        if (_wasRepliedTo)
            SpokenOver++;
        _wasRepliedTo = false;
        _finalAt = message.Final is null ? null : at;
    }

    /// <inheritdoc/>
    public void Follows(TimeSpan at, Effect effect)
    {
        _isAsked |= effect is Effect.StartReply { Speculative: false };
        if (effect is not Effect.Send { Message: var message })
            return;
        _isSettled |= message.InterviewState is { State: ConversationState.ProcessingAnswer };
        if (message.InterviewState?.Timing is { } timing)
        {
            First[timing.First] = First.GetValueOrDefault(timing.First) + 1;
            if (timing.DefinitiveReply is { } definitive)
                DefinitiveReplies.Add(definitive.ToTimeSpan());
        }

        if (_finalAt is { } final && message.LlmResponse?.Kind is ResponseKind.Bridge or ResponseKind.Delta or ResponseKind.Reply)
        {
            FirstResponses.Add(at - final);
            _finalAt = null;
            _wasRepliedTo = true;
        }
    }
}
