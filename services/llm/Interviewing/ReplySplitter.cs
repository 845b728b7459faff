using System.Text;
using System.Text.RegularExpressions;
using SyncInterview.Conversation;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Interviewing;

/// <summary>
/// Tells the reply from the question while a model's text is still coming, by the marker <c>QUESTION:</c> before the question. The marker
/// may be split over pieces, come twice or be missing; then the last sentence, if it asks, is the question.
/// </summary>
/// <remarks>
/// The first sentence is passed on as it comes, so that nothing is added to the time to the first word. Each later sentence, and a
/// first one that begins like a question, is held until its end shows whether it asks. So what was given out as reply stays reply, with
/// one exception: an answer that is one single question and did not begin like one. <see cref="Restarts"/> then tells that the pieces of
/// <see cref="Complete"/> replace all others.
/// </remarks>
internal sealed partial class ReplySplitter(bool wantsQuestion)
{
    private const string Marker = "QUESTION:";

    private readonly StringBuilder _reply = new();
    private readonly StringBuilder _question = new();
    private State _state = wantsQuestion ? State.Beginning : State.ReplyOnly;
    private string _pending = "";
    private char _previous = '\n';

    private enum State
    {
        // Too little is there to see whether the first sentence begins like a question.
        Beginning,

        // The first sentence, passed on piece by piece.
        FirstSentence,

        // Whole sentences only.
        LaterSentences,

        // No question is wanted: all of it is reply, up to a marker.
        ReplyOnly,

        // Behind the marker.
        Question,

        // Whatever still comes belongs to nothing.
        Closed,
    }

    /// <summary>The reply given out so far.</summary>
    public string Reply => _reply.ToString().TrimEnd();

    /// <summary>The question given out so far.</summary>
    public string Question => _question.ToString().TrimEnd();

    /// <summary>Whether everything given out before <see cref="Complete"/> is void.</summary>
    public bool Restarts { get; private set; }

    /// <summary>Takes in more of the model's text and returns what can be told apart by now.</summary>
    public IReadOnlyList<ReplyPiece> Append(string text)
    {
        _pending += text;
        var pieces = new List<ReplyPiece>();
        while (MarkerPattern().Match(_previous + _pending) is { Success: true } marker)
        {
            var before = _pending[..(marker.Index - 1)];
            Consume(marker.Index - 1 + marker.Length);
            PassMarker(pieces, before);
        }

        Release(pieces, _pending[..^LengthOfHalfMarker()]);
        return pieces;
    }

    /// <summary>The text is complete: returns what was held back.</summary>
    public IReadOnlyList<ReplyPiece> Complete()
    {
        var pieces = new List<ReplyPiece>();
        if (_state is State.Question or State.ReplyOnly)
            Release(pieces, _pending);
        else if (_state is not State.Closed)
            SplitOffLastQuestion(pieces);
        _state = State.Closed;
        return pieces;
    }

    private void PassMarker(List<ReplyPiece> pieces, string before)
    {
        if (_state is State.Question)
            PassOnQuestion(pieces, before);
        else if (_state is not State.Closed)
            Emit(pieces, ReplyPart.Reply, before);

        // A second marker right behind the first says nothing; behind a question it would begin another one, and one is enough.
        _state = !wantsQuestion || _question.Length > 0 ? State.Closed : State.Question;
    }

    private void Release(List<ReplyPiece> pieces, string ready)
    {
        var length = _state switch
        {
            State.Beginning => Begin(pieces, ready),
            State.FirstSentence => PassOnFirstSentence(pieces, ready),
            State.LaterSentences => PassOnSentences(pieces, ready, 0),
            State.ReplyOnly => Emit(pieces, ReplyPart.Reply, ready),
            State.Question => PassOnQuestion(pieces, ready),
            _ => ready.Length,
        };
        Consume(Math.Min(length, _pending.Length));
    }

    private void Consume(int length)
    {
        if (length > 0)
            _previous = _pending[length - 1];
        _pending = _pending[length..];
    }

