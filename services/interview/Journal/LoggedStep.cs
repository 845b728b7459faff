using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Journal;

/// <summary>An entry of a session's log, and what the engine makes of its event at its time.</summary>
/// <param name="Record">What happened, and the durable messages that were sent for it.</param>
/// <param name="Step">What it leads to.</param>
internal readonly record struct LoggedStep(LogRecord Record, Step Step)
{
    /// <summary>When it happened.</summary>
    public DateTimeOffset Time => Record.Time.ToDateTimeOffset();

    /// <summary>The durable messages that the engine gives.</summary>
    public IEnumerable<ServerMessage> Outputs =>
        Step.Effects.OfType<Effect.Send>().Select(send => send.Message).Where(message => message.Sequence > 0);

    /// <summary>Takes the step that an entry holds.</summary>
    /// <param name="before">The state that the entries before it lead to.</param>
    /// <param name="entry">The entry.</param>
    public static LoggedStep Take(SessionState before, LogEntry entry)
    {
        var record = LogRecord.Parser.ParseFrom(entry.Data.Span);
        return new(record, TurnEngine.Handle(before, record.Event, record.Time.ToDateTimeOffset()));
    }
}
