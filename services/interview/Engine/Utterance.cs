using SyncInterview.Conversation;

namespace SyncInterview.Interviews.Engine;

/// <summary>What the candidate is saying in the present turn.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Settled">Length of the text at its start that earlier finals of the turn froze.</param>
/// <param name="Words">Words of the text.</param>
/// <param name="LastSequence">Last client sequence in the text.</param>
/// <param name="OpenedAt">When the first of it came.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="IsFinal">Whether the candidate stopped.</param>
/// <param name="Changes">How often it changed.</param>
/// <param name="SpokenAt">When the last words came, by the client's clock; null: it does not say.</param>
internal sealed record Utterance(
    string Text,
    int Settled,
    int Words,
    long LastSequence,
    DateTimeOffset OpenedAt,
    DateTimeOffset ChangedAt,
    bool IsFinal,
    int Changes,
    DateTimeOffset? SpokenAt)
{
    public static Utterance Empty { get; } = new("", 0, 0, 0, default, default, false, 0, null);

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>Whether anything was said since the last final.</summary>
    public bool HasNewWords => !Current.IsWhiteSpace();

    /// <summary>Mean time between two changes.</summary>
    public TimeSpan UsualSpacing => Changes < 2 ? TimeSpan.Zero : (ChangedAt - OpenedAt) / (Changes - 1);

    // A space parts it from what is settled.
    private ReadOnlySpan<char> Current => Text.AsSpan(Settled == 0 || Settled == Text.Length ? Settled : Settled + 1);

    /// <summary>What stays of the text when a transcript comes: all of it, or what is settled.</summary>
    public ReadOnlySpan<char> Kept(bool append) => append ? Text : Text.AsSpan(0, Settled);

    /// <summary>The utterance after one more transcript.</summary>
    public Utterance Hear(string text, bool append, bool isFinal, long sequence, DateTimeOffset now, DateTimeOffset? clientTime)
    {
        var heard = append && Current.Length > 0 ? Join(Text, text) : Settled == 0 ? text : Behind(Text.AsSpan(0, Settled), text);
        var whole = isFinal ? Trim(heard) : heard;
        var words = WordCount.Of(whole, Text, Words);
        var isChanged = append ? text.Length > 0 : !Current.SequenceEqual(text);
        // A final brings no new words where only its punctuation is new: speech ended before.
        var isSpoken = isFinal ? words != Words : isChanged;
        return new(
            whole,
            isFinal ? whole.Length : Settled,
            words,
            sequence,
            LastSequence == 0 ? now : OpenedAt,
            isChanged ? now : ChangedAt,
            isFinal,
            isChanged ? Changes + 1 : Changes,
            isSpoken ? clientTime : SpokenAt);
    }

    private string Trim(string heard)
    {
        var behind = heard.AsSpan(Settled);
        var kept = behind.Trim();
        return kept.Length >= behind.Length - (Settled == 0 ? 0 : 1) ? heard : Behind(heard.AsSpan(0, Settled), kept);
    }

    private static string Behind(ReadOnlySpan<char> settled, ReadOnlySpan<char> text)
    {
        if (settled.Length == 0)
            return text.ToString();
        return text.Length == 0 ? settled.ToString() : string.Concat(settled, " ", text);
    }

    private static string Join(string left, string right) =>
        right.Length == 0 || char.IsWhiteSpace(left[^1]) || char.IsWhiteSpace(right[0]) ? left + right : left + " " + right;
}
