using SyncInterview.Conversation;

namespace SyncInterview.Terminal.Demo;

/// <summary>
/// What a scripted candidate can say: blocks of text separated by lines of <c>---</c>; lines that begin with <c>#</c> are comments.
/// Each block is said once, to the question it shares most words with.
/// </summary>
internal sealed class ScriptedAnswers
{
    private const int ContentLetters = 4;

    private readonly List<string> _left;

    private ScriptedAnswers(List<string> answers) => _left = answers;

    /// <summary>Reads the answers of a file.</summary>
    public static ScriptedAnswers Read(FileInfo file)
    {
        var blocks = new List<List<string>> { new() };
        foreach (var line in File.ReadLines(file.FullName).Select(l => l.Trim()))
        {
            if (line == "---")
                blocks.Add([]);
            else if (line.Length > 0 && !line.StartsWith('#'))
                blocks[^1].Add(line);
        }

        return new([.. blocks.Select(lines => string.Join(' ', lines)).Where(text => text.Length > 0)]);
    }

    /// <summary>The best answer left to a question; null when all were given. The first question gets the first answer.</summary>
    public string? Next(string question)
    {
        if (_left.Count == 0)
            return null;
        var asked = Content(question);
        var best = _left.Select((answer, index) => (Index: index, Shared: Content(answer).Count(asked.Contains))).MaxBy(a => a.Shared);
        var answer = _left[best.Index];
        _left.RemoveAt(best.Index);
        return answer;
    }

    private static HashSet<string> Content(string text) =>
        SpokenText.Words(text).Where(word => word.Length >= ContentLetters).ToHashSet(StringComparer.Ordinal);
}
