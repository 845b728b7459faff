namespace SyncInterview.Interviews.Engine;

/// <summary>Counting and cutting text by Unicode code points, as the contracts count it.</summary>
internal static class CodePoints
{
    /// <summary>Number of code points.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            if (!char.IsLowSurrogate(c))
                count++;
        return count;
    }

    /// <summary>The first <paramref name="count"/> code points, or all when there are fewer.</summary>
    public static string Take(string text, int count)
    {
        var taken = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]))
                continue;
            if (taken++ == count)
                return text[..i];
        }

        return text;
    }
}
