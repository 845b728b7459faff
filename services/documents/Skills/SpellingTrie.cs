using SyncInterview.Documents.Structure;

namespace SyncInterview.Documents.Skills;

/// <summary>
/// Finds spellings in a text in one pass, the longest at each place. Case is folded, and white space, line breaks and hyphens count
/// as one space, so that "event-driven" and a name broken over two lines are found.
/// </summary>
internal sealed class SpellingTrie
{
    private readonly Node _root = new();

    /// <summary>Adds a spelling.</summary>
    public void Add(SkillSpelling spelling)
    {
        var node = _root;
        foreach (var c in spelling.Text)
            node = node.Child(Fold(c));
        node.Spellings.Add(spelling);
    }

    /// <summary>All places, from left to right, not overlapping.</summary>
    public IEnumerable<SkillMention> Search(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var mention = IsBoundaryBefore(text, at) ? LongestAt(text, at) : null;
            if (mention is not null)
                yield return mention;
            at = mention?.Slice.End ?? at + 1;
        }
    }

    private SkillMention? LongestAt(string text, int start)
    {
        SkillMention? longest = null;
        var node = _root;
        var at = start;
        while (at < text.Length && node.TryChild(Fold(text[at]), out node))
        {
            at = AfterSpaces(text, at);
            if (node.Spellings.Count > 0 && IsBoundaryAfter(text, at) && Fitting(node, text.AsSpan(start, at - start)) is { } spelling)
                longest = new SkillMention(new Slice(start, at), spelling);
        }

        return longest;
    }

    /// <summary>A run of white space or hyphens was folded to one space, so it is passed as one.</summary>
    private static int AfterSpaces(string text, int at)
    {
        if (Fold(text[at]) != ' ')
            return at + 1;
        while (at < text.Length && Fold(text[at]) == ' ')
            at++;
        return at;
    }

    private static SkillSpelling? Fitting(Node node, ReadOnlySpan<char> found)
    {
        foreach (var spelling in node.Spellings)
        {
            if (spelling.Rule == SpellingRule.AnyCase || SameCase(spelling.Text, found))
                return spelling;
        }

        return null;
    }

    private static bool SameCase(string spelling, ReadOnlySpan<char> found)
    {
        if (spelling.Length != found.Length)
            return false;
        for (var i = 0; i < found.Length; i++)
        {
            if (spelling[i] != found[i] && Fold(found[i]) != ' ')
                return false;
        }

        return true;
    }

    private static char Fold(char c) => char.IsWhiteSpace(c) || c == '-' ? ' ' : char.ToLowerInvariant(c);

    private static bool IsBoundaryBefore(string text, int at) =>
        !char.IsWhiteSpace(text[at]) && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '@' or '.'));

    private static bool IsBoundaryAfter(string text, int at)
    {
        if (at >= text.Length)
            return true;
        var (last, next) = (text[at - 1], text[at]);
        if (char.IsWhiteSpace(last) || last == '-')
            return false;
        // "C++11" has a version behind it; "C" before "++" or "#" is another language.
        if (char.IsLetterOrDigit(next))
            return !char.IsLetterOrDigit(last) && char.IsAsciiDigit(next);
        if (next is '+' or '#' or '_' or '@')
            return false;
        return next != '.' || at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]);
    }

    private sealed class Node
    {
        private readonly Dictionary<char, Node> _children = [];

        public List<SkillSpelling> Spellings { get; } = [];

        public Node Child(char c)
        {
            if (!_children.TryGetValue(c, out var child))
                _children[c] = child = new Node();
            return child;
        }

        public bool TryChild(char c, out Node child)
        {
            var found = _children.TryGetValue(c, out var next);
            child = next ?? this;
            return found;
        }
    }
}
