using System.Diagnostics;

namespace SyncInterview.Contracts.Kit;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Checkout
{
    /// <summary>Absolute path of the folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>
    /// Paths of all files that are in version control or would be added to it, relative to <see cref="Root"/>.
    /// Files that are staged as deleted are left out.
    /// </summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    /// <summary>Reads one of <see cref="Files"/>.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SyncInterview.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout of the repository.");
    }

    private static List<string> ListFiles()
    {
        // The checkout may belong to another user than the one that runs the tests, as in a container.
        using var git = Process.Start(new ProcessStartInfo("git")
        {
            ArgumentList = { "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard" },
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("git did not start.");
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, "These tests need a git checkout.");
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Root, file)))];
    }
}
