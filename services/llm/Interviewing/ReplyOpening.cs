using System.Text;
using SyncInterview.Conversation;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Interviewing;

/// <summary>Collects the pieces of a reply until there is a sentence that can be spoken.</summary>
internal sealed class ReplyOpening
{
    private readonly List<ReplyPiece> _pieces = [];
    private readonly StringBuilder _reply = new();
    private readonly StringBuilder _question = new();

    /// <summary>What was collected.</summary>
    public IReadOnlyList<ReplyPiece> Pieces => _pieces;

    /// <summary>Takes pieces in. Whether there is a speakable sentence now: a question ends the reply before it, however short that was.</summary>
    public bool Add(IReadOnlyList<ReplyPiece> pieces)
    {
        foreach (var piece in pieces)
        {
            _pieces.Add(piece);
            (piece.Part == ReplyPart.Question ? _question : _reply).Append(piece.Text);
        }

        var hasReply = WordCount.Of(_reply.ToString()) > 0;
        return SentenceSplitter.FirstSpeakable((hasReply ? _reply : _question).ToString(), hasReply && _question.Length > 0) is not null;
    }
}
