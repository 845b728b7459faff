using SyncInterview.Conversation;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Offline;

/// <summary>What the interviewer has said in an interview so far, by the history of the request: nothing of it is said again.</summary>
internal sealed class AlreadySaid
{
    private readonly HashSet<ulong> _sentences = [];
    private readonly List<string> _lowerCase = [];

    /// <summary>Reads the history; <paramref name="more"/> was said too, but need not be in the history yet.</summary>
    public static AlreadySaid In(InterviewContext context, params ReadOnlySpan<string> more)
    {
        var said = new AlreadySaid();
        foreach (var entry in context.History)
        {
            if (entry.Interviewer)
                said.Add(entry.Text);
        }

        foreach (var text in more)
            said.Add(text);
        return said;
    }

    /// <summary>Takes a text in as said.</summary>
    public void Add(string text)
    {
        foreach (var sentence in SentenceSplitter.Split(text))
            _sentences.Add(Key(sentence));
        _lowerCase.Add(text.ToLowerInvariant());
    }

    /// <summary>Whether a sentence of the text was said before, case and punctuation aside, or comes twice in it.</summary>
    public bool Repeats(string text)
    {
        var fresh = new HashSet<ulong>();
        return SentenceSplitter.Split(text).Select(Key).Any(key => _sentences.Contains(key) || !fresh.Add(key));
    }

    /// <summary>Whether one of the texts held a stretch, given in lower case.</summary>
    public bool Holds(string lowerCase) => _lowerCase.Exists(text => text.Contains(lowerCase, StringComparison.Ordinal));

    // Histories are long and read for every reply: a sentence is remembered by a hash of its letters and digits.
    private static ulong Key(string sentence)
    {
        Span<char> heard = sentence.Length <= 512 ? stackalloc char[sentence.Length] : new char[sentence.Length];
        var length = 0;
        foreach (var character in sentence)
        {
            if (char.IsLetterOrDigit(character))
                heard[length++] = char.ToLowerInvariant(character);
        }

        return SeededRandom.Hash(heard[..length]);
    }
}
