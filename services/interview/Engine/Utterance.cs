using SyncInterview.Conversation;

namespace SyncInterview.Interviews.Engine;

/// <summary>What the candidate is saying in the present turn.</summary>
/// <param name="Settled">Text that earlier finals of the turn froze.</param>
/// <param name="Current">Text since then.</param>
/// <param name="LastSequence">Last client sequence in the text.</param>
/// <param name="OpenedAt">When the first of it came.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="IsFinal">Whether the candidate stopped.</param>
internal sealed record Utterance(
    string Settled,
    string Current,
    long LastSequence,
    DateTimeOffset OpenedAt,
    DateTimeOffset ChangedAt,
    bool IsFinal)
{
    public static Utterance Empty { get; } = new("", "", 0, default, default, false);

    public string Text => Settled.Length == 0 ? Current : Current.Length == 0 ? Settled : Settled + " " + Current;

    public bool IsBlank => string.IsNullOrWhiteSpace(Settled) && string.IsNullOrWhiteSpace(Current);

    public int Words => WordCount.Of(Settled) + WordCount.Of(Current);

    /// <summary>The utterance after one more transcript.</summary>
    public Utterance Hear(string text, bool append, bool isFinal, long sequence, DateTimeOffset now)
    {
        var current = !append || Current.Length == 0 ? text : Join(Current, text);
        var opened = LastSequence == 0 ? now : OpenedAt;
        return isFinal
            ? new(Settled.Length == 0 ? current.Trim() : Join(Settled, current.Trim()).Trim(), "", sequence, opened, now, true)
            : new(Settled, current, sequence, opened, current == Current ? ChangedAt : now, false);
    }

    private static string Join(string left, string right) =>
        right.Length == 0 || char.IsWhiteSpace(left[^1]) || char.IsWhiteSpace(right[0]) ? left + right : left + " " + right;
}
