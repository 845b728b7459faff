using SyncInterview.Conversation;

namespace SyncInterview.Interviews.Engine;

/// <summary>What the candidate is saying in the present turn.</summary>
/// <param name="Settled">Text that earlier finals of the turn froze.</param>
/// <param name="Current">Text since then.</param>
/// <param name="LastSequence">Last client sequence in the text.</param>
/// <param name="OpenedAt">When the first of it came.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="IsFinal">Whether the candidate stopped.</param>
/// <param name="Changes">How often it changed.</param>
/// <param name="SpokenAt">When the last words came, by the client's clock; null: it does not say.</param>
internal sealed record Utterance(
    string Settled,
    string Current,
    long LastSequence,
    DateTimeOffset OpenedAt,
    DateTimeOffset ChangedAt,
    bool IsFinal,
    int Changes,
    DateTimeOffset? SpokenAt)
{
    public static Utterance Empty { get; } = new("", "", 0, default, default, false, 0, null);

    public string Text => Settled.Length == 0 ? Current : Current.Length == 0 ? Settled : Settled + " " + Current;

    public bool IsBlank => string.IsNullOrWhiteSpace(Settled) && string.IsNullOrWhiteSpace(Current);

    /// <summary>Whether anything was said since the last final.</summary>
    public bool HasNewWords => !string.IsNullOrWhiteSpace(Current);

    public int Words => WordCount.Of(Settled) + WordCount.Of(Current);

    /// <summary>Mean time between two changes.</summary>
    public TimeSpan UsualSpacing => Changes < 2 ? TimeSpan.Zero : (ChangedAt - OpenedAt) / (Changes - 1);

    /// <summary>The utterance after one more transcript.</summary>
    public Utterance Hear(string text, bool append, bool isFinal, long sequence, DateTimeOffset now, DateTimeOffset? clientTime)
    {
        var current = !append || Current.Length == 0 ? text : Join(Current, text);
        var next = this with { LastSequence = sequence, IsFinal = isFinal, OpenedAt = LastSequence == 0 ? now : OpenedAt };
        if (current != Current)
            next = next with { ChangedAt = now, Changes = Changes + 1 };

        // A final brings no new words where only its punctuation is new: speech ended before.
        if (isFinal ? WordCount.Of(current) != WordCount.Of(Current) : current != Current)
            next = next with { SpokenAt = clientTime };
        if (!isFinal)
            return next with { Current = current };
        return next with { Settled = Settled.Length == 0 ? current.Trim() : Join(Settled, current.Trim()).Trim(), Current = "" };
    }

    private static string Join(string left, string right) =>
        right.Length == 0 || char.IsWhiteSpace(left[^1]) || char.IsWhiteSpace(right[0]) ? left + right : left + " " + right;
}
