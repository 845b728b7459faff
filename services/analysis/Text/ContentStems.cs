namespace SyncInterview.Analysis.Text;

/// <summary>The subject words of a text, as stems; parts of a hyphenated word count each for itself.</summary>
internal static class ContentStems
{
    public static IEnumerable<string> Of(string text) => Tokens.Of(text).SelectMany(Of);

    public static IEnumerable<string> Of(Token token)
    {
        if (token.Word.IndexOfAny(['-', '/', '&']) < 0)
            return IsContent(token.Word) ? [token.Stem] : [];
        return token.Word.Split('-', '/', '&').Where(IsContent).Select(Stemmer.Stem);
    }

    private static bool IsContent(string word) => word.Length > 1 && !StopWords.Contains(word) && word.Any(char.IsLetter);
}
