using System.CommandLine;

namespace SyncInterview.Terminal.Commands;

/// <summary>The option that names a running suite.</summary>
internal static class Against
{
    public static Option<Uri?> Option() => new("--against")
    {
        Description = "A suite that runs already, as in http://127.0.0.1:50051. Without it one is started.",
        CustomParser = parsed =>
        {
            if (Uri.TryCreate(parsed.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                return address;
            parsed.AddError($"'{parsed.Tokens[0].Value}' is no address of a suite; write it as in http://127.0.0.1:50051.");
            return null;
        },
    };
}
