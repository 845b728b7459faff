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
}
