using System.Collections.Frozen;

namespace SyncInterview.Conversation;

/// <summary>Tells sounds of listening ("mm-hm", "okay, right") from an attempt to take the floor.</summary>
public static class Backchannel
{
    /// <summary>A longer utterance takes the floor, whatever its words.</summary>
    public const int MaxWords = 3;

    private static readonly FrozenSet<string> Sounds = WordList.Words("backchannels");
    private static readonly FrozenSet<string> Phrases =
        WordList.Phrases("backchannel-phrases").Select(phrase => string.Join(' ', phrase)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the text is nothing but one to <see cref="MaxWords"/> words of listening. Empty text is not.</summary>
    public static bool IsBackchannel(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains('?', StringComparison.Ordinal) || WordCount.Of(text) is 0 or > MaxWords)
            return false;
        var words = SpokenText.Tokens(text);
        return words.All(Sounds.Contains) || Phrases.Contains(string.Join(' ', words));
    }
}
