namespace SyncInterview.Interviews.Engine;

/// <summary>Something that was said.</summary>
/// <param name="Interviewer">Whether the interviewer said it.</param>
/// <param name="Sent">The text as sent, or as the candidate said it.</param>
/// <param name="Heard">Characters (Unicode code points) of <paramref name="Sent"/> that were heard; -1: all of it.</param>
/// <param name="Provisional">Whether it was a filler or a bridge.</param>
/// <param name="MessageSequence">Sequence of the message; 0 for the candidate.</param>
/// <param name="Marked">Characters that the client's last mark says were heard so far; -1: there is no mark.</param>
public sealed record HistoryLine(bool Interviewer, string Sent, int Heard, bool Provisional, long MessageSequence, int Marked = -1)
{
    /// <summary>What was heard of it: what the next prompt uses.</summary>
    public string HeardText => Heard < 0 ? Sent : CodePoints.Take(Sent, Heard);
}
