using SyncInterview.Conversation;

namespace SyncInterview.Terminal.Demo;

/// <summary>
/// What a scripted candidate can say: blocks of text separated by lines of <c>---</c>; lines that begin with <c>#</c> are comments.
/// Each block is said once: one that begins with <c>@ N</c> to question N, the others to the question they share most words with.
/// </summary>
internal sealed class ScriptedAnswers
{
    private const int ContentLetters = 4;

    private readonly List<(int? Number, string Text)> _left;
    private int _asked;

    private ScriptedAnswers(IEnumerable<(int? Number, string Text)> answers) => _left = [.. answers];

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

        return new(blocks.Where(lines => lines.Count > 0).Select(Parse));
    }

    /// <summary>The best answer left to a question; null when all were given.</summary>
    public string? Next(string question)
    {
        _asked++;
        var words = Content(question);
        var best = _left
            .Where(answer => answer.Number is null || answer.Number == _asked)
            .OrderByDescending(answer => answer.Number == _asked)
            .ThenByDescending(answer => Content(answer.Text).Count(words.Contains))
            .FirstOrDefault();
        _left.Remove(best);
        return best.Text;
    }

    private static (int? Number, string Text) Parse(List<string> lines)
    {
        var text = string.Join(' ', lines);
        if (!text.StartsWith("@ ", StringComparison.Ordinal))
            return (null, text);
        var parts = text.Split(' ', 3);
        return (int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), parts[2]);
    }

    private static HashSet<string> Content(string text) =>
        SpokenText.Words(text).Where(word => word.Length >= ContentLetters).ToHashSet(StringComparer.Ordinal);
}
