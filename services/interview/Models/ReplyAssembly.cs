using System.Text;
using SyncInterview.Conversation;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Llm.V1;
using ReplyRestarted = SyncInterview.Interviews.Store.V1.ReplyRestarted;

namespace SyncInterview.Interviews.Models;

/// <summary>
/// Turns a stream of reply deltas into the few events that the engine needs: the first speakable sentence, text after it, a start over,
/// the whole. What is said is the reply; a question is said only where there is no reply before it, and otherwise comes whole.
/// </summary>
/// <param name="key">The turn.</param>
/// <param name="attempt">The call, as the engine counts them.</param>
internal sealed class ReplyAssembly(TurnKey key, int attempt)
{
    private readonly StringBuilder _reply = new();
    private readonly StringBuilder _question = new();
    private readonly StringBuilder _progress = new();
    private bool _isSpeaking;

    /// <summary>Whether there is text after the first sentence that no event has carried yet.</summary>
    public bool HasProgress => _progress.Length > 0;

    /// <summary>Takes a message in. The event it leads to; null when there is none, or only progress.</summary>
    public SessionEvent? Take(StreamReplyResponse message) => message.MessageCase switch
    {
        StreamReplyResponse.MessageOneofCase.Delta when message.Delta.Part == ReplyPart.Question => TakeQuestion(message.Delta.Text),
        StreamReplyResponse.MessageOneofCase.Delta => TakeReply(message.Delta.Text),
        StreamReplyResponse.MessageOneofCase.Restarted => StartOver(),
        StreamReplyResponse.MessageOneofCase.Completed => Finish(message.Completed),
        _ => null,
    };

    /// <summary>The text after the first sentence that no event has carried yet.</summary>
    public SessionEvent TakeProgress()
    {
        var text = _progress.ToString();
        _progress.Clear();
        return new SessionEvent { ReplyProgress = new() { Key = key, Attempt = attempt, Text = text } };
    }

    private SessionEvent? TakeReply(string text)
    {
        _reply.Append(text);
        return Speak(_reply, text, isComplete: false);
    }

    private SessionEvent? TakeQuestion(string text)
    {
        _question.Append(text);
        if (WordCount.Of(_reply.ToString()) == 0)
            return Speak(_question, text, isComplete: false);
        // The reply is complete, however short it was.
        return _isSpeaking ? null : Speak(_reply, "", isComplete: true);
    }

    private SessionEvent? Speak(StringBuilder part, string text, bool isComplete)
    {
        if (_isSpeaking)
        {
            _progress.Append(text);
            return null;
        }

        var whole = part.ToString();
        _isSpeaking = SentenceSplitter.FirstSpeakable(whole, isComplete) is not null;
        return _isSpeaking ? new SessionEvent { ReplySentence = new() { Key = key, Attempt = attempt, Text = whole } } : null;
    }

    private SessionEvent StartOver()
    {
        _reply.Clear();
        _question.Clear();
        _progress.Clear();
        _isSpeaking = false;
        return new SessionEvent { ReplyRestarted = new ReplyRestarted { Key = key, Attempt = attempt } };
    }

    private SessionEvent Finish(ReplyCompleted completed)
    {
        _progress.Clear();
        return new SessionEvent
        {
            ReplyReady = new()
            {
                Key = key,
                Attempt = attempt,
                Reply = completed.Reply,
                Question = completed.Question,
                Provenance = completed.Provenance,
            },
        };
    }
}
