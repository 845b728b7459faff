namespace SyncInterview.BuildingBlocks.Encryption;

/// <summary>The data keys at hand: one encrypts, all decrypt.</summary>
public sealed class DataKeyring
{
    private readonly Dictionary<string, DataKey> _keys;

    /// <summary>Creates a keyring. Throws <see cref="DataKeyException"/> when the active key is not among the keys.</summary>
    public DataKeyring(string activeId, IEnumerable<DataKey> keys)
    {
        ArgumentNullException.ThrowIfNull(activeId);
        _keys = keys.ToDictionary(key => key.Id, StringComparer.Ordinal);
        Active = Find(activeId);
    }

    /// <summary>The key that encrypts new data.</summary>
    public DataKey Active { get; }

    /// <summary>
    /// Builds the keyring of the configured keys; null when none is configured.
    /// Throws <see cref="DataKeyException"/> naming the setting that is wrong, never its value.
    /// </summary>
    public static DataKeyring? FromOptions(DataKeyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Keys.Count == 0 && string.IsNullOrEmpty(options.Active))
            return null;
        var keys = options.Keys.Select(pair => Parse(pair.Key, pair.Value)).ToList();
        if (!string.IsNullOrEmpty(options.Active))
            return new DataKeyring(options.Active, keys);
        return keys.Count == 1
            ? new DataKeyring(keys[0].Id, keys)
            : throw new DataKeyException($"{DataKeyOptions.Section}:Active must name one of the {keys.Count} configured keys.");
    }

    /// <summary>The same keyring with one more key that decrypts. A configured key of that id wins.</summary>
    internal DataKeyring With(DataKey key) => new(Active.Id, _keys.Values.Append(key).DistinctBy(known => known.Id));

    internal DataKey Find(string id) =>
        _keys.TryGetValue(id, out var key)
            ? key
            : throw new DataKeyException($"Data key '{id}' is not configured; set {DataKeyOptions.Section}:Keys:{id}.");

    private static DataKey Parse(string id, string base64)
    {
        var setting = $"{DataKeyOptions.Section}:Keys:{id}";
        if (!DataKey.IsValidId(id))
            throw new DataKeyException($"{setting}: a key id has 1 to {DataKey.MaxIdLength} letters, digits, '-' or '_'.");
        Span<byte> secret = stackalloc byte[DataKey.KeyBytes];
        return Convert.TryFromBase64String(base64, secret, out var length) && length == DataKey.KeyBytes
            ? new DataKey(id, secret)
            : throw new DataKeyException(
                $"{setting} must be {DataKey.KeyBytes} bytes in base64, for example from 'openssl rand -base64 32'.");
    }
}
