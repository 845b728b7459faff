using SyncInterview.Common.V1;
using SyncInterview.Conversation;
using SyncInterview.Interviews.V1;
using Error = SyncInterview.Interviews.V1.Error;

namespace SyncInterview.Interviews.Engine;

/// <summary>What becomes of a turn whose reply did not come, or came too late to be said.</summary>
internal static class Fallback
{
    /// <summary>No reply came in time: the interviewer carries on with what is at hand. Never silence.</summary>
    public static void CarryOn(Turning turning)
    {
        var reply = turning.State.Reply;
        turning.Do(new Effect.CancelGenerations(turning.State.Key, "fallback"));
        if (reply.AwaitsQuestion && reply.Next is { } next)
        {
            Asking.AskCanned(turning, next);
            return;
        }

        var text = reply.Purpose switch
        {
            // What was streamed was said: nothing else can take its place.
            _ when reply.Raw.Length > 0 => WholeSentences(reply.Raw),
            ReplyPurpose.Opening => CannedLines.Greeting,
            ReplyPurpose.Closing => CannedLines.Closing,
            _ when reply.BridgeFilled => "",
            _ => CannedLines.Acknowledgement(turning.State.Seed, turning.NextCanned()),
        };
        if (turning.State.Phase is Phase.Settling or Phase.Bridged)
            Replying.Commit(turning);
        if (turning.State.Phase != Phase.Replying)
            return;
        var question = reply.Next is { } asked ? CannedLines.Question(asked, turning.State.Seed, turning.NextCanned()) : "";
        Replying.Complete(turning, text, question, CannedLines.Provenance);
    }

    /// <summary>The strategy without late replies: the bridge was the reply, and the question follows at once.</summary>
    public static void GiveUpOnLateReply(Turning turning)
    {
        turning.TryFill(Slot.Reply, turning.State.Key);
        turning.State = turning.State with { Phase = Phase.Replying, Reply = turning.State.Reply with { AwaitsQuestion = true } };
        Asking.Follow(turning, "");
    }

    /// <summary>Tells the client that a model failed. The conversation goes on.</summary>
    public static void SayModelFailed(Turning turning, ErrorReason reason) => turning.SendPassing(new()
    {
        Error = new Error
        {
            Code = (int)Google.Rpc.Code.Unavailable,
            Reason = reason == ErrorReason.Unspecified ? ErrorReason.ModelUnavailable : reason,
            Message = "The model did not answer; the interviewer carries on without it.",
        },
    });

    private static string WholeSentences(string raw)
    {
        var sentences = SentenceSplitter.Split(raw);
        var isOpen = raw.AsSpan().TrimEnd() is not [.., '.' or '!' or '?'];
        return string.Join(' ', isOpen && sentences.Count > 1 ? sentences.Take(sentences.Count - 1) : sentences);
    }
}
