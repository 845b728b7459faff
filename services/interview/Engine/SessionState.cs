using System.Collections.Immutable;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>Everything a session knows. Immutable: the engine gives a new one for every event that changes anything.</summary>
/// <remarks>What every input changes has a setter for <see cref="Turning"/>, which uses it on a new state before anybody has that.</remarks>
public sealed record SessionState
{
    private SessionState()
    {
    }

    /// <summary>A session before its setup.</summary>
    public static SessionState Empty { get; } = new();

    /// <summary>When the next <c>tick</c> is due; null when nothing is waited for.</summary>
    public DateTimeOffset? NextDue => Timers.Next;

    /// <summary>The state as the candidate's side sees it.</summary>
    public ConversationState Conversation => Phase switch
    {
        Phase.Planned => ConversationState.Planned,
        Phase.Idle => ConversationState.WaitingForUserInput,
        Phase.Listening => ConversationState.Listening,
        Phase.Settling or Phase.Bridged => ConversationState.ProcessingAnswer,
        Phase.Replying => ConversationState.GeneratingQuestion,
        Phase.Paused => ConversationState.Paused,
        _ => ConversationState.Ended,
    };

    /// <summary>Whether the interview is over. Nothing changes any more.</summary>
    public bool Ended => Phase == Phase.Ended;

    /// <summary>Last client sequence that was taken in.</summary>
    public long LastClientSequence => Input.LastSequence;

    /// <summary>Sequence of the newest durable message.</summary>
    public long LastServerSequence { get; internal init; }

    /// <summary>When the candidate began.</summary>
    public DateTimeOffset? StartTime { get; internal init; }

    /// <summary>When the interview ended.</summary>
    public DateTimeOffset? EndTime { get; internal init; }

    /// <summary>Why it ended, or why it is about to.</summary>
    public EndReason EndReason { get; internal init; }

    /// <summary>The turn's key.</summary>
    public TurnKey Key { get; internal init; }

    internal string Interview { get; init; } = "";

    internal InterviewPlan Plan { get; init; } = new();

    internal TurnOptions Options { get; init; } = new();

    internal long Seed { get; init; }

    internal TimeSpan TimeLimit { get; init; }

    internal Phase Phase { get; init; }

    /// <summary>Where the session goes on after a pause.</summary>
    internal Phase PausedFrom { get; init; }

    internal DateTimeOffset? PausedAt { get; init; }

    internal TimeSpan PausedTotal { get; init; }

    internal TimerSet Timers { get; set; }

    internal InputState Input { get; set; } = InputState.Empty;

    /// <summary>What the candidate says, or said, in the present turn, until something is committed to it.</summary>
    internal Utterance Utterance { get; set; } = Utterance.Empty;

    /// <summary>What the candidate says while the interviewer has the floor.</summary>
    internal Utterance Waiting { get; init; } = Utterance.Empty;

    internal TentativeState Tentatives { get; init; } = TentativeState.None;

    internal SpeculationState Speculation { get; init; } = SpeculationState.None;

    internal SpeculationRecord SpeculationRecord { get; init; }

    internal ReplyPace Pace { get; init; } = ReplyPace.Unknown;

    internal ReplyState Reply { get; init; } = ReplyState.None;

    internal AnswerState Answer { get; init; } = AnswerState.None;

    internal FillerState Fillers { get; init; } = FillerState.Empty;

    internal TurnTimes Times { get; init; } = TurnTimes.None;

    internal ImmutableList<HistoryLine> History { get; init; } = [];

    /// <summary>Encouragements said in the present silence.</summary>
    internal int Encouragements { get; init; }

    /// <summary>Until when the candidate asked to be left thinking.</summary>
    internal DateTimeOffset? ThinkingUntil { get; init; }

    /// <summary>Canned lines said, so that none comes twice in a row.</summary>
    internal int CannedLines { get; init; }
}
