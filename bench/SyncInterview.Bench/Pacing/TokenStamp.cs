namespace SyncInterview.Bench.Pacing;

/// <summary>
/// A moment of the monotonic clock as a word of text: <c>x</c> and nine digits of base 36, in microseconds. The fake model writes one
/// into every token, so that a receiver knows when the token was sent and the model's own unevenness drops out.
/// </summary>
internal static class TokenStamp
{
    /// <summary>Characters of a stamp.</summary>
    public const int Length = 10;

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The stamp of a moment.</summary>
    public static string Of(long moment) => string.Create(Length, moment / 1000, static (text, microseconds) =>
    {
        text[0] = 'x';
        for (var at = Length - 1; at > 0; at--)
        {
            text[at] = Digits[(int)(microseconds % 36)];
            microseconds /= 36;
        }
    });

    /// <summary>The moment of the text's first token; null where the text begins with none.</summary>
    public static long? First(ReadOnlySpan<char> text) => Read(text.TrimStart());

    /// <summary>The moment of the token that ends the first sentence; null while there is none.</summary>
    public static long? FirstSentenceEnd(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('.');
        return end < Length ? null : Read(text[(end - Length)..]);
    }

    private static long? Read(ReadOnlySpan<char> text)
    {
        if (text.Length < Length || text[0] != 'x')
            return null;
        var microseconds = 0L;
        foreach (var character in text[1..Length])
        {
            var digit = Digits.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0)
                return null;
            microseconds = (microseconds * 36) + digit;
        }

        return microseconds * 1000;
    }
}
