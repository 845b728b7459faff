using Google.Protobuf.WellKnownTypes;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Journal;

/// <summary>
/// Runs a log through the engine on the log's own times and compares: every durable message byte for byte, sequences and offsets
/// without gaps, epochs and times that never fall.
/// </summary>
internal sealed class ReplayCheck
{
    /// <summary>Most differences that are listed: 20. All are counted.</summary>
    public const int MostListed = 20;

    /// <summary>Longest text of a value, in characters: 2,000.</summary>
    public const int LongestValue = 2_000;

    private readonly ReplayInterviewResponse _findings = new();
    private SessionState _state = SessionState.Empty;
    private DateTimeOffset? _first;
    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private long _nextOffset;
    private long _lastSequence;
    private long _epoch = -1;

    /// <summary>Reads a log to its end, or to an entry that cannot be read.</summary>
    /// <param name="entries">The log from its beginning.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ReplayInterviewResponse> RunAsync(IAsyncEnumerable<LogEntry> entries, CancellationToken cancellationToken)
    {
        var check = new ReplayCheck();
        try
        {
            await foreach (var entry in entries.WithCancellation(cancellationToken))
            {
                check.CompareEntry(entry);
                if (!check.TryTake(entry, out var logged))
                    break;
                check.CompareOutputs(entry.Offset, logged);
            }
        }
        catch (InvalidDataException)
        {
            check.Report(check._nextOffset, 0, "event", "", ""); // Altered at rest.
        }

        check._findings.Duration = Duration.FromTimeSpan(check._first is { } first ? check._last - first : TimeSpan.Zero);
        return check._findings;
    }

    private void CompareEntry(LogEntry entry)
    {
        _findings.Records++;
        if (entry.Offset != _nextOffset)
            Report(entry.Offset, 0, "offset", $"{entry.Offset}", $"{_nextOffset}");
        if (entry.Epoch < _epoch)
            Report(entry.Offset, 0, "epoch", $"{entry.Epoch}", $"{_epoch}");
        if (entry.Epoch != _epoch)
            _findings.Epochs++;
        (_nextOffset, _epoch) = (entry.Offset + 1, entry.Epoch);
    }

    private bool TryTake(LogEntry entry, out LoggedStep logged)
    {
        try
        {
            logged = LoggedStep.Take(_state, entry);
        }
        catch (Exception)
        {
            // Whatever an altered event does to the engine is a finding, and nothing after it can be compared.
            Report(entry.Offset, 0, "event", "", "");
            logged = default;
            return false;
        }

        _state = logged.Step.State;
        if (logged.Time < _last)
            Report(entry.Offset, 0, "time", $"{logged.Time:O}", $"{_last:O}");
        (_first, _last) = (_first ?? logged.Time, logged.Time);
        if (logged.Record.Event.EventCase == SessionEvent.EventOneofCase.Client)
            _findings.ClientMessages++;
        return true;
    }

    private void CompareOutputs(long offset, LoggedStep logged)
    {
        var (sent, given) = (logged.Record.Outputs, logged.Outputs.ToList());
        for (var i = 0; i < Math.Max(sent.Count, given.Count); i++)
        {
            var (expected, actual) = (sent.ElementAtOrDefault(i), given.ElementAtOrDefault(i));
            var sequence = expected?.Sequence ?? actual!.Sequence;
            if (MessageDifference.Between(expected, actual) is { } difference)
                Report(offset, sequence, difference.Field, difference.Expected, difference.Actual);
            else if (sequence != _lastSequence + 1)
                Report(offset, sequence, "sequence", $"{sequence}", $"{_lastSequence + 1}");
            _lastSequence = sequence;
        }

        _findings.Messages += sent.Count;
    }

    private void Report(long offset, long sequence, string field, string expected, string actual)
    {
        if (_findings.DifferenceCount++ < MostListed)
        {
            _findings.Differences.Add(new ReplayDifference
            {
                Offset = offset,
                Sequence = sequence,
                Field = field,
                Expected = Shorten(expected),
                Actual = Shorten(actual),
            });
        }
    }

    // The JSON has no characters of two halves in it: they are escaped.
    private static string Shorten(string value) => value.Length <= LongestValue ? value : value[..LongestValue];
}
