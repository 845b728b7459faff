using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Engine;

namespace SyncInterview.Interviews.Journal;

/// <summary>Rebuilds a session from its log: the same events at the same times lead to the same state.</summary>
internal sealed class SessionReplay
{
    private readonly List<(Effect Effect, SessionState After)> _announcements = [];
    private long _lastSequence;

    /// <summary>The state after the last entry.</summary>
    public SessionState State { get; private set; } = SessionState.Empty;

    /// <summary>Offset of the next entry; 0 when the log is empty.</summary>
    public long NextOffset { get; private set; }

    /// <summary>Epoch of the last writer.</summary>
    public long Epoch { get; private set; }

    /// <summary>Time of the last entry.</summary>
    public DateTimeOffset LastTime { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Where the durable messages stand.</summary>
    public DurableIndex Index { get; } = new();

    /// <summary>Everything that was to be published, in order.</summary>
    public IReadOnlyList<(Effect Effect, SessionState After)> Announcements => _announcements;

    /// <summary>Reads a log to its end.</summary>
    /// <exception cref="InvalidDataException">The log does not lead to the messages it says were sent.</exception>
    public static async Task<SessionReplay> ReadAsync(IEventLog log, string interviewId, CancellationToken cancellationToken)
    {
        var replay = new SessionReplay();
        await foreach (var entry in log.ReadAsync(SessionLog.StreamOf(interviewId), 0, cancellationToken))
            replay.Add(entry);
        if (replay.State.LastServerSequence != replay._lastSequence)
            throw new InvalidDataException($"The log of interview {interviewId} leads to other messages than were sent.");
        return replay;
    }

    private void Add(LogEntry entry)
    {
        var logged = LoggedStep.Take(State, entry);
        (NextOffset, Epoch, LastTime, State) = (entry.Offset + 1, entry.Epoch, logged.Time, logged.Step.State);
        foreach (var effect in logged.Step.Effects)
        {
            if (effect is Effect.AnnounceStarted or Effect.AnnounceAnswer or Effect.AnnounceEnded)
                _announcements.Add((effect, State));
        }

        var sent = logged.Record.Outputs;
        if (sent.Count == 0)
            return;
        _lastSequence = sent[^1].Sequence;
        Index.Note(sent[0].Sequence, entry.Offset);
    }
}
