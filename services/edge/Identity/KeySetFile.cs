using Microsoft.IdentityModel.Tokens;

namespace SyncInterview.Edge.Identity;

/// <summary>
/// The issuer's public keys, read from a file. Only RSA and EC keys count: a symmetric key in the set would let whoever reads it sign.
/// </summary>
internal sealed class KeySetFile(string path, TimeProvider clock)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private IReadOnlyList<SecurityKey> _keys = Read(path);
    private DateTime _written = File.GetLastWriteTimeUtc(path);
    private long _looked = clock.GetTimestamp();

    public IReadOnlyList<SecurityKey> Keys => Volatile.Read(ref _keys);

    /// <summary>What is wrong with a file, in words for whoever starts the edge; null when it will do.</summary>
    public static string? Problem(string path)
    {
        try
        {
            return Read(path).Count > 0 ? null : $"{path} holds no RSA or EC public key.";
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            return $"the path of a JSON Web Key Set; \"{path}\" could not be read as one ({failure.GetType().Name}).";
        }
    }

    /// <summary>
    /// Reads the file again if it changed; at most every 10 s, so that made-up key ids cost nothing. Whether there are other keys now.
    /// A file that cannot be read (half written, say) leaves the keys as they are.
    /// </summary>
    public bool Refresh()
    {
        lock (_gate)
        {
            if (clock.GetElapsedTime(_looked) < LookAgainAfter)
                return false;
            _looked = clock.GetTimestamp();
            var written = File.GetLastWriteTimeUtc(path);
            if (written == _written)
                return false;
            try
            {
                Volatile.Write(ref _keys, Read(path));
                _written = written;
                return true;
            }
            catch (Exception failure) when (IsUnreadable(failure))
            {
                return false;
            }
        }
    }

    private static bool IsUnreadable(Exception failure) => failure is IOException or UnauthorizedAccessException or ArgumentException;

    private static IReadOnlyList<SecurityKey> Read(string path)
    {
        var set = new JsonWebKeySet(File.ReadAllText(path)) { SkipUnresolvedJsonWebKeys = true };
        return
        [
            .. set.Keys.Where(key =>
                (key.Kty is JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve) && key.Use is null or "" or "sig"),
        ];
    }
}
