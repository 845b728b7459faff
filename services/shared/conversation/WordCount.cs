namespace SyncInterview.Conversation;

/// <summary>Counts words as a listener would: runs between white space that hold at least one letter or digit.</summary>
public static class WordCount
{
    /// <summary>Words in the text; 0 for white space and bare punctuation.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var words = 0;
        var counted = false;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                counted = false;
            }
            else if (!counted && char.IsLetterOrDigit(character))
            {
                counted = true;
                words++;
            }
        }

        return words;
    }

    /// <summary>Words in a text that mostly says what was counted before: only from the first difference on is counted again.</summary>
    /// <param name="text">The text.</param>
    /// <param name="before">The text before.</param>
    /// <param name="wordsBefore">Words in <paramref name="before"/>.</param>
    public static int Of(ReadOnlySpan<char> text, ReadOnlySpan<char> before, int wordsBefore)
    {
        var same = text.CommonPrefixLength(before);
        while (same > 0 && !char.IsWhiteSpace(text[same - 1]))
            same--;
        return wordsBefore - Of(before[same..]) + Of(text[same..]);
    }
}
