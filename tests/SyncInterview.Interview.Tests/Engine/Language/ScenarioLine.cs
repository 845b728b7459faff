using System.Globalization;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>A line of a scenario: data that prints as it is read and knows simpler forms of itself.</summary>
internal abstract record ScenarioLine
{
    /// <summary>The line as it stands in a file.</summary>
    public abstract string Print();

    /// <summary>The line with something left out or rounded, the simplest first.</summary>
    public virtual IEnumerable<ScenarioLine> Simpler() => [];

    public sealed override string ToString() => Print();

    protected static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + "s";

    protected static string Quoted(string text) => $"\"{text.Replace('"', '\'').Replace('\n', ' ')}\"";

    /// <summary>Shorter texts that still begin alike.</summary>
    protected static IEnumerable<string> Shorter(string text)
    {
        var words = text.Split(' ');
        for (var kept = 1; kept < words.Length; kept *= 2)
            yield return string.Join(' ', words.Take(kept));
        if (words.Length > 2)
            yield return string.Join(' ', words.SkipLast(1));
    }

    /// <summary>Rounder times, none of them later.</summary>
    protected static IEnumerable<TimeSpan> Rounder(TimeSpan time)
    {
        foreach (var unit in (int[])[60_000, 10_000, 1_000, 100, 10])
        {
            var rounded = TimeSpan.FromMilliseconds(Math.Floor(time.TotalMilliseconds / unit) * unit);
            if (rounded < time)
                yield return rounded;
        }
    }
}
