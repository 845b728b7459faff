using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SyncInterview.Contracts.Kit;

/// <summary>Runs buf, which <c>./syncinterview test</c> installs from npm.</summary>
internal static class Buf
{
    private static readonly string Executable = Path.Combine(
        Checkout.Root,
        "tests/foreign/node_modules/@bufbuild",
        RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "buf-linux-aarch64" : "buf-linux-x64",
        "bin/buf");

    /// <summary>The released contracts: a serialised <c>google.protobuf.FileDescriptorSet</c>.</summary>
    public static string Released { get; } = Path.Combine(Checkout.Root, "protos/released/syncinterview.binpb");

    /// <summary>Runs buf in a folder and returns its exit code and everything it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        Assert.True(File.Exists(Executable), "buf is not installed. Run ./syncinterview test once, which installs it.");
        using var buf = Process.Start(new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("buf did not start.");
        var output = buf.StandardOutput.ReadToEndAsync();
        var errors = buf.StandardError.ReadToEndAsync();
        await buf.WaitForExitAsync();
        return (buf.ExitCode, await output + await errors);
    }
}
