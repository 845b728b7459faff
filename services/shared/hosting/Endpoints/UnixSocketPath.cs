using System.Net.Sockets;
using System.Runtime.Versioning;

namespace SyncInterview.Hosting.Endpoints;

/// <summary>Keeps a Unix socket to its owner.</summary>
[UnsupportedOSPlatform("windows")]
internal static class UnixSocketPath
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>Makes the folder, refuses one that others may enter, and removes a socket that a killed process left behind.</summary>
    public static string Prepare(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full) ?? throw new InvalidOperationException($"{path} names no file.");
        var mode = Directory.CreateDirectory(folder, OwnerFolder).UnixFileMode;
        if ((mode & ~OwnerFolder) != 0)
            throw new InvalidOperationException($"Others may enter {folder}. A socket's folder must have mode 0700; name one of its own.");
        if (File.Exists(full))
            RemoveAbandoned(full);
        return full;
    }

    /// <summary>Closes a bound socket's file to everybody else, before anything listens on it.</summary>
    public static void Restrict(string path) => File.SetUnixFileMode(path, OwnerOnly);

    private static void RemoveAbandoned(string path)
    {
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
            return;
        }

        throw new InvalidOperationException($"Another process listens on {path}.");
    }
}