    private int Begin(List<ReplyPiece> pieces, string ready)
    {
        if (QuestionStart.Read(ready) is not { } asks)
            return 0;
        _state = asks ? State.LaterSentences : State.FirstSentence;
        return asks ? PassOnSentences(pieces, ready, 0) : PassOnFirstSentence(pieces, ready);
    }

    private int PassOnFirstSentence(List<ReplyPiece> pieces, string ready)
    {
        var end = EndOfSentence(_reply + ready, 0);
        if (end == 0)
            return Emit(pieces, ReplyPart.Reply, ready);
        _state = State.LaterSentences;
        var from = Math.Max(0, end - _reply.Length);
        Emit(pieces, ReplyPart.Reply, ready[..from]);
        return PassOnSentences(pieces, ready, from);
    }

    private int PassOnSentences(List<ReplyPiece> pieces, string ready, int from)
    {
        for (var end = EndOfSentence(ready, from); end > 0; end = EndOfSentence(ready, from))
        {
            // A sentence that asks may be the last one, and then it is the question.
            if (Asks(ready[from..end]) && !HasMore(ready, end))
                break;
            Emit(pieces, ReplyPart.Reply, ready[from..end]);
            from = end;
        }

        return from;
    }

    // The question ends with its line: remarks behind it are dropped.
    private int PassOnQuestion(List<ReplyPiece> pieces, string ready)
    {
        var start = _question.Length > 0 ? 0 : ready.Length - ready.TrimStart('*', ' ', '\t', '\r', '\n').Length;
        var end = ready.IndexOf('\n', start);
        Emit(pieces, ReplyPart.Question, end < 0 ? ready[start..] : ready[start..end]);
        if (end >= 0)
            _state = State.Closed;
        return ready.Length;
    }

    private void SplitOffLastQuestion(List<ReplyPiece> pieces)
    {
        var whole = (_reply + _pending).TrimEnd();
        var sentences = SentenceSplitter.Split(whole);
        var question = sentences.Count > 0 && Asks(sentences[^1]) ? sentences[^1] : "";
        var reply = whole[..(whole.Length - question.Length)];
        Restarts = question.Length > 0 && reply.Length < _reply.Length;
        if (Restarts)
            _reply.Clear();
        Emit(pieces, ReplyPart.Reply, reply[Math.Min(_reply.Length, reply.Length)..]);
        Emit(pieces, ReplyPart.Question, question);
    }

    private int Emit(List<ReplyPiece> pieces, ReplyPart part, string text)
    {
        var target = part == ReplyPart.Reply ? _reply : _question;
        var spoken = WhiteSpace().Replace(text, " ");
        if (target.Length == 0 || target[^1] == ' ')
            spoken = spoken.TrimStart();
        if (spoken.Length > 0)
        {
            target.Append(spoken);
            pieces.Add(new(part, spoken));
        }

        return text.Length;
    }

    /// <summary>Length of an end of the pending text that may grow into a marker.</summary>
    private int LengthOfHalfMarker()
    {
        var start = _pending.AsSpan().LastIndexOfAny(" \t\r\n") + 1;
        var word = _pending.AsSpan(start);
        var isHalf = word.Length > 0 && Marker.AsSpan().StartsWith(word.TrimStart('*'), StringComparison.OrdinalIgnoreCase);
        return isHalf ? word.Length : 0;
    }

    // With the white space behind it: that is what tells a listener to the stream that the sentence is over.
    private static int EndOfSentence(string text, int from)
    {
        var end = SentenceSplitter.EndOfNext(text, from);
        while (end > 0 && end < text.Length && char.IsWhiteSpace(text[end]))
            end++;
        return end;
    }

    private static bool Asks(string sentence) => sentence.AsSpan().TrimEnd("\"'”’)* \n\r\t").EndsWith("?");

    private static bool HasMore(string text, int from) => text.AsSpan(from).ContainsAnyExcept(" \t\r\n*");

    // In capitals behind any white space, or as a word that begins a line.
    [GeneratedRegex(@"(?<=\s)\**QUESTION:\**[ \t]*|(?<=\n)[ \t]*[#*]*[ \t]*Question:\**[ \t]*")]
    private static partial Regex MarkerPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
