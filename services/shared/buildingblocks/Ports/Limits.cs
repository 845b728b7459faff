namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>
/// Limits that every adapter enforces alike. Input beyond them is refused with <see cref="ArgumentException"/>; nothing is cut short.
/// </summary>
public static class Limits
{
    /// <summary>Longest state key, in characters: 512.</summary>
    public const int StateKeyLength = 512;

    /// <summary>Largest state value: 4 MiB.</summary>
    public const int StateValueBytes = 4 * 1024 * 1024;

    /// <summary>Most keys in one bulk read: 1,000.</summary>
    public const int BulkKeys = 1_000;

    /// <summary>Longest name of a stream, in characters: 200.</summary>
    public const int StreamNameLength = 200;

    /// <summary>Most entries in one append: 1,000.</summary>
    public const int BatchEntries = 1_000;

    /// <summary>Largest log entry: 1 MiB.</summary>
    public const int EntryBytes = 1024 * 1024;

    /// <summary>Longest name of a topic or of a subscriber group, in characters: 100.</summary>
    public const int TopicLength = 100;

    /// <summary>Longest event id, in characters: 200.</summary>
    public const int EventIdLength = 200;

    /// <summary>Largest event, envelope included: 1 MiB.</summary>
    public const int EventBytes = 1024 * 1024;

    /// <summary>Longest blob key, in characters: 200.</summary>
    public const int BlobKeyLength = 200;

    /// <summary>Most items on one page of a listing: 1,000.</summary>
    public const int PageSize = 1_000;
}
