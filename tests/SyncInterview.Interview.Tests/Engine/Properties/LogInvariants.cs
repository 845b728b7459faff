using Google.Protobuf;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What repeats, the log and a client that comes back must find.</summary>
internal static class LogInvariants
{
    /// <summary>As many messages back a repeat is compared with what it was.</summary>
    private const int Remembered = 128;

    /// <summary>I5: sequences are gapless, in the log and as a client gets them over all its connections.</summary>
    public static string? SequencesAreGapless(Conversation conversation, out int seen)
    {
        var logged = conversation.Simulation.Log.SelectMany(record => record.Outputs).ToList();
        var client = new ClientView();
        client.Attach(conversation.Simulation.Client.Messages);
        client.Attach(logged);
        seen = logged.Count;
        return Gap("sent", conversation.Sent.Select(s => s.Message).Where(m => m.Sequence > 0))
            ?? Gap("logged", logged)
            ?? Gap("got by the client", client.Messages)
            ?? (client.Messages.SequenceEqual(logged) ? null : "the client got something else than was logged");
    }

    /// <summary>I6: a repeat is acknowledged, a gap or other content under an old number is refused, and nothing of it changes anything.</summary>
    public static string? RepeatsChangeNothing(Conversation conversation, out int seen)
    {
        var taken = new Dictionary<long, ByteString>();
        seen = 0;
        foreach (var step in conversation.Simulation.Steps.Where(step => step.Event.Client is not null))
        {
            var (message, before, after) = (step.Event.Client, step.Before, step.Step.State);
            var (sequence, last) = (message.ClientSequence, before.LastClientSequence);
            if (after.LastClientSequence != last)
            {
                if (sequence != last + 1 || after.LastClientSequence != sequence)
                    return $"at {step.At} message {sequence} was taken in after {last}";
                taken[sequence] = message.ToByteString();
                continue;
            }

            seen++;
            if (!ReferenceEquals(before, after))
                return $"at {step.At} message {sequence}, which was not taken in, changes the session";
            if (step.Step.Effects is not [var told] || !IsRight(told, message, last, taken.GetValueOrDefault(sequence), before.Ended))
                return $"at {step.At} message {sequence} after {last} gets {string.Join(", ", step.Step.Effects)}";
        }

        return null;
    }

    /// <summary>I10: the log, read back from its bytes, gives the same messages and asks for the same things.</summary>
    public static string? ReplayGivesTheSame(Conversation conversation, out int seen)
    {
        seen = 0;
        var state = SessionState.Empty;
        foreach (var record in conversation.Simulation.Log)
        {
            var read = LogRecord.Parser.ParseFrom(record.ToByteString());
            var step = TurnEngine.Handle(state, read.Event, read.Time.ToDateTimeOffset());
            state = step.State;
            var outputs = step.Effects.OfType<Effect.Send>().Select(send => send.Message).Where(message => message.Sequence > 0).ToList();
            if (!outputs.SequenceEqual(record.Outputs))
                return $"replaying {record.Event.EventCase} at {record.Time} sends {Lines(outputs)} instead of {Lines(record.Outputs)}";
            seen += outputs.Count;
        }

        var lived = conversation.Simulation.State;
        return (state.Key, state.Conversation, state.LastServerSequence, state.LastClientSequence, state.NextDue)
            == (lived.Key, lived.Conversation, lived.LastServerSequence, lived.LastClientSequence, lived.NextDue)
            && state.History.SequenceEqual(lived.History)
                ? null
                : "the log leads to another state";
    }

    private static bool IsRight(Effect told, ClientMessage message, long last, ByteString? first, bool hasEnded)
    {
        var refusal = told is Effect.Send { Message: { Sequence: 0, Error: { } said } } ? said : null;
        if (refusal is null && told is not Effect.Acknowledge)
            return false;
        var (sequence, reason) = (message.ClientSequence, refusal?.Reason);
        if (refusal is { } error && (error.ExpectedClientSequence != last + 1 || error.ClientSequence != sequence))
            return false;
        if (sequence > last)
            return sequence > last + 1 ? reason == (hasEnded ? ErrorReason.InterviewEnded : ErrorReason.SequenceGap) : reason is not null;
        var isTold = sequence > last - Remembered && first is not null;
        return !isTold || (first == message.ToByteString() ? refusal is null : reason == ErrorReason.SequenceConflict);
    }

    private static string? Gap(string what, IEnumerable<ServerMessage> messages)
    {
        var expected = 1L;
        foreach (var message in messages)
            if (message.Sequence != expected++)
                return $"message {message.Sequence} is {what} where {expected - 1} is next";
        return null;
    }

    private static string Lines(IEnumerable<ServerMessage> messages) => string.Join(", ", messages.Select(Transcript.Line));
}
