using System.Buffers;
using System.Runtime.CompilerServices;

namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>The checks of <see cref="Limits"/>, shared by all adapters so that none accepts what another refuses.</summary>
internal static class PortGuard
{
    private static readonly SearchValues<char> BlobKeyCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/");

    public static void StateKey(string key) => Name(key, Limits.StateKeyLength, nameof(key));

    public static void StateValue(ReadOnlyMemory<byte> value) => Size(value.Length, Limits.StateValueBytes, nameof(value));

    public static void BulkKeys(IReadOnlyCollection<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count > Limits.BulkKeys)
            throw new ArgumentException($"{keys.Count} keys were asked for; at most {Limits.BulkKeys} are allowed.", nameof(keys));
        foreach (var key in keys)
            Name(key, Limits.StateKeyLength, nameof(keys));
    }

    public static void TimeToLive(TimeSpan? timeToLive)
    {
        if (timeToLive <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(timeToLive), timeToLive, "A time to live is greater than zero.");
    }

    public static void Stream(string stream) => Name(stream, Limits.StreamNameLength, nameof(stream));

    public static void Append(string stream, long expectedOffset, long epoch, IReadOnlyList<ReadOnlyMemory<byte>> batch)
    {
        Stream(stream);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedOffset);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count is 0 or > Limits.BatchEntries)
            throw new ArgumentException($"A batch has 1 to {Limits.BatchEntries} entries; this one has {batch.Count}.", nameof(batch));
        foreach (var entry in batch)
            Size(entry.Length, Limits.EntryBytes, nameof(batch));
    }

    public static void Topic(string topic) => Name(topic, Limits.TopicLength, nameof(topic));

    public static void Group(string group) => Name(group, Limits.TopicLength, nameof(group));

    public static void EventId(string eventId) => Name(eventId, Limits.EventIdLength, nameof(eventId));

    public static void EventSize(int bytes) => Size(bytes, Limits.EventBytes, "data");

    public static void PageSize(int pageSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, Limits.PageSize);
    }

    /// <summary>Empty segments are refused too: they make two spellings of one path.</summary>
    public static void BlobKey(string key)
    {
        Name(key, Limits.BlobKeyLength, nameof(key));
        if (key.AsSpan().ContainsAnyExcept(BlobKeyCharacters)
            || key[0] == '/'
            || key[^1] == '/'
            || key.Contains("//", StringComparison.Ordinal))
        {
            throw new ArgumentException(
                "A blob key has letters, digits, '-', '_' and single '/' between them; it neither starts nor ends with '/'.", nameof(key));
        }
    }

    public static void Name(string name, int maxLength, [CallerArgumentExpression(nameof(name))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        if (name.Length > maxLength)
            throw new ArgumentException($"{name.Length} characters; at most {maxLength} are allowed.", parameter);
        foreach (var character in name)
        {
            if (char.IsControl(character))
                throw new ArgumentException("Control characters are not allowed.", parameter);
        }
    }

    private static void Size(int bytes, int maxBytes, string parameter)
    {
        if (bytes > maxBytes)
            throw new ArgumentException($"{bytes} bytes; at most {maxBytes} are allowed.", parameter);
    }
}
