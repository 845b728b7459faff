using System.Security.Cryptography;
using System.Text;

namespace SyncInterview.Standalone;

/// <summary>Where the services behind the public door listen.</summary>
internal static class PrivateSocket
{
    // Linux allows 107 bytes, macOS 103.
    private const int LongestPath = 100;

    /// <summary>A path in the data directory, or, where that is too long for a socket, one of its own among the temporary files.</summary>
    public static string In(string dataDirectory)
    {
        var path = Path.GetFullPath(Path.Combine(dataDirectory, "run", "suite.sock"));
        if (Encoding.UTF8.GetByteCount(path) <= LongestPath)
            return path;
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];
        return Path.Combine(Path.GetTempPath(), $"syncinterview-{digest}", "suite.sock");
    }
}
