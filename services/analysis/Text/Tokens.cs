namespace SyncInterview.Analysis.Text;

/// <summary>
/// Cuts text into words. A word is letters and digits with what holds names and numbers together inside:
/// <c>don't</c>, <c>trade-off</c>, <c>2.4</c>, <c>ASP.NET</c>, <c>CI/CD</c>, <c>C#</c>, <c>C++</c>, <c>.NET</c>.
/// </summary>
internal static class Tokens
{
    public static IReadOnlyList<Token> Of(string text)
    {
        var tokens = new List<Token>(text.Length / 5);
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            if (text[at] == '.' && IsWord(text, at + 1) && char.IsLetter(text[at + 1]) && !IsWord(text, at - 1))
                at++;
            if (!IsWord(text, at))
            {
                at = start + 1;
                continue;
            }

            while (IsWord(text, at) || IsInner(text, at))
                at++;
            while (at < text.Length && text[at] is '#' or '+')
                at++;
            tokens.Add(Make(text, new Stretch(start, at)));
        }

        return tokens;
    }

    private static bool IsWord(string text, int at) =>
        at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]));

    private static bool IsInner(string text, int at)
    {
        if (!IsWord(text, at - 1) || !IsWord(text, at + 1))
            return false;
        return text[at] switch
        {
            '\'' or '’' or '-' or '/' or '&' or '.' => true,
            ',' or ':' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
            _ => false,
        };
    }

    private static Token Make(string text, Stretch at)
    {
        var word = text.Substring(at.Start, at.Length).ToLowerInvariant().Replace('’', '\'');
        return new Token(at, word, Stemmer.Stem(word));
    }
}
