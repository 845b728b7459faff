namespace SyncInterview.Analysis.Text;

/// <summary>
/// Phrases to look for, word by word and without regard to case. A word that ends in <c>*</c> stands for all words with that beginning;
/// <c>_</c> stands for any one word.
/// </summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<string, List<string[]>> _byFirstWord = new(StringComparer.Ordinal);
    private readonly List<string[]> _byPattern = [];

    public PhraseSet(IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            if (words[0] == "_" || words[0].EndsWith('*'))
                _byPattern.Add(words);
            else if (_byFirstWord.TryGetValue(words[0], out var others))
                others.Add(words);
            else
                _byFirstWord[words[0]] = [words];
        }

        // The longest phrase wins where several begin at one word.
        foreach (var others in _byFirstWord.Values)
            others.Sort((a, b) => b.Length.CompareTo(a.Length));
    }

    /// <summary>Finds the phrases within a run of tokens, left to right and without overlap.</summary>
    public IEnumerable<PhraseHit> Find(IReadOnlyList<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (MatchAt(tokens, at) is not { } phrase)
                continue;
            var end = at + phrase.Length;
            yield return new PhraseHit(string.Join(' ', phrase), at, new Stretch(tokens[at].At.Start, tokens[end - 1].At.End));
            at = end - 1;
        }
    }

    public bool IsIn(IReadOnlyList<Token> tokens) => Find(tokens).Any();

    private string[]? MatchAt(IReadOnlyList<Token> tokens, int at)
    {
        if (_byFirstWord.TryGetValue(tokens[at].Word, out var candidates))
        {
            foreach (var words in candidates)
            {
                if (Matches(tokens, at, words))
                    return words;
            }
        }

        return _byPattern.Find(words => Matches(tokens, at, words));
    }

    private static bool Matches(IReadOnlyList<Token> tokens, int at, string[] words)
    {
        if (at + words.Length > tokens.Count)
            return false;
        for (var i = 0; i < words.Length; i++)
        {
            if (!Matches(tokens[at + i].Word, words[i]))
                return false;
        }

        return true;
    }

    private static bool Matches(string word, string pattern) =>
        pattern == "_" || (pattern.EndsWith('*') ? word.StartsWith(pattern[..^1], StringComparison.Ordinal) : word == pattern);
}
