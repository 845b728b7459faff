using System.Globalization;
using System.Text.RegularExpressions;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>Reads one line of a scenario word by word. Whatever is not as the grammar says is refused.</summary>
internal sealed partial class LineReader
{
    private readonly List<string> _tokens = [];
    private int _next;

    /// <exception cref="FormatException">A quotation mark is missing.</exception>
    public LineReader(string line)
    {
        foreach (Match match in Tokens().Matches(line))
        {
            if (match.Value.Contains('"', StringComparison.Ordinal) && (match.Value.Length < 2 || match.Value[0] != '"' || match.Value[^1] != '"'))
                throw new FormatException($"a quotation mark is missing at: {match.Value}");
            _tokens.Add(match.Value);
        }
    }

    public bool IsAtEnd => _next == _tokens.Count;

    private string Next => IsAtEnd ? "the end of the line" : _tokens[_next];

    private bool IsQuote => !IsAtEnd && _tokens[_next][0] == '"';

    /// <summary>The next word.</summary>
    public string Word(string what) => IsAtEnd || IsQuote ? throw Expected(what) : _tokens[_next++];

    /// <summary>Whether the next word is this one.</summary>
    public bool Sees(string word) => !IsAtEnd && _tokens[_next] == word;

    /// <summary>Whether the next word is this one; then it is read.</summary>
    public bool Take(string word)
    {
        var isIt = Sees(word);
        _next += isIt ? 1 : 0;
        return isIt;
    }

    /// <summary>The next text in quotation marks.</summary>
    public string Quote() => OptionalQuote() ?? throw Expected("a text in quotation marks");

    public string? OptionalQuote() => IsQuote ? _tokens[_next++][1..^1] : null;

    /// <summary>The next span of time, for example <c>1.5s</c>.</summary>
    public TimeSpan Time() => OptionalTime() ?? throw Expected("a time such as 1.5s, 800ms or 2m");

    public TimeSpan? OptionalTime()
    {
        if (IsAtEnd || !Times().IsMatch(_tokens[_next]))
            return null;
        var match = Times().Match(_tokens[_next++]);
        var value = decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return TimeSpan.FromTicks((long)(value * match.Groups[2].Value switch
        {
            "ms" => TimeSpan.TicksPerMillisecond,
            "s" => TimeSpan.TicksPerSecond,
            "m" => TimeSpan.TicksPerMinute,
            _ => TimeSpan.TicksPerHour,
        }));
    }

    /// <summary>The next whole number.</summary>
    public int Number(string what) =>
        !IsAtEnd && int.TryParse(_tokens[_next], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && _next++ >= 0
            ? number
            : throw Expected(what);

    /// <summary>Nothing may follow.</summary>
    public void End()
    {
        if (!IsAtEnd)
            throw Expected("the end of the line");
    }

    public FormatException Expected(string what) => new($"expected {what}, not {Next}");

    [GeneratedRegex("\"[^\"]*\"|[^\\s\"]\\S*|\"")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"^([0-9]+(?:\.[0-9]+)?)(ms|s|m|h)$")]
    private static partial Regex Times();
}
