using SyncInterview.Conversation;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>How the interviewer behaves besides.</summary>
internal static class MannerInvariants
{
    /// <summary>Fillers are not repeated, not close together, and not said to who switched them off.</summary>
    public static string? FillersAreSparing(Conversation conversation, out int seen)
    {
        var all = conversation.Sent.Where(s => s.Message.MiniLlmFiller is not null).ToList();
        var said = all.Where(s => s.Message.MiniLlmFiller is { Provenance.Provider: not "canned" }).ToList();
        seen = said.Count;
        if (said.GroupBy(s => SpokenText.Normalise(s.Message.MiniLlmFiller.Text)).FirstOrDefault(same => same.Count() > 1) is { } repeated)
            return $"{repeated.Key} is said {repeated.Count()} times";
        var fillers = all.Where(s => s.Message.MiniLlmFiller.Kind == FillerKind.Filler).ToList();
        for (var i = 1; i < fillers.Count; i++)
            if (fillers[i].At - fillers[i - 1].At < conversation.Options.FillerGap)
                return $"at {fillers[i].At} a filler follows the one of {fillers[i - 1].At}";
        return said.Count > 0 && !conversation.Options.Fillers ? "a filler is said although they are off" : null;
    }

    /// <summary>Questions are asked one an answer, in the order of the answers, and one that is repeated is the one before.</summary>
    public static string? QuestionsFollowAnswers(Conversation conversation, out int seen)
    {
        var asked = conversation.Responses.Where(r => r.Response.Kind == ResponseKind.Question).ToList();
        seen = asked.Count;
        var (answer, text) = (0, "");
        foreach (var (at, message, question) in asked)
        {
            var next = int.Parse(message.AnswerId.AsSpan(1));
            if (next != answer + 1 && (next != answer || question.Text != text))
                return $"at {at} {Transcript.Line(message)} asks for answer {next} after {answer}";
            (answer, text) = (next, question.Text);
        }

        return null;
    }

    /// <summary>A turn's timing says how long the first response took and what it was.</summary>
    public static string? TimingTellsTheTruth(Conversation conversation, out int seen)
    {
        seen = 0;
        foreach (var (at, message) in conversation.Sent.Where(s => s.Message.InterviewState?.Timing is not null))
        {
            seen++;
            var turn = conversation.Sent.Where(s => s.At <= at && s.Message.TurnId == message.TurnId).ToList();
            var first = turn.FindIndex(s =>
                s.Message.LlmResponse?.Kind == ResponseKind.Bridge || Conversation.IsState(s.Message, ConversationState.GeneratingQuestion));
            var final = turn.FindLastIndex(Math.Max(first, 0), s => Conversation.IsState(s.Message, ConversationState.ProcessingAnswer));
            if (first < 0 || final < 0)
                return $"at {at} a turn without final or response has a timing";
            var (timing, took) = (message.InterviewState.Timing, turn[first].At - turn[final].At);
            var kind = Kind(conversation, turn[first]);
            if (timing.FirstResponse.ToTimeSpan() != took || timing.First != kind)
                return $"at {at} the first response is said to be {timing.First} after {timing.FirstResponse}, and was {kind} after {took}";
        }

        return null;
    }

    private static FirstResponse Kind(Conversation conversation, (TimeSpan At, ServerMessage Message) first)
    {
        if (first.Message.LlmResponse is { } bridge)
            return bridge.Provenance?.Provider == "canned" ? FirstResponse.Canned : FirstResponse.Bridge;
        var key = Conversation.Key(first.Message);
        var before = conversation.Effects.TakeWhile(e => e.Effect is not Effect.Send send || send.Message.Sequence != first.Message.Sequence);
        return before.Any(e => e.Effect is Effect.StartReply { Speculative: false } start && start.Key == key)
            ? FirstResponse.Definitive
            : FirstResponse.Promoted;
    }
}
