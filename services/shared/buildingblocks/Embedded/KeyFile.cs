using System.Security.Cryptography;
using System.Text;
using SyncInterview.BuildingBlocks.Encryption;

namespace SyncInterview.BuildingBlocks.Embedded;

/// <summary>The data key that the embedded adapter makes for itself when none is configured: one line, "id base64", mode 0600.</summary>
internal sealed class KeyFile(string directory)
{
    private readonly string _path = Path.Combine(directory, "data.key");

    /// <summary>Reads the key; null when there is no file.</summary>
    public DataKey? Read()
    {
        if (!File.Exists(_path))
            return null;
        var parts = File.ReadAllText(_path).Trim().Split(' ');
        var secret = new byte[DataKey.KeyBytes];
        return parts.Length == 2
            && DataKey.IsValidId(parts[0])
            && Convert.TryFromBase64String(parts[1], secret, out var length)
            && length == DataKey.KeyBytes
                ? new DataKey(parts[0], secret)
                : throw new DataKeyException($"{_path} is not a key file; restore it from a backup. Without it the data cannot be read.");
    }

    /// <summary>Makes a key with an id of its own. The caller holds the store's write lock.</summary>
    public DataKey Create()
    {
        var key = DataKey.Generate($"local-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        var temporary = _path + ".new";
        File.Delete(temporary);
        using (var file = DataDirectory.CreateFile(temporary))
        {
            file.Write(Encoding.ASCII.GetBytes($"{key.Id} {key.ToBase64()}\n"));
            file.Flush(flushToDisk: true);
        }

        DataDirectory.Publish(temporary, _path);
        return key;
    }
}
