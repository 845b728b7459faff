using System.Security.Cryptography;
using System.Text;
using SyncInterview.Edge.Options;

namespace SyncInterview.Edge.Identity;

/// <summary>Knows API keys by their SHA-256. Keys are long and random, so no slow hash is needed.</summary>
internal sealed class ApiKeyRing(IEnumerable<ApiKeyOptions> keys)
{
    private readonly (byte[] Hash, Caller Caller)[] _entries =
        [.. keys.Select(key => (Convert.FromHexString(key.Sha256), new Caller(key.Owner)))];

    /// <summary>Whom the key belongs to; null when to nobody. Takes the same time whichever entry matches.</summary>
    public Caller? Find(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        Caller? found = null;
        foreach (var (known, caller) in _entries)
        {
            if (CryptographicOperations.FixedTimeEquals(known, hash))
                found = caller;
        }

        return found;
    }
}
