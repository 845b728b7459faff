using System.Text;

namespace SyncInterview.Llm.Interviewing;

/// <summary>
/// Joins the small pieces in which a model writes, because every message costs each service on its way. A piece waits no longer than the
/// interval, or until the next one comes.
/// </summary>
internal sealed class DeltaJoin(TimeSpan interval, TimeProvider time)
{
    private readonly StringBuilder _text = new();
    private ReplyPiece _first;
    private long _since;

    /// <summary>Adds a piece. What waited of another part is to be sent before it.</summary>
    public ReplyPiece? Add(ReplyPiece piece)
    {
        var before = _text.Length > 0 && _first.Part != piece.Part ? Take() : null;
        if (_text.Length == 0)
            (_first, _since) = (piece, time.GetTimestamp());
        _text.Append(piece.Text);
        return before;
    }

    /// <summary>What has waited long enough, joined.</summary>
    public ReplyPiece? TakeDue() => time.GetElapsedTime(_since) >= interval ? Take() : null;

    /// <summary>All that waits, joined.</summary>
    public ReplyPiece? Take()
    {
        if (_text.Length == 0)
            return null;
        var joined = _first with { Text = _text.ToString() };
        _text.Clear();
        return joined;
    }
}
