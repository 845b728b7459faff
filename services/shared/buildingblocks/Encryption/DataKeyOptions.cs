namespace SyncInterview.BuildingBlocks.Encryption;

/// <summary>
/// Keys that encrypt data at rest (section <c>DataKeys</c>). Without any, the embedded adapter makes one of its own. A key must stay
/// configured as long as data written under it is to be read: to rotate, add a key and make it active.
/// </summary>
public sealed class DataKeyOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "DataKeys";

    /// <summary>Id of the key that encrypts new data. May be left out when there is exactly one key.</summary>
    public string? Active { get; set; }

    /// <summary>
    /// Keys by id. An id has 1 to 32 letters, digits, '-' or '_'; a key is 32 random bytes in base64
    /// (for example from <c>openssl rand -base64 32</c>).
    /// </summary>
    public Dictionary<string, string> Keys { get; } = [];
}
