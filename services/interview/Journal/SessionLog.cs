using System.Runtime.CompilerServices;
using Google.Protobuf;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Journal;

/// <summary>
/// The writing end of a session's log. Records wait here until something that must be durable joins them; then all go in one append,
/// in order. Used by the session's loop alone.
/// </summary>
/// <param name="log">Where it is kept.</param>
/// <param name="interviewId">Whose log it is.</param>
/// <param name="nextOffset">Offset of the next record.</param>
/// <param name="epoch">Epoch of this owner: higher than of any before it.</param>
/// <param name="index">Where the durable messages stand.</param>
internal sealed class SessionLog(IEventLog log, string interviewId, long nextOffset, long epoch, DurableIndex index)
{
    private readonly List<LogRecord> _waiting = [];
    private readonly string _stream = StreamOf(interviewId);
    private long _nextOffset = nextOffset;

    /// <summary>Records that wait.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Name of an interview's stream.</summary>
    public static string StreamOf(string interviewId) => "interview/" + interviewId;

    /// <summary>Adds a record to those that wait.</summary>
    public void Add(LogRecord record) => _waiting.Add(record);

    /// <summary>Offset at which to begin to read for the messages after a sequence.</summary>
    public long OffsetAfter(long sequence) => index.OffsetAfter(sequence);

    /// <summary>Appends what waits. False: another owner was first, and nothing was written.</summary>
    public async Task<bool> FlushAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0)
            return true;
        var batch = _waiting.ConvertAll(record => (ReadOnlyMemory<byte>)record.ToByteArray());
        var result = await log.AppendAsync(_stream, _nextOffset, epoch, batch, cancellationToken);
        if (!result.Appended)
            return false;
        for (var i = 0; i < _waiting.Count; i++)
        {
            if (_waiting[i].Outputs.Count > 0)
                index.Note(_waiting[i].Outputs[0].Sequence, _nextOffset + i);
        }

        _nextOffset += _waiting.Count;
        _waiting.Clear();
        return true;
    }

    /// <summary>Reads all records of an interview.</summary>
    public static async IAsyncEnumerable<LogRecord> ReadAsync(
        IEventLog log, string interviewId, long fromOffset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in log.ReadAsync(StreamOf(interviewId), fromOffset, cancellationToken))
            yield return LogRecord.Parser.ParseFrom(entry.Data.Span);
    }

    /// <summary>
    /// Reads durable messages as a client that attaches gets them: with a sequence after <paramref name="after"/> up to
    /// <paramref name="through"/>, without timings, which are not part of a replay.
    /// </summary>
    public static async IAsyncEnumerable<ServerMessage> ReplayAsync(
        IEventLog log,
        string interviewId,
        long fromOffset,
        long after,
        long through,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (after >= through)
            yield break;
        await foreach (var record in ReadAsync(log, interviewId, fromOffset, cancellationToken))
        {
            foreach (var message in record.Outputs)
            {
                if (message.Sequence > through)
                    yield break;
                if (message.Sequence <= after)
                    continue;
                if (message.InterviewState is { } state)
                    state.Timing = null;
                yield return message;
            }
        }
    }
}
