using System.Diagnostics;
using System.Diagnostics.Metrics;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews;

/// <summary>Metrics and traces of the interview service, both under the name <c>SyncInterview.Interview</c>.</summary>
internal sealed class InterviewTelemetry
{
    private const string Name = "SyncInterview.Interview";

    private readonly Histogram<double> _firstResponse;
    private readonly Histogram<double> _definitiveReply;
    private readonly Histogram<double> _perceivedGap;
    private readonly Counter<long> _fallbacks;
    private readonly Counter<long> _tentatives;
    private readonly Counter<long> _speculations;
    private readonly UpDownCounter<long> _sessions;
    private readonly UpDownCounter<long> _streams;

    /// <summary>Creates the instruments.</summary>
    public InterviewTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _firstResponse = meter.CreateHistogram<double>(
            "syncinterview.interview.first_response", "s", "From the candidate's final to the first thing said, by what it was.");
        _definitiveReply = meter.CreateHistogram<double>(
            "syncinterview.interview.definitive_reply", "s", "From the candidate's final to the first sentence of the definitive reply.");
        _perceivedGap = meter.CreateHistogram<double>(
            "syncinterview.interview.perceived_gap", "s", "From the end of speech to the first thing said, by the client's clock.");
        _fallbacks = meter.CreateCounter<long>(
            "syncinterview.interview.fallbacks", "{turn}", "Turns whose first response was not the definitive reply, by what it was.");
        _tentatives = meter.CreateCounter<long>(
            "syncinterview.interview.tentatives", "{reply}", "Tentative replies, by how far they came: asked for, sent, said as the bridge.");
        _speculations = meter.CreateCounter<long>(
            "syncinterview.interview.speculations", "{reply}", "Definitive replies started on a guess, by how far they came: started, promoted.");
        _sessions = meter.CreateUpDownCounter<long>("syncinterview.interview.sessions", "{session}", "Sessions in memory.");
        _streams = meter.CreateUpDownCounter<long>("syncinterview.interview.streams", "{stream}", "Attached streams.");
    }

    /// <summary>Spans of turns and of what they cause.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>A session came into memory (1) or left it (-1).</summary>
    public void Sessions(int change) => _sessions.Add(change);

    /// <summary>A stream attached (1) or ended (-1).</summary>
    public void Streams(int change) => _streams.Add(change);

    /// <summary>Reads the timing of a turn off the message that carries it.</summary>
    public void Sent(ServerMessage message)
    {
        if (message.InterviewState?.Timing is not { } timing)
            return;
        var first = new KeyValuePair<string, object?>("first", timing.First.ToString().ToLowerInvariant());
        if (timing.FirstResponse is { } response)
            _firstResponse.Record(response.ToTimeSpan().TotalSeconds, first);
        if (timing.DefinitiveReply is { } reply)
            _definitiveReply.Record(reply.ToTimeSpan().TotalSeconds);
        if (timing.PerceivedGap is { } gap)
            _perceivedGap.Record(gap.ToTimeSpan().TotalSeconds, first);
        if (timing.First is FirstResponse.Bridge or FirstResponse.Canned)
            _fallbacks.Add(1, first);
        _tentatives.Add(timing.TentativesStarted, Stage("started"));
        _tentatives.Add(timing.TentativesSent, Stage("sent"));
        _tentatives.Add(timing.First == FirstResponse.Bridge ? 1 : 0, Stage("said"));
        _speculations.Add(timing.SpeculationsStarted, Stage("started"));
        _speculations.Add(timing.Promoted ? 1 : 0, Stage("promoted"));
    }

    private static KeyValuePair<string, object?> Stage(string stage) => new("stage", stage);
}
