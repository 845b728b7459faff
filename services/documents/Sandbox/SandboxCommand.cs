using System.Diagnostics;

namespace SyncInterview.Documents.Sandbox;

/// <summary>Builds the command line that starts a program shut in.</summary>
internal static class SandboxCommand
{
    private const string NobodyId = "65534";

    /// <summary>The command for a level. The program sees an empty environment, and its input only through its standard input.</summary>
    public static ProcessStartInfo Build(SandboxLevel level, ToolLimits limits, string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/prlimit")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        Add(start, $"--cpu={limits.CpuSeconds}", $"--as={limits.MemoryBytes}", "--core=0", "--fsize=0", "--nofile=64", "--");
        if (level == SandboxLevel.Namespaces)
            AddBubblewrap(start);
        start.ArgumentList.Add(program);
        Add(start, [.. arguments]);
        return start;
    }

    private static void AddBubblewrap(ProcessStartInfo start)
    {
        // No --die-with-parent: it watches the thread that started the program, and threads of the pool come and go. Should this
        // service die, the program finds its pipes closed, and its processor time is limited anyway.
        Add(start, "/usr/bin/bwrap", "--unshare-all", "--new-session", "--cap-drop", "ALL");
        Add(start, "--clearenv", "--uid", NobodyId, "--gid", NobodyId, "--hostname", "sandbox", "--ro-bind", "/usr", "/usr");
        foreach (var folder in (string[])["/lib", "/lib64"])
        {
            if (Directory.ResolveLinkTarget(folder, returnFinalTarget: false) is { } link)
                Add(start, "--symlink", Path.GetRelativePath("/", link.FullName), folder);
            else
                Add(start, "--ro-bind-try", folder, folder);
        }

        // Fonts that a document names but does not bring are looked for on the machine.
        Add(start, "--ro-bind-try", "/etc/fonts", "/etc/fonts", "--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig");
        Add(start, "--tmpfs", "/tmp", "--chdir", "/tmp", "--");
    }

    private static void Add(ProcessStartInfo start, params ReadOnlySpan<string> arguments)
    {
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
    }
}
