using System.CommandLine;

namespace SyncInterview.Terminal.Commands;

/// <summary>The option that names a running suite.</summary>
internal static class Against
{
    public static Option<Uri?> Option() => new("--against")
    {
        Description = "A suite that runs already, as in http://127.0.0.1:50051. Without it one is started.",
    };
}
