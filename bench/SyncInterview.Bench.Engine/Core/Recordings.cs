using SyncInterview.Bench.Engine.Candidates;
using SyncInterview.Bench.Engine.Simulation;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;
using EventCase = SyncInterview.Interviews.Store.V1.SessionEvent.EventOneofCase;

namespace SyncInterview.Bench.Engine.Core;

/// <summary>What is measured: the hot path by itself, the steps of a turn, a turn and an interview.</summary>
internal static class Recordings
{
    private const int Seed = 1;
    private const int Answers = 8;
    private const int Chunks = 50;
    private static readonly TimeSpan ChunkEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>All of them, always the same.</summary>
    public static IReadOnlyList<Recording> All()
    {
        var interview = RecordInterview();
        var events = interview.Events;
        var firstChunk = Find(events, 0, e => e.Client?.Chunk is not null);
        var final = Find(events, firstChunk, e => e.Client?.Final is not null);
        var sentence = Find(events, final, e => e.EventCase == EventCase.ReplySentence);
        var progress = Find(events, sentence, e => e.EventCase == EventCase.ReplyProgress);
        var nextChunk = Find(events, progress, e => e.Client?.Chunk is not null);
        return
        [
            Speech("chunk, replacing", interview, firstChunk, append: false),
            Speech("chunk, appending", interview, firstChunk, append: true),
            Slice("final, settling", interview, final, 1),
            Slice("reply's first sentence", interview, sentence, 1),
            Slice("more of the reply (delta)", interview, progress, 1),
            Slice("a turn", interview, firstChunk, nextChunk - firstChunk),
            interview,
        ];
    }

    private static Recording RecordInterview()
    {
        var answers = Enumerable.Range(0, Answers).Select(i =>
        {
            var (pace, random) = (new SpeechPace { FalseEnds = 0 }, Dice.For(Seed, i));
            return new Recogniser(pace, random).Hear(Talk.Draw(pace, random));
        });
        var recorder = new Recorder();
        new SimulatedSession(new(), [.. answers], new(new(), Seed, 0), recorder, Seed).Run();
        return new("an interview of 8 answers", SessionState.Empty, recorder.Events);
    }

    // Chunks up to a hundred words, no sentence ended and no timer fired: inputs that start nothing.
    private static Recording Speech(string name, Recording interview, int firstChunk, bool append)
    {
        var from = Slice("", interview, firstChunk, 0).From;
        var start = interview.Events[firstChunk].At;
        var words = "";
        var events = new List<(SessionEvent, DateTimeOffset)>();
        for (var i = 0; i < Chunks; i++)
        {
            var fresh = i == 0 ? "and then" : " and then";
            words += fresh;
            var chunk = new SpeechTranscript { Text = append ? fresh : words, Append = append };
            var message = new ClientMessage { ClientSequence = from.LastClientSequence + 1 + i, Chunk = chunk };
            events.Add((new() { Client = message }, start + ChunkEvery * i));
        }

        // The first one opens the turn, which is another matter.
        var opened = TurnEngine.Handle(from, events[0].Item1, events[0].Item2).State;
        return new(name, opened, events[1..]);
    }

    private static Recording Slice(string name, Recording interview, int from, int count) => new(
        name,
        (interview with { Events = [.. interview.Events.Take(from)] }).Play(),
        [.. interview.Events.Skip(from).Take(count)]);

    private static int Find(IReadOnlyList<(SessionEvent Event, DateTimeOffset At)> events, int from, Func<SessionEvent, bool> isSought)
    {
        for (var i = from; i < events.Count; i++)
        {
            if (isSought(events[i].Event))
                return i;
        }

        throw new InvalidOperationException("The recorded interview lacks an event that is measured.");
    }
}
