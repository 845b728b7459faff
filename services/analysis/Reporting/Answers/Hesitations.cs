namespace SyncInterview.Analysis.Reporting.Answers;

/// <summary>Sounds of hesitation. They are counted as fillers, and left out before anything is looked for in what was said.</summary>
internal static class Hesitations
{
    private static readonly HashSet<string> Sounds =
        new(["um", "umm", "uhm", "uh", "uhh", "er", "erm", "eh", "ehm", "ah", "hm", "hmm", "mm", "mmm"], StringComparer.Ordinal);

    public static bool IsSound(string word) => Sounds.Contains(word);
}
