namespace SyncInterview.Terminal.Demo;

/// <summary>What a demonstration is made of.</summary>
/// <param name="Against">Address of a running suite; null: one of its own is started.</param>
/// <param name="Speed">How fast time passes. A suite that runs already keeps its own time, so it is 1 there.</param>
/// <param name="Output">Where the results go.</param>
/// <param name="Resume">The resume.</param>
/// <param name="Job">The job description.</param>
/// <param name="Answers">What the candidate says.</param>
/// <param name="Limit">Time limit of the interview.</param>
/// <param name="Settings">Further settings of the suite.</param>
internal sealed record DemoOptions(
    Uri? Against,
    double Speed,
    DirectoryInfo Output,
    FileInfo Resume,
    FileInfo Job,
    FileInfo Answers,
    TimeSpan Limit,
    IReadOnlyDictionary<string, string?> Settings);
