using System.Collections.Concurrent;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>
/// An interview of 40 messages in which everything happens: tentative replies, a promoted guess, bridges, streamed replies,
/// a reopened answer, barge-in, backchannel, pause, skip, repeat. Tentative replies are asked for between messages, as most are: one that is
/// under way when its process dies is not asked for again.
/// </summary>
internal static class LongInterview
{
    private static readonly TimeSpan Stable = TimeSpan.FromMilliseconds(700);

    public static IReadOnlyList<Step> Steps { get; } =
    [
        Say(Inputs.Begin(), Phase.Idle),
        Say(Inputs.Playback(2, 5), Phase.Idle),
        Say(Inputs.Chunk("I built the"), Phase.Listening),
        Wait(TimeSpan.FromMilliseconds(300), Phase.Listening),
        Say(Inputs.Chunk("I built the payments ledger for a bank, and it took a year."), Phase.Listening),
        Wait(Stable, Phase.Listening),
        Say(Inputs.Final("I built the payments ledger for a bank, and it took a year."), Phase.Idle),
        Say(Inputs.Playback(7, 10), Phase.Idle),
        Say(Inputs.Thinking(), Phase.Idle),
        Say(Inputs.Chunk("The hard part"), Phase.Listening),
        Say(new() { Chunk = new() { Text = " was to keep it right.", Append = true } }, Phase.Listening),
        Say(Inputs.Final("The hard part was to keep it right (waits for 1)."), Phase.Settling),
        Wait(TimeSpan.FromMilliseconds(400), Phase.Settling),
        Wait(TimeSpan.FromMilliseconds(600), Phase.Bridged),
        Say(Inputs.Playback(14, 3), Phase.Bridged),
        Open(1, Phase.Idle),
        Say(Inputs.Repeat(), Phase.Idle),
        Say(Inputs.Pause(), Phase.Paused),
        Wait(TimeSpan.FromSeconds(40), Phase.Paused),
        Say(Inputs.Resume(), Phase.Idle),
        Say(Inputs.Chunk("So what we did then"), Phase.Listening),
        Wait(TimeSpan.FromSeconds(3), Phase.Listening),
        Say(Inputs.Chunk("So what we did then was to write every change down twice and compare"), Phase.Listening),
        Wait(Stable, Phase.Listening),
        Say(Inputs.Final("So what we did then was to write it down twice (streams up to 2)."), Phase.Replying),
        Say(Inputs.BargeIn(0, 6), Phase.Listening),
        Open(2, Phase.Listening),
        Say(Inputs.Chunk("Wait, I forgot one thing"), Phase.Listening),
        Say(Inputs.Final("Wait, I forgot one thing, the tests."), Phase.Idle),
        Say(Inputs.Skip(), Phase.Idle),
        Say(Inputs.Chunk("Another one"), Phase.Listening),
        Say(Inputs.Final("Another one is the index."), Phase.Idle),
        Say(Inputs.Final("And there is more (waits for 3)."), Phase.Settling),
        Wait(TimeSpan.FromMilliseconds(300), Phase.Settling),
        Say(Inputs.Chunk("namely the"), Phase.Listening),
        Say(Inputs.Final("namely the cache (waits for 3)."), Phase.Settling),
        Open(3, Phase.Idle),
        Say(Inputs.Final("We measured it (streams up to 4)."), Phase.Replying),
        Say(Inputs.Chunk("mm-hm"), Phase.Replying),
        Say(Inputs.Final("mm-hm"), Phase.Replying),
        Open(4, Phase.Idle),
        Say(Inputs.Thinking(), Phase.Idle),
        Say(Inputs.Playback(20, 4), Phase.Idle),
        Say(Inputs.Repeat(), Phase.Idle),
        Say(Inputs.Chunk("In the end it"), Phase.Listening),
        Wait(TimeSpan.FromSeconds(3), Phase.Listening),
        Say(Inputs.Chunk("In the end it was half as slow and twice as safe as before"), Phase.Listening),
        Wait(Stable, Phase.Listening),
        Say(Inputs.Final("In the end it was half as slow (waits for 5)."), Phase.Settling),
        Wait(TimeSpan.FromSeconds(1), Phase.Bridged),
        Open(5, Phase.Idle),
        Say(Inputs.Final("That is all of it."), Phase.Idle),
        Say(Inputs.Playback(68, 3), Phase.Idle),
        Say(Inputs.Pause(), Phase.Paused),
        Say(Inputs.Resume(), Phase.Idle),
        Say(Inputs.End(), Phase.Ended),
    ];

    /// <summary>One thing that happens, and the phase in which the conversation then rests.</summary>
    /// <param name="Message">The candidate sends something; null: no.</param>
    /// <param name="Time">Time passes.</param>
    /// <param name="Gate">The model goes on with what waits for this gate; 0: for none.</param>
    /// <param name="Rests">The phase.</param>
    public sealed record Step(ClientMessage? Message, TimeSpan Time, int Gate, Phase Rests);

    /// <summary>Makes the model wait where an answer says so.</summary>
    /// <returns>Opens a gate, for ever.</returns>
    public static Action<int> Script(ScriptedLlm llm)
    {
        var gates = new ConcurrentDictionary<int, TaskCompletionSource>();
        llm.Reply = async (request, stream, context) =>
        {
            var (reply, question) = ScriptedLlm.Answer(request);
            if (GateOf(request.Answer, "waits for ") is { } wait)
                await GateAt(wait).Task.WaitAsync(context.CancellationToken);
            await stream.WriteAsync(ScriptedLlm.Delta(reply[..15]));
            await stream.WriteAsync(ScriptedLlm.Delta(reply[15..] + " It "));
            if (GateOf(request.Answer, "streams up to ") is { } pause)
                await GateAt(pause).Task.WaitAsync(context.CancellationToken);
            await stream.WriteAsync(ScriptedLlm.Completed(reply + " It goes on.", question));
        };
        return number => GateAt(number).SetResult();

        TaskCompletionSource GateAt(int number) =>
            gates.GetOrAdd(number, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    private static int? GateOf(string answer, string marker)
    {
        var at = answer.LastIndexOf(marker, StringComparison.Ordinal);
        return at < 0 ? null : answer[at + marker.Length] - '0';
    }

    private static Step Say(ClientMessage message, Phase rests) => new(message, TimeSpan.Zero, 0, rests);

    private static Step Wait(TimeSpan time, Phase rests) => new(null, time, 0, rests);

    private static Step Open(int gate, Phase rests) => new(null, TimeSpan.Zero, gate, rests);
}
