using System.Runtime.CompilerServices;

namespace SyncInterview.Analysis.Tests.Kit;

/// <summary>The repository's samples.</summary>
internal static class SampleFiles
{
    /// <summary>The spoken answers of the demo's candidate, in order.</summary>
    public static IReadOnlyList<string> Answers()
    {
        var text = File.ReadAllText(Path.Combine(Root(), "samples", "answers", "mara-lindqvist.txt"));
        return
        [
            .. text.ReplaceLineEndings("\n").Split("\n---\n").Select(block =>
                string.Join(' ', block.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Trim()))),
        ];
    }

    private static string Root([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));
}
