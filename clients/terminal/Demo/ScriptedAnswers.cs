using System.Globalization;
using SyncInterview.Conversation;

namespace SyncInterview.Terminal.Demo;

/// <summary>
/// What a scripted candidate can say: blocks of text separated by lines of <c>---</c>. In a block, a line that begins with <c>##</c>
/// says what it is about, one that begins with <c>#</c> is a comment. Each block is said once: one whose text begins with
/// <c>@ N</c> to question N, the others to the question they share most with; a word counts the more, the fewer answers have it.
/// </summary>
internal sealed class ScriptedAnswers
{
    private const int ContentLetters = 2;
    private const double SubjectWeight = 5;

    // Crude stems, so that "caching" meets "cache".
    private const int StemLetters = 5;

    private readonly List<Answer> _left;
    private readonly Dictionary<string, double> _rarity;
    private int _asked;

    private ScriptedAnswers(IEnumerable<Answer> answers)
    {
        _left = [.. answers];
        _rarity = _left.SelectMany(answer => Stems(answer.Text + " " + answer.Subject)).CountBy(word => word)
            .ToDictionary(word => word.Key, word => Math.Log((_left.Count + 1.0) / word.Value));
    }

    /// <summary>Reads the answers of a file.</summary>
    public static ScriptedAnswers Read(FileInfo file)
    {
        var blocks = new List<List<string>> { new() };
        foreach (var line in File.ReadLines(file.FullName).Select(l => l.Trim()))
        {
            if (line == "---")
                blocks.Add([]);
            else
                blocks[^1].Add(line);
        }

        return new(blocks.Select(Parse).Where(answer => answer.Text.Length > 0));
    }

    /// <summary>The best answer left to a question; null when all were given.</summary>
    public string? Next(string question)
    {
        _asked++;
        var words = Stems(question);
        var best = _left
            .Where(answer => answer.Number is null || answer.Number == _asked)
            .OrderByDescending(answer => answer.Number == _asked)
            .ThenByDescending(answer => Shared(answer.Text) + SubjectWeight * Shared(answer.Subject))
            .FirstOrDefault();
        if (best is not null)
            _left.Remove(best);
        return best?.Text;

        double Shared(string text) => Stems(text).Where(words.Contains).Sum(word => _rarity[word]);
    }

    private static Answer Parse(List<string> lines)
    {
        var subject = string.Join(' ', lines.Where(line => line.StartsWith("##", StringComparison.Ordinal)).Select(line => line[2..]));
        var text = string.Join(' ', lines.Where(line => line.Length > 0 && line[0] != '#'));
        if (!text.StartsWith("@ ", StringComparison.Ordinal))
            return new(null, subject, text);
        var parts = text.Split(' ', 3);
        return new(int.Parse(parts[1], CultureInfo.InvariantCulture), subject, parts[2]);
    }

    private static HashSet<string> Stems(string text) =>
        SpokenText.Words(text).Where(word => word.Length >= ContentLetters)
            .Select(word => word[..Math.Min(word.Length, StemLetters)]).ToHashSet(StringComparer.Ordinal);

    private sealed record Answer(int? Number, string Subject, string Text);
}
