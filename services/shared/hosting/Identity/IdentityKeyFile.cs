using System.Security.Cryptography;
using System.Text;

namespace SyncInterview.Hosting.Identity;

/// <summary>
/// The signing key of processes that share a data directory and were given none: one line of base64 in <c>identity.key</c>, mode 0600.
/// </summary>
internal sealed class IdentityKeyFile(string directory)
{
    public const int KeyBytes = 32;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _path = Path.Combine(directory, "identity.key");

    /// <summary>Reads the key, and makes it when there is none. Processes that start together get the same one.</summary>
    public byte[] ReadOrCreate()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        byte[]? key = null;
        IOException? busy = null;
        if (!SpinWait.SpinUntil(() => (key = TryReadOrCreate(out busy)) is not null, Patience))
            throw new InvalidOperationException($"{_path} cannot be opened.", busy);
        return key!;
    }

    // The exclusive open is the lock: whoever finds the file empty writes it, everybody else waits and reads.
    private byte[]? TryReadOrCreate(out IOException? busy)
    {
        busy = null;
        try
        {
            using var file = new FileStream(_path, Exclusive());
            return file.Length == 0 ? Write(file) : Read(file);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException))
        {
            busy = exception;
            return null;
        }
    }

    private static FileStreamOptions Exclusive()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private static byte[] Write(FileStream file)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
        file.Flush(flushToDisk: true);
        return key;
    }

    private byte[] Read(FileStream file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
            throw new InvalidOperationException($"{_path} must be readable by its owner only (chmod 600).");
        using var reader = new StreamReader(file, Encoding.ASCII);
        var key = new byte[KeyBytes];
        return Convert.TryFromBase64String(reader.ReadToEnd().Trim(), key, out var length) && length == KeyBytes
            ? key
            : throw new InvalidOperationException($"{_path} is no identity key. Delete it and restart all services that share it.");
    }
}
